import type { Vec3 } from '../types/geometry.ts';
import { associate, REACH_METRES } from './associate.ts';
import { HeldObjects } from './held/HeldObjects.ts';
import { leastWorth } from './held/leastWorth.ts';
import { TakenBack } from './held/TakenBack.ts';
import { TracksInView } from './held/TracksInView.ts';
import type { MemoryObject } from './MemoryObject.ts';
import type { HeldMemory, MemoryChanges } from './MemoryStore.ts';
import { EMPTY_VIEWS, type MemoryView, OWN_CAMERA, type Sighting } from './MemoryView.ts';
import { boundsOf } from './place/boundsOf.ts';
import { PastViews } from './place/PastViews.ts';
import { isDouble, nearestAlike } from './things/alike.ts';
import { firstSeen } from './things/firstSeen.ts';
import { isPiece } from './things/isPiece.ts';
import { joined } from './things/joined.ts';
import { reunited } from './things/reunited.ts';
import { seenAgain } from './things/seenAgain.ts';

/** A thing of one view may be a slip of the segmentation: it is remembered once it was seen twice, within so long. */
const LEAST_VIEWS = 2;
const CONFIRM_WITHIN_NS = 20_000_000_000n;
/** So many views of a thing may tell that its place was empty before. */
const BELATED_VIEWS = 6;
/** Known things so near make a place one that was looked at. */
const BESIDE_METRES = 1;

export interface ObjectMemoryOptions {
  /** Most things remembered; those gone go first, then the longest unseen. */
  readonly maxObjects: number;
}

const NOTHING: HeldMemory = { objects: [], nextId: 1 };

/**
 * Things in a frame that stands still, from one view after another. Deterministic: the same views make the same memory.
 * Things of one view only are held apart, under negative ids, until they are seen again.
 */
export class ObjectMemory {
  readonly #options: ObjectMemoryOptions;
  readonly #objects = new HeldObjects();
  readonly #saved = new Set<number>();
  readonly #removed = new Set<number>();
  readonly #tracks = new TracksInView();
  readonly #takenBack = new TakenBack();
  #newestNs = 0n;
  readonly #past = new PastViews();
  #nextId: number;
  #nextTentative = -1;

  constructor(options: ObjectMemoryOptions, held: HeldMemory = NOTHING) {
    this.#options = options;
    for (const object of held.objects) this.#objects.put(object);
    this.#nextId = Math.max(held.nextId, ...held.objects.map(({ id }) => id + 1));
    this.#evict();
  }

  /** What is remembered, in the order of the ids. */
  get objects(): readonly MemoryObject[] {
    return this.#objects.remembered;
  }

  observe(given: MemoryView): void {
    const view = this.#takenBack.strip(given);
    this.#newestNs = view.stampNs;
    const { stampNs, sightings, source = OWN_CAMERA } = view;
    const matches = associate(this.#near(sightings), sightings, this.#tracks.of(source)).filter(
      // What was carried away has left its place; where something still stands there, a track has slipped to another thing.
      ({ isCarried, object }) => !isCarried || view.evidenceAt(object.place) !== 'occupied',
    );
    const seen = new Set<number>();
    const tracked = this.#tracks.begin(source);
    const matched = new Set<Sighting>();
    const here: MemoryObject[] = [];
    for (const match of matches) {
      matched.add(match.sighting);
      const object = this.#confirm(seenAgain(match, view), view);
      seen.add(object.id);
      here.push(object);
      tracked.set(match.sighting.trackId, object.id);
    }
    this.#joinDoubles(seen, sightings);
    for (const sighting of sightings) {
      if (matched.has(sighting) || isPiece(sighting, here)) continue;
      const id = this.#nextTentative--;
      this.#objects.put(firstSeen(id, sighting, stampNs));
      tracked.set(sighting.trackId, id);
      seen.add(id);
    }
    this.#lookForEmptyPlaces(view, seen);
    this.#dropTentative(stampNs);
    this.#evict();
    this.#past.add(view);
  }

  /** The thing that a track of a camera's newest view is; undefined while it has been seen once. */
  objectOfTrack(trackId: number, source = OWN_CAMERA): MemoryObject | undefined {
    const id = this.#tracks.of(source).get(trackId) ?? 0;
    return id > 0 ? this.#objects.get(id) : undefined;
  }

