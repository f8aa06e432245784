import type { DepthNoise } from '../depthNoise.ts';
import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import type { StructurePlane } from '../planes/classifyPlanes.ts';
import type { RegionBorder } from '../regions/collectBorders.ts';
import type { RegionStats } from './RegionStats.ts';

/** What the rules of merging look at. */
export interface RegionScene {
  readonly stats: RegionStats;
  /** Between all pairs, sorted; numbers above `stats.count` are structure planes. */
  readonly borders: readonly RegionBorder[];
  readonly planes: readonly StructurePlane[];
  /** The plane (from 1) that each region is an island of, 0 for regions that are none. */
  readonly islandOf: Uint8Array;
  readonly noise: DepthNoise;
  readonly cells: RegionCells;
}

/** The regions cell by cell. */
export interface RegionCells {
  readonly grid: InverseDepthGrid;
  /** Region of each cell as it was cut, 0 for none. */
  readonly region: Int32Array;
  /** Plane of each cell (from 1, islands `ISLAND` higher), 0 for none. */
  readonly planeLabel: Uint8Array;
}

/** Regions while they are being merged: who holds whom by now. */
export class RegionGraph {
  readonly stats: RegionStats;
  readonly borders: readonly RegionBorder[];
  readonly planes: readonly StructurePlane[];
  readonly islandOf: Uint8Array;
  readonly noise: DepthNoise;
  readonly cells: RegionCells;
  /** Of each region: itself, another region's number, or `-p` when it is part of structure plane p (from 1). */
  readonly fate: Int32Array;

  constructor(scene: RegionScene) {
    this.stats = scene.stats;
    this.borders = scene.borders;
    this.planes = scene.planes;
    this.islandOf = scene.islandOf;
    this.noise = scene.noise;
    this.cells = scene.cells;
    this.fate = Int32Array.from({ length: scene.stats.count + 1 }, (_, id) => id);
  }

  /** Follows merges to the region, or minus the plane, that holds `id` now. */
  ownerOf(id: number): number {
    let at = id;
    while (at > 0 && this.fate[at] !== at) at = this.fate[at]!;
    return at;
  }

  /** True while `id` is neither merged nor given to a plane. */
  isWhole(id: number): boolean {
    return this.fate[id] === id;
  }

  /** Merges the smaller of two whole regions into the larger. */
  join(p: number, r: number): void {
    const into = this.stats.size[p]! >= this.stats.size[r]! ? p : r;
    const from = into === p ? r : p;
    this.stats.merge(into, from);
    this.fate[from] = into;
  }

  giveToPlane(id: number, plane: number): void {
    this.fate[id] = -plane;
  }

  /** Borders between what the regions are by now, summed and sorted; borders with planes are left out. */
  currentBorders(): RegionBorder[] {
    return this.#summed(false);
  }

  /** The same with borders of regions and planes: b is then `stats.count` plus the plane. */
  currentPlaneBorders(): RegionBorder[] {
    return this.#summed(true);
  }

  #summed(withPlanes: boolean): RegionBorder[] {
    const { count } = this.stats;
    const sums = new Map<number, RegionBorder>();
    for (const border of this.borders) {
      if (border.b > count !== withPlanes || border.a > count) continue;
      const p = this.ownerOf(border.a);
      const r = withPlanes ? border.b : this.ownerOf(border.b);
      if (p === r || p < 0 || r < 0) continue;
      const a = Math.min(p, r);
      const b = Math.max(p, r);
      const key = a * 2 ** 20 + b;
      let sum = sums.get(key);
      if (!sum) {
        sum = { a, b, linked: 0, nearerA: 0, nearerB: 0, gap: Infinity, aAbove: 0, bAbove: 0 };
        sums.set(key, sum);
      }
      const same = a === p;
      sum.linked += border.linked;
      sum.gap = Math.min(sum.gap, border.gap);
      sum.nearerA += same ? border.nearerA : border.nearerB;
      sum.nearerB += same ? border.nearerB : border.nearerA;
      sum.aAbove += same ? border.aAbove : border.bAbove;
      sum.bAbove += same ? border.bAbove : border.aAbove;
    }
    return [...sums.values()].sort((p, r) => p.a - r.a || p.b - r.b);
  }
}

/** Length of each region's border with everything that has a number. */
export const borderLengths = (count: number, borders: readonly RegionBorder[]): Int32Array => {
  const around = new Int32Array(count + 1);
  for (const { a, b, linked, nearerA, nearerB } of borders) {
    around[a]! += linked + nearerA + nearerB;
    if (b <= count) around[b]! += linked + nearerA + nearerB;
  }
  return around;
};
