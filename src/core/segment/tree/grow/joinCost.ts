import type { RegionBorders } from './RegionBorders.ts';
import { BORDER, BORDERS, type RegionTable, SUM, SUMS } from './RegionTable.ts';

/** What speaks against joining two neighbours, by kind. */
export interface JoinWeights {
  readonly colour: number;
  readonly turn: number;
  readonly step: number;
  readonly offset: number;
  readonly size: number;
  /** Colour differences right along the border, beside those of the means. */
  readonly edge: number;
}

/** Lightness counts less than hue: shadows run over things. */
const CHROMA2 = 2.4;
/** Means farther apart than this are simply different. */
const MOST_COLOUR = 0.47;
const MOST_OFFSET = 5;

/** Cost of joining two regions that share the border `edge`; the cheapest join comes first. */
export const joinCost = (
  table: RegionTable,
  borders: RegionBorders,
  pair: readonly [number, number, number],
  weights: JoinWeights,
): number => {
  const { sums } = table;
  const [p, q, edge] = pair;
  const i = p * SUMS;
  const j = q * SUMS;
  const n = sums[i]!;
  const m = sums[j]!;
  const pairs = borders.shared[edge * BORDERS + BORDER.pairs]!;
  const step = borders.shared[edge * BORDERS + BORDER.step]! / pairs;
  const rim = borders.shared[edge * BORDERS + BORDER.colour]! / pairs;
  const cells = Math.sqrt(Math.min(n, m));
  return (
    weights.colour * Math.min(MOST_COLOUR, colourDistance(sums, i, j)) +
    weights.edge * rim +
    weights.turn * turnBetween(sums, i, j) +
    weights.step * step +
    weights.offset * (n >= m ? offsetFrom(sums, i, j) : offsetFrom(sums, j, i)) +
    weights.size * cells
  );
};

/** Distance of mean colours, about 1 between black and white. `i`, `j`: where the regions' sums begin. */
export const colourDistance = (sums: Float64Array, i: number, j: number): number => {
  const n = sums[i]!;
  const m = sums[j]!;
  const l = sums[i + SUM.light]! / n - sums[j + SUM.light]! / m;
  const a = sums[i + SUM.greenRed]! / n - sums[j + SUM.greenRed]! / m;
  const b = sums[i + SUM.blueYellow]! / n - sums[j + SUM.blueYellow]! / m;
  return Math.sqrt(l * l + CHROMA2 * (a * a + b * b));
};

/** 1 less the cosine between mean normals; 0 without normals. */
const turnBetween = (sums: Float64Array, i: number, j: number): number => {
  const nx = sums[i + SUM.normalX]!;
  const ny = sums[i + SUM.normalY]!;
  const nz = sums[i + SUM.normalZ]!;
  const mx = sums[j + SUM.normalX]!;
  const my = sums[j + SUM.normalY]!;
  const mz = sums[j + SUM.normalZ]!;
  const lengths = Math.sqrt((nx * nx + ny * ny + nz * nz) * (mx * mx + my * my + mz * mz));
  return lengths > 1e-9 ? 1 - Math.abs(nx * mx + ny * my + nz * mz) / lengths : 0;
};

/** How far region j's centre lies off region i's plane, in units of 2 % of its depth (2 cm at least), at most 5. */
const offsetFrom = (sums: Float64Array, i: number, j: number): number => {
  const n = sums[i + SUM.measured]!;
  const m = sums[j + SUM.measured]!;
  if (n === 0 || m === 0) return 0;
  const nx = sums[i + SUM.normalX]!;
  const ny = sums[i + SUM.normalY]!;
  const nz = sums[i + SUM.normalZ]!;
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (length < 1e-9) return 0;
  const x = sums[i + SUM.x]! / n - sums[j + SUM.x]! / m;
  const y = sums[i + SUM.y]! / n - sums[j + SUM.y]! / m;
  const z = sums[i + SUM.z]! / n - sums[j + SUM.z]! / m;
  const unit = Math.max(0.02, (0.02 * sums[i + SUM.depth]!) / n);
  return Math.min(MOST_OFFSET, Math.abs(nx * x + ny * y + nz * z) / length / unit);
};