  /** A picture is kept of a thing, of so much worth. False where it has been forgotten meanwhile. */
  pictured(id: number, worth: number): boolean {
    const object = this.#objects.get(id);
    if (object) this.#put({ ...object, pictureWorth: worth });
    return object !== undefined;
  }

  /** The other way round: the track of a thing in the newest view of our own camera. */
  trackOf(id: number): number | undefined {
    for (const [track, of] of this.#tracks.of(OWN_CAMERA)) if (of === id) return track;
    return undefined;
  }

  /** Gives a thing a name of a person's, or takes it off. False where there is no such thing. */
  name(id: number, given: string | undefined): boolean {
    const object = id > 0 ? this.#objects.get(id) : undefined;
    if (!object) return false;
    const { given: before, ...rest } = object;
    if (given !== undefined) this.#takenBack.give(given);
    else if (before !== undefined) this.#takenBack.take(before, this.#newestNs);
    // What it was called while it bore the name is no sighting of that name.
    const labels = rest.labels.filter(({ label }) => label !== before);
    this.#put({ ...rest, labels, ...(given !== undefined && { given }) });
    return true;
  }

  /** The names that people gave to what the tracks of our own camera's newest view are. */
  get namedTracks(): ReadonlyMap<number, string> {
    const named = new Map<number, string>();
    for (const [track, id] of this.#tracks.of(OWN_CAMERA)) {
      const given = this.#objects.get(id)?.given;
      if (given !== undefined) named.set(track, given);
    }
    return named;
  }

  /** Tracks have begun anew (the clock jumped back, the node was deactivated). */
  forgetTracks(): void {
    this.#past.clear();
    this.#tracks.clear();
    for (const { id } of this.#objects.tentative) this.#objects.delete(id);
  }

  /** Whether there was such a thing. It will be seen as a new one where it is still there. */
  forget(id: number): boolean {
    if (id <= 0 || !this.#objects.has(id)) return false;
    this.#remove(id);
    return true;
  }

  /** What has changed since it was last taken; undefined where nothing has. */
  takeChanges(): MemoryChanges | undefined {
    if (this.#saved.size === 0 && this.#removed.size === 0) return undefined;
    const saved = [...this.#saved].sort((a, b) => a - b).map((id) => this.#objects.get(id)!);
    const removed = [...this.#removed].sort((a, b) => a - b);
    this.#saved.clear();
    this.#removed.clear();
    return { saved, removed, nextId: this.#nextId };
  }

  /** Changes that could not be stored: they come with the next ones. */
  giveBack({ saved, removed }: MemoryChanges): void {
    for (const id of removed) this.#removed.add(id);
    for (const { id } of saved) if (this.#objects.has(id)) this.#saved.add(id);
  }

  #put(object: MemoryObject): MemoryObject {
    this.#objects.put(object);
    if (object.id > 0) this.#saved.add(object.id);
    return object;
  }

  #remove(id: number): void {
    this.#objects.delete(id);
    if (id < 0) return;
    this.#saved.delete(id);
    this.#removed.add(id);
  }

  /** A thing that was seen often enough gets its id: that of a thing that has left its place and looks the same, or a new one. */
  #confirm(tentative: MemoryObject, view: MemoryView): MemoryObject {
    if (tentative.id > 0) return this.#put(this.#belated(tentative, view));
    if (tentative.timesSeen < LEAST_VIEWS) return this.#put(tentative);
    this.#objects.delete(tentative.id);
    const object = this.#withPast(tentative, view);
    const moved = this.#isNewcomer(object) ? nearestAlike(object, this.#objects.gone) : undefined;
    if (moved) return this.#put(reunited(moved, object));
    return this.#put({ ...object, id: this.#nextId++ });
  }

  /** The view that made a thing known may have shown half of it: the next ones may tell that it is what was moved. */
  #belated(object: MemoryObject, view: MemoryView): MemoryObject {
    if (object.timesSeen > BELATED_VIEWS || object.emptyBeforeNs !== undefined || object.earlier.length > 0)
      return object;
    const known = this.#withPast(object, view);
    if (known.emptyBeforeNs === undefined) return object;
    const left = this.#objects.gone.filter(({ lastSeenNs }) => lastSeenNs < known.firstSeenNs);
    const moved = nearestAlike(known, left);
    if (!moved) return known;
    this.#remove(object.id);
    return reunited(moved, known);
  }

  /** With when its place was last seen empty. Between a chair's legs depth goes through while it stands there: no telling. */
  #withPast(object: MemoryObject, { evidenceAt }: MemoryView): MemoryObject {
    if (evidenceAt(object.place) !== 'occupied') return object;
    const emptyBeforeNs = this.#past.lastEmpty(object.place, object.firstSeenNs);
    return emptyBeforeNs === undefined ? object : { ...object, emptyBeforeNs };
  }

  /**
   * Whether a thing has come to its place since that was looked at: seen empty, or, of before this run, among things that
   * were known then. What is found where nobody had looked is more likely another one of the kind.
   */
  #isNewcomer({ emptyBeforeNs, firstSeenNs, place }: MemoryObject): boolean {
    if (emptyBeforeNs !== undefined) return true;
    const sinceNs = this.#past.oldestNs ?? firstSeenNs;
    return this.#objects
      .within(boundsOf([place.center]), BESIDE_METRES)
      .some(
        (other) => other.id > 0 && other.firstSeenNs < sinceNs && isBeside(other.place.center, place.center),
      );
  }

  /** What was seen now, and another thing in the same place that was not seen beside it, are one. */
  #joinDoubles(seen: Set<number>, sightings: readonly Sighting[]): void {
    const near = this.#near(sightings);
    for (const id of [...seen].sort((a, b) => b - a)) {
      const object = this.#objects.get(id);
      const double = near
        .map((other) => this.#objects.get(other.id))
        .find((other) => object && other && isDouble(object, other, seen));
      if (object && double) this.#join(object, double, seen);
    }
  }

  #join(seenNow: MemoryObject, double: MemoryObject, seen: Set<number>): void {
    const { object, goneId } = joined(seenNow, double);
    this.#remove(goneId);
    this.#tracks.rename(goneId, object.id);
    seen.delete(goneId);
    seen.add(object.id);
    this.#put(object);
  }

  #near(sightings: readonly Sighting[]): readonly MemoryObject[] {
    return this.#objects.within(boundsOf(sightings.map(({ center }) => center)), REACH_METRES);
  }

