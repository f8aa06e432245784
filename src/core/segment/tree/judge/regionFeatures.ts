import { boxIou } from '../../../geometry/boxOverlap.ts';
import type { PixelBox } from '../../../types/geometry.ts';
import type { RegionRole } from '../../../types/landmarks.ts';
import type { RegionGrid } from '../grid/RegionGrid.ts';
import { BORDER, BORDERS, type RegionTable, SUM, SUMS } from '../grow/RegionTable.ts';
import { type BoxTable, DETECTOR_FEATURES, detectorFeatures } from './detectorFeatures.ts';
import type { Overlaps } from './overlapsOf.ts';
import { principalSpreads } from './principalSpreads.ts';

/** What the judge looks at, in the order of the numbers; scripts/regions/fit.py reads the names from the dump. */
export const FEATURES = [
  'origin',
  'found',
  'area',
  'fill',
  'aspect',
  'boxWidth',
  'boxHeight',
  'top',
  'bottom',
  'atLeft',
  'atTop',
  'atRight',
  'atBottom',
  'ownCost',
  'parentCost',
  'gain',
  'parentShare',
  'parentBox',
  'leafLike',
  'outline',
  'neighbours',
  'cheapest',
  'contrast',
  'borderStep',
  'borderColour',
  'occluding',
  'occluded',
  'standsOn',
  'carries',
  'light',
  'chroma',
  'lightSpread',
  'chromaSpread',
  'measured',
  'range',
  'normalAgreement',
  'level',
  'facing',
  'height',
  'wide',
  'deep',
  'spread0',
  'spread1',
  'flatness',
  'aboveLowest',
  'belowHighest',
  ...DETECTOR_FEATURES,
  'agreement',
  'agreesThing',
  'agreesLabel',
  'inFloor',
  'inWall',
  'inSupport',
  'inThing',
  'segmentsInside',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** Where each feature stands in a row. */
const AT = Object.fromEntries(FEATURES.map((name, k) => [name, k])) as Readonly<Record<FeatureName, number>>;

/** A segment of today's cut, as the judge compares regions with it. */
export interface SegmentEvidence {
  readonly role: RegionRole;
  readonly cells: number;
  /** Score of its best label, 0 without. */
  readonly labelScore: number;
}

export interface JudgedRegions {
  readonly grid: RegionGrid;
  readonly table: RegionTable;
  /** Which of the trees these are; the number of trees for today's segments themselves. */
  readonly origin: number;
  /** How many of the trees hold each region. */
  readonly found: Uint8Array;
  readonly overlaps: Overlaps;
  readonly segments: readonly SegmentEvidence[];
  /** The detector's boxes, those sure enough for a name and all. */
  readonly boxes: BoxTable;
  readonly hints: BoxTable | undefined;
  /** For segments: the region of the tree that is most like each, and the tree. */
  readonly twins?: { readonly table: RegionTable; readonly of: Int32Array; readonly iou: Float32Array };
}

/** Heights (metres) between which nearly all of the frame lies. */
export interface HeightRange {
  readonly lowest: number;
  readonly highest: number;
}

/** The features of one region at `out[from...]`, in the order of FEATURES. */
export const regionFeatures = (
  regions: JudgedRegions,
  region: number,
  heights: HeightRange,
  out: Float32Array,
  from: number,
): void => {
  const row: Row = { out, from };
  out[from + AT.origin] = regions.origin;
  out[from + AT.found] = regions.found[region]!;
  addShape(row, regions, region);
  addJoins(row, regions, region);
  addRim(row, regions, region);
  addColour(row, regions, region);
  addMetric(row, regions, region, heights);
  detectorFeatures(boxOf(regions.table, region), regions.boxes, regions.hints, out, from + AT.detectorIou);
  addAgreement(row, regions, region);
};

/** Where the features of a region go. */
interface Row {
  readonly out: Float32Array;
  readonly from: number;
}

const addShape = ({ out, from }: Row, { grid, table }: JudgedRegions, region: number): void => {
  const cells = table.sums[region * SUMS]!;
  const x0 = table.boxes[4 * region]!;
  const y0 = table.boxes[4 * region + 1]!;
  const x1 = table.boxes[4 * region + 2]!;
  const y1 = table.boxes[4 * region + 3]!;
  const w = x1 - x0;
  const h = y1 - y0;
  out[from + AT.area] = Math.log(cells / (grid.width * grid.height));
  out[from + AT.fill] = cells / (w * h);
  out[from + AT.aspect] = Math.log(w / h);
  out[from + AT.boxWidth] = w / grid.width;
  out[from + AT.boxHeight] = h / grid.height;
  out[from + AT.top] = y0 / grid.height;
  out[from + AT.bottom] = y1 / grid.height;
  out[from + AT.atLeft] = x0 <= 1 ? 1 : 0;
  out[from + AT.atTop] = y0 <= 1 ? 1 : 0;
  out[from + AT.atRight] = x1 >= grid.width - 1 ? 1 : 0;
  out[from + AT.atBottom] = y1 >= grid.height - 1 ? 1 : 0;
};

const addJoins = ({ out, from }: Row, { table, twins }: JudgedRegions, segment: number): void => {
  const tree = twins?.table ?? table;
  const region = twins ? twins.of[segment]! : segment;
  const own = tree.cost[region]!;
  const parent = tree.parent[region]!;
  const next = parent >= 0 ? tree.cost[parent]! : own + 3;
  const cells = tree.sums[region * SUMS]!;
  out[from + AT.ownCost] = own;
  out[from + AT.parentCost] = next;
  out[from + AT.gain] = next - own;
  out[from + AT.parentShare] = parent >= 0 ? cells / tree.sums[parent * SUMS]! : 1;
  out[from + AT.parentBox] = parent >= 0 ? boxIou(boxOf(tree, region), boxOf(tree, parent)) : 1;
  out[from + AT.leafLike] = tree.first[region]! < 0 ? 1 : 0;
};

const boxOf = (table: RegionTable, region: number): PixelBox => ({
  x0: table.boxes[4 * region]!,
  y0: table.boxes[4 * region + 1]!,
  x1: table.boxes[4 * region + 2]!,
  y1: table.boxes[4 * region + 3]!,
});

const addRim = ({ out, from }: Row, { table }: JudgedRegions, region: number): void => {
  const at = region * BORDERS;
  const { borders } = table;
  const pairs = Math.max(1, borders[at + BORDER.pairs]!);
  const above = Math.max(1, borders[at + BORDER.above]!);
  const below = Math.max(1, borders[at + BORDER.below]!);
  out[from + AT.outline] = borders[at + BORDER.pairs]! / Math.sqrt(table.sums[region * SUMS]!);
  out[from + AT.neighbours] = table.neighbours[region]!;
  out[from + AT.cheapest] = table.cheapest[region]!;
  out[from + AT.contrast] = table.contrast[region]!;
  out[from + AT.borderStep] = borders[at + BORDER.step]! / pairs;
  out[from + AT.borderColour] = borders[at + BORDER.colour]! / pairs;
  out[from + AT.occluding] = borders[at + BORDER.ownNearer]! / pairs;
  out[from + AT.occluded] = borders[at + BORDER.otherNearer]! / pairs;
  out[from + AT.standsOn] = borders[at + BORDER.standsOn]! / above;
  out[from + AT.carries] = borders[at + BORDER.carries]! / below;
};

const addColour = ({ out, from }: Row, { table }: JudgedRegions, region: number): void => {
  const at = region * SUMS;
  const { sums } = table;
  const n = sums[at]!;
  const mean = (which: number) => sums[at + which]! / n;
  const variance = (sum: number, squares: number) => Math.max(0, mean(squares) - mean(sum) ** 2);
  out[from + AT.light] = mean(SUM.light);
  out[from + AT.chroma] = Math.hypot(mean(SUM.greenRed), mean(SUM.blueYellow));
  out[from + AT.lightSpread] = Math.sqrt(variance(SUM.light, SUM.light2));
  out[from + AT.chromaSpread] = Math.sqrt(
    variance(SUM.greenRed, SUM.greenRed2) + variance(SUM.blueYellow, SUM.blueYellow2),
  );
};

/** Of a region that depth says nothing about. */
const UNMEASURED: readonly (readonly [FeatureName, number])[] = [
  ['range', -1],
  ['normalAgreement', -1],
  ['level', -2],
  ['facing', -2],
  ['height', -1],
  ['wide', -1],
  ['deep', -1],
  ['spread0', -1],
  ['spread1', -1],
  ['flatness', -1],
  ['aboveLowest', -1],
  ['belowHighest', -1],
];
const LEAST_MEASURED = 6;

const addMetric = (
  { out, from }: Row,
  { table }: JudgedRegions,
  region: number,
  { lowest, highest }: HeightRange,
): void => {
  const { sums, low, high } = table;
  const at = region * SUMS;
  const cells = sums[at]!;
  const n = sums[at + SUM.measured]!;
  const measured = n / cells;
  out[from + AT.measured] = measured;
  if (n < LEAST_MEASURED) {
    for (const [name, value] of UNMEASURED) out[from + AT[name]] = value;
    return;
  }
  const x = sums[at + SUM.x]! / n;
  const y = sums[at + SUM.y]! / n;
  const z = sums[at + SUM.z]! / n;
  const spreads = principalSpreads(
    sums[at + SUM.xx]! / n - x * x,
    sums[at + SUM.yy]! / n - y * y,
    sums[at + SUM.zz]! / n - z * z,
    [sums[at + SUM.xy]! / n - x * y, sums[at + SUM.xz]! / n - x * z, sums[at + SUM.yz]! / n - y * z],
  );
  const nx = sums[at + SUM.normalX]! / cells;
  const ny = sums[at + SUM.normalY]! / cells;
  const nz = sums[at + SUM.normalZ]! / cells;
  const length = Math.hypot(nx, ny, nz);
  const extent = (k: number) => Math.log(high[3 * region + k]! - low[3 * region + k]! + 0.005);
  out[from + AT.range] = sums[at + SUM.depth]! / n;
  out[from + AT.normalAgreement] = length;
  out[from + AT.level] = length > 0 ? nz / length : 0;
  out[from + AT.facing] = length > 0 ? -(nx * x + ny * y + nz * z) / (length * Math.hypot(x, y, z)) : 0;
  out[from + AT.height] = extent(2);
  out[from + AT.wide] = Math.max(extent(0), extent(1));
  out[from + AT.deep] = Math.min(extent(0), extent(1));
  out[from + AT.spread0] = Math.log(spreads[0] + 0.002);
  out[from + AT.spread1] = Math.log(spreads[1] + 0.002);
  out[from + AT.flatness] = spreads[2] / (0.005 + spreads[1]);
  out[from + AT.aboveLowest] = low[3 * region + 2]! - lowest;
  out[from + AT.belowHighest] = highest - high[3 * region + 2]!;
};

const addAgreement = (
  { out, from }: Row,
  { table, overlaps, segments, twins }: JudgedRegions,
  region: number,
): void => {
  const cells = table.sums[region * SUMS]!;
  const inside = { floor: 0, wall: 0, support: 0, object: 0, ceiling: 0 };
  let agreement = 0;
  let agreesThing = 0;
  let agreesLabel = 0;
  let segmentsInside = 0;
  for (let k = 0; k < segments.length; k++) {
    const both = overlaps.cells[region * overlaps.segments + k]!;
    if (both === 0) continue;
    const segment = segments[k]!;
    inside[segment.role] += both;
    if (both > 0.6 * segment.cells) segmentsInside++;
    const iou = both / (cells + segment.cells - both);
    if (iou <= agreement) continue;
    agreement = iou;
    agreesThing = segment.role === 'object' ? 1 : 0;
    agreesLabel = segment.labelScore;
  }
  out[from + AT.agreement] = twins ? twins.iou[region]! : agreement;
  out[from + AT.agreesThing] = agreesThing;
  out[from + AT.agreesLabel] = agreesLabel;
  out[from + AT.inFloor] = inside.floor / cells;
  out[from + AT.inWall] = (inside.wall + inside.ceiling) / cells;
  out[from + AT.inSupport] = inside.support / cells;
  out[from + AT.inThing] = inside.object / cells;
  out[from + AT.segmentsInside] = segmentsInside;
};
