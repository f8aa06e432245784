import type { Vec3 } from '../../types/geometry.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import type { PlaceBounds } from '../MemoryView.ts';

const CELL_METRES = 2;

/** Things by the floor cell of their centre, so that a look costs by what is near it and not by all that is remembered. */
export class PlaceIndex {
  readonly #cells = new Map<string, Map<number, MemoryObject>>();
  readonly #keys = new Map<number, string>();
  #halfDiagonal = 0;

  put(object: MemoryObject): void {
    const { center, size } = object.place;
    const key = keyOf(cellOf(center[0]), cellOf(center[1]));
    const held = this.#keys.get(object.id);
    if (held !== undefined && held !== key) this.delete(object.id);
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = new Map();
      this.#cells.set(key, cell);
    }
    cell.set(object.id, object);
    this.#keys.set(object.id, key);
    this.#halfDiagonal = Math.max(this.#halfDiagonal, Math.hypot(...size) / 2);
  }

  delete(id: number): void {
    const key = this.#keys.get(id);
    if (key === undefined) return;
    this.#keys.delete(id);
    const cell = this.#cells.get(key)!;
    cell.delete(id);
    if (cell.size === 0) this.#cells.delete(key);
  }

  /** Those whose centre lies in bounds, widened by some metres; the elder first, and last those of one view (negative ids). */
  within({ low, high }: PlaceBounds, wider = 0): readonly MemoryObject[] {
    if (low[0] > high[0]) return [];
    const found: MemoryObject[] = [];
    const isIn = ({ place: { center } }: MemoryObject): boolean =>
      [0, 1, 2].every((axis) => center[axis]! >= low[axis]! - wider && center[axis]! <= high[axis]! + wider);
    for (const cell of this.#cellsIn(low, high, wider))
      for (const object of cell.values()) if (isIn(object)) found.push(object);
    return found.sort((a, b) => rank(a) - rank(b));
  }

  /** Those that reach into bounds, as far as the size of the largest thing can tell; perhaps some more. */
  touching(bounds: PlaceBounds): readonly MemoryObject[] {
    return this.within(bounds, this.#halfDiagonal);
  }

  /** Where there are fewer cells than the bounds would have, those there are. */
  *#cellsIn(low: Vec3, high: Vec3, wider: number): Generator<ReadonlyMap<number, MemoryObject>> {
    const [x0, x1, y0, y1] = [low[0] - wider, high[0] + wider, low[1] - wider, high[1] + wider].map(
      cellOf,
    ) as [number, number, number, number];
    if (!((x1 - x0 + 1) * (y1 - y0 + 1) <= this.#cells.size)) {
      yield* this.#cells.values();
      return;
    }
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++) {
        const cell = this.#cells.get(keyOf(x, y));
        if (cell) yield cell;
      }
  }
}

const cellOf = (metres: number): number => Math.floor(metres / CELL_METRES);
const keyOf = (x: number, y: number): string => `${x},${y}`;
const rank = ({ id }: MemoryObject): number => (id > 0 ? id : 2 ** 40 - id);
