import type { MemoryObject, MemoryPlace } from '../MemoryObject.ts';
import type { MemoryView } from '../MemoryView.ts';
import type { MemoryEvent } from './MemoryEvent.ts';

/** Higher than this above where it rested, a thing was lifted. */
const LIFTED_METRES = 0.08;

/** A thing that has left its place before the camera's eyes and does not rest yet. */
interface Motion {
  readonly from: MemoryPlace;
  readonly isLifted: boolean;
}

/**
 * Events as a fold over what is remembered after each view. With hindsight: a thing that turns out to be one that was
 * known before never appeared.
 */
export class EventFold {
  readonly #motions = new Map<number, Motion>();
  /** The first frame in a row that saw a thing's place empty. */
  readonly #emptySince = new Map<number, bigint>();
  #known = new Map<number, MemoryObject>();
  #events: MemoryEvent[] = [];

  /** `objects`: what is remembered after the view. */
  step(view: Pick<MemoryView, 'stampNs'>, objects: readonly MemoryObject[]): void {
    const now = new Map(objects.map((object) => [object.id, object]));
    for (const id of this.#known.keys()) if (!now.has(id)) this.#retract(id);
    for (const object of objects) {
      const before = this.#known.get(object.id);
      if (before) this.#follow(before, object, view.stampNs);
      else this.#begin(object);
    }
    this.#known = now;
  }

  /** All so far, in the order of their stamps. What is still under way rests where it was seen last. */
  events(): readonly MemoryEvent[] {
    const underWay = [...this.#motions].flatMap(([id, { from }]) => {
      const object = this.#known.get(id);
      return object ? [moved(id, from, object.place)] : [];
    });
    return [...this.#events, ...underWay].sort((a, b) => Number(a.stampNs - b.stampNs) || a.id - b.id);
  }

  #begin({ id, place, firstSeenNs, emptyBeforeNs }: MemoryObject): void {
    this.#events.push(
      emptyBeforeNs === undefined
        ? { kind: 'first_seen', id, stampNs: firstSeenNs, to: place.center }
        : { kind: 'appeared', id, stampNs: firstSeenNs, afterNs: emptyBeforeNs, to: place.center },
    );
  }

  #follow(before: MemoryObject, object: MemoryObject, stampNs: bigint): void {
    const { id, place } = object;
    const emptyNs = this.#emptySince.get(id);
    if (object.emptyViews === 0) this.#emptySince.delete(id);
    else if (before.emptyViews === 0) this.#emptySince.set(id, stampNs);
    const [from] = object.earlier;
    if (from !== before.earlier[0] && from) this.#motions.set(id, { from, isLifted: false });
    else if (before.isGone && !object.isGone)
      this.#events.push({
        kind: 'appeared',
        id,
        stampNs: place.untilNs,
        afterNs: emptyNs ?? before.lastSeenNs,
        to: place.center,
      });
    if (!before.isGone && object.isGone)
      this.#events.push({
        kind: 'gone',
        id,
        stampNs: this.#emptySince.get(id) ?? stampNs,
        afterNs: object.lastSeenNs,
        from: place.center,
      });
    this.#move(object);
  }

  #move({ id, place, isGone }: MemoryObject): void {
    const motion = this.#motions.get(id);
    if (!motion) return;
    const { from, isLifted } = motion;
    const isResting = place.sinceNs < place.untilNs;
    if (!isLifted && !isResting && place.center[2] - from.center[2] > LIFTED_METRES) {
      this.#motions.set(id, { from, isLifted: true });
      this.#events.push({
        kind: 'picked_up',
        id,
        stampNs: place.untilNs,
        afterNs: from.untilNs,
        from: from.center,
      });
    }
    if (!isResting && !isGone) return;
    this.#motions.delete(id);
    this.#events.push(moved(id, from, place));
  }

  /** It was another thing all the time, or has been let go of. */
  #retract(id: number): void {
    this.#motions.delete(id);
    this.#events = this.#events.filter((event) => event.id !== id);
  }
}

const moved = (id: number, from: MemoryPlace, to: MemoryPlace): MemoryEvent => ({
  kind: 'moved',
  id,
  stampNs: to.sinceNs,
  afterNs: from.untilNs,
  from: from.center,
  to: to.center,
});
