import type { MemoryObject } from '../MemoryObject.ts';
import type { PlaceBounds } from '../MemoryView.ts';
import { PlaceIndex } from './PlaceIndex.ts';

/** Things by id, and at hand by what a look asks for: those near a place, those gone, those of one view only (negative ids). */
export class HeldObjects {
  readonly #byId = new Map<number, MemoryObject>();
  readonly #places = new PlaceIndex();
  readonly #gone = new Set<number>();
  readonly #tentative = new Set<number>();

  /** How many are remembered, tentative ones left out. */
  get size(): number {
    return this.#byId.size - this.#tentative.size;
  }

  /** Those remembered, by id. */
  get remembered(): readonly MemoryObject[] {
    return [...this.#byId.values()].filter(({ id }) => id > 0).sort((a, b) => a.id - b.id);
  }

  get gone(): readonly MemoryObject[] {
    return this.#of(this.#gone);
  }

  get tentative(): readonly MemoryObject[] {
    return this.#of(this.#tentative);
  }

  /** Those remembered that are wanted, in no order. */
  those(isWanted: (object: MemoryObject) => boolean): readonly MemoryObject[] {
    const found: MemoryObject[] = [];
    for (const object of this.#byId.values()) if (object.id > 0 && isWanted(object)) found.push(object);
    return found;
  }

  get(id: number): MemoryObject | undefined {
    return this.#byId.get(id);
  }

  has(id: number): boolean {
    return this.#byId.has(id);
  }

  put(object: MemoryObject): void {
    this.#byId.set(object.id, object);
    this.#places.put(object);
    if (object.id < 0) this.#tentative.add(object.id);
    else if (object.isGone) this.#gone.add(object.id);
    else this.#gone.delete(object.id);
  }

  delete(id: number): void {
    this.#byId.delete(id);
    this.#places.delete(id);
    this.#tentative.delete(id);
    this.#gone.delete(id);
  }

  /** Those whose middle lies in bounds, so many metres widened. */
  within(bounds: PlaceBounds, wider: number): readonly MemoryObject[] {
    return this.#places.within(bounds, wider);
  }

  /** Those that may reach into bounds; all where there are none. */
  touching(bounds: PlaceBounds | undefined): readonly MemoryObject[] {
    return bounds ? this.#places.touching(bounds) : [...this.#byId.values()];
  }

  #of(ids: ReadonlySet<number>): readonly MemoryObject[] {
    return Array.from(ids, (id) => this.#byId.get(id)!);
  }
}
