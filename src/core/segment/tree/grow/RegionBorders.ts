import type { RegionGrid } from '../grid/RegionGrid.ts';
import { BORDER, BORDERS, type RegionTable } from './RegionTable.ts';

/** A relative step of depth that parts two surfaces. */
const STEP = 0.025;
/** Greater steps say no more. */
const MOST_STEP = 0.2;
/** Upward part of the normal of what carries things. */
const LEVEL = 0.8;

/**
 * Who touches whom: a record of BORDERS numbers for each two regions that do, seen from the first (`one`). Neighbours are
 * found by region.
 */
export class RegionBorders {
  of: Map<number, number>[] = [];
  one: number[] = [];
  shared: number[] = [];

  /** The record of two regions, made when there is none. */
  record(p: number, q: number): number {
    const known = this.of[p]!.get(q);
    if (known !== undefined) return known;
    const edge = this.one.length;
    this.one.push(p);
    for (let k = 0; k < BORDERS; k++) this.shared.push(0);
    this.of[p]!.set(q, edge);
    this.of[q]!.set(p, edge);
    return edge;
  }

  copy(): RegionBorders {
    const copy = new RegionBorders();
    copy.of = this.of.map((neighbours) => new Map(neighbours));
    copy.one = this.one.slice();
    copy.shared = this.shared.slice();
    return copy;
  }
}

/** Borders between the regions of a partition, and their sums in `table.borders`. Cells below 0 belong to no region. */
export const bordersOf = (grid: RegionGrid, labels: Int32Array, table: RegionTable): RegionBorders => {
  const borders = new RegionBorders();
  for (let region = 0; region < table.count; region++) borders.of.push(new Map());
  const { width } = grid;
  for (let at = 0, u = 0; at < labels.length; at++, u = u + 1 === width ? 0 : u + 1) {
    if (u + 1 < width && labels[at] !== labels[at + 1]) addPair(grid, labels, borders, at, at + 1);
    if (at + width < labels.length && labels[at] !== labels[at + width])
      addPair(grid, labels, borders, at, at + width);
  }
  sumUp(borders, table);
  return borders;
};

const addPair = (
  grid: RegionGrid,
  labels: Int32Array,
  borders: RegionBorders,
  at: number,
  other: number,
): void => {
  const p = labels[at]!;
  const q = labels[other]!;
  if (p < 0 || q < 0) return;
  const { lab, depth, measured, normals } = grid;
  const edge = borders.record(p, q);
  const { shared } = borders;
  const isFirst = borders.one[edge] === p;
  const base = edge * BORDERS;
  shared[base + BORDER.pairs]! += 1;
  const l = lab[0][at]! - lab[0][other]!;
  const a = lab[1][at]! - lab[1][other]!;
  const b = lab[2][at]! - lab[2][other]!;
  shared[base + BORDER.colour]! += Math.sqrt(l * l + 2.4 * (a * a + b * b));
  const near = depth[at]!;
  const far = depth[other]!;
  const least = Math.min(near, far);
  // Bridged depth counts like measured one: a hole along the border of a thing is its shadow.
  const step = least > 0 ? (far - near) / least : 0;
  shared[base + BORDER.step]! += Math.min(MOST_STEP, Math.abs(step));
  if (step > STEP) shared[base + (isFirst ? BORDER.ownNearer : BORDER.otherNearer)]! += 1;
  else if (step < -STEP) shared[base + (isFirst ? BORDER.otherNearer : BORDER.ownNearer)]! += 1;
  if (other === at + 1) return;
  shared[base + (isFirst ? BORDER.above : BORDER.below)]! += 1;
  if (measured[other] === 1 && Math.abs(step) <= STEP && normals[2][other]! > LEVEL)
    shared[base + (isFirst ? BORDER.standsOn : BORDER.carries)]! += 1;
};

/** What a border counts, as the second region sees it. */
export const MIRRORED: readonly number[] = [0, 1, 2, 4, 3, 6, 5, 8, 7];

const sumUp = (borders: RegionBorders, table: RegionTable): void => {
  for (let region = 0; region < table.count; region++)
    for (const edge of borders.of[region]!.values()) {
      const isFirst = borders.one[edge] === region;
      for (let k = 0; k < BORDERS; k++)
        table.borders[region * BORDERS + k]! +=
          borders.shared[edge * BORDERS + (isFirst ? k : MIRRORED[k]!)]!;
    }
};