  #lookForEmptyPlaces({ stampNs, evidenceAt, reach }: MemoryView, seen: ReadonlySet<number>): void {
    for (const object of this.#objects.touching(reach)) {
      if (seen.has(object.id) || object.isGone) continue;
      const evidence = evidenceAt(object.place);
      if (evidence !== 'unseen')
        this.#judge(object, evidence === 'empty' ? object.emptyViews + 1 : 0, stampNs);
    }
  }

  #judge(object: MemoryObject, emptyViews: number, stampNs: bigint): void {
    const isGone = emptyViews >= EMPTY_VIEWS;
    if (isGone && object.id < 0) this.#objects.delete(object.id);
    else if (isGone) this.#left({ ...object, emptyViews, isGone }, stampNs);
    else if (emptyViews !== object.emptyViews) this.#put({ ...object, emptyViews });
  }

  /** A thing has left its place: it may be the one that has since appeared elsewhere. */
  #left(gone: MemoryObject, stampNs: bigint): void {
    this.#put(gone);
    const newer = this.#objects.those(
      (other) =>
        !other.isGone &&
        other.firstSeenNs > gone.lastSeenNs &&
        other.firstSeenNs <= stampNs &&
        this.#isNewcomer(other),
    );
    const found = nearestAlike(gone, newer);
    if (!found) return;
    this.#remove(found.id);
    this.#tracks.rename(found.id, gone.id);
    this.#put(reunited(gone, found));
  }

  #dropTentative(stampNs: bigint): void {
    // Views of several cameras come in no strict order.
    for (const { id, lastSeenNs } of this.#objects.tentative)
      if (stampNs - lastSeenNs > CONFIRM_WITHIN_NS || lastSeenNs - stampNs > CONFIRM_WITHIN_NS)
        this.#objects.delete(id);
  }

  #evict(): void {
    const over = this.#objects.size - this.#options.maxObjects;
    if (over <= 0) return;
    for (const { id } of leastWorth(
      this.#objects.those(() => true),
      over,
    ))
      this.#remove(id);
  }
}

const isBeside = (a: Vec3, b: Vec3): boolean =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) <= BESIDE_METRES;
