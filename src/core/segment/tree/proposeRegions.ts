import type { Vec3 } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Detection, LandmarkCandidate } from '../../types/landmarks.ts';
import { type RegionGrid, regionGrid } from './grid/RegionGrid.ts';
import { lookAround } from './grow/growTree.ts';
import { JOIN_ORDERS } from './grow/joinOrders.ts';
import { measureLeaves } from './grow/measureLeaves.ts';
import { bordersOf } from './grow/RegionBorders.ts';
import { growForest, type RegionForest } from './grow/RegionForest.ts';
import { RegionTable, SUMS } from './grow/RegionTable.ts';
import { type BoxEvidence, boxTable } from './judge/detectorFeatures.ts';
import { type Overlaps, overlapsOf } from './judge/overlapsOf.ts';
import { FEATURES, type HeightRange, type JudgedRegions, regionFeatures } from './judge/regionFeatures.ts';
import { segmentLabels } from './judge/segmentLabels.ts';

/** Boxes of fewer cells than this are no candidates. */
const LEAST_BOX = 50;

/** A region that the judge may look at: `region` of `tree`; for today's segments `tree` is the number of trees. */
export interface Proposal {
  readonly tree: number;
  readonly region: number;
}

/** Everything of a frame that the judge may look at: the regions of the trees, and today's segments. */
export interface RegionProposals {
  readonly grid: RegionGrid;
  readonly forest: RegionForest;
  readonly segments: RegionTable;
  /** The segment of each cell, -1 for none. */
  readonly segmentLabels: Int32Array;
  /** Those large enough to be looked at, tree by tree, then every segment that the grid holds. */
  readonly proposals: readonly Proposal[];
  /** Row by row in the order of the proposals. */
  readonly features: Float32Array;
}

/** The trees of a frame, before anything else is known of it. */
export interface GrownRegions {
  readonly grid: RegionGrid;
  readonly forest: RegionForest;
}

/** @param up against gravity, unit, optical frame */
export const growRegions = (frame: RgbdFrame, up: Vec3): GrownRegions => {
  const grid = regionGrid(frame, up);
  return { grid, forest: growForest(grid, JOIN_ORDERS) };
};

export interface ProposeInput {
  readonly grown: GrownRegions;
  /** Today's segments, not overlapping. */
  readonly candidates: readonly LandmarkCandidate[];
  readonly detections: readonly Detection[];
  /** Detections.hints. */
  readonly hints?: readonly Detection[] | undefined;
}

export const proposeRegions = (input: ProposeInput): RegionProposals => {
  const { grid, forest } = input.grown;
  const others = segmentLabels(grid, input.candidates);
  const segments = measureSegments(grid, others, input.candidates.length);
  const evidence = evidenceOf(grid, segments, input);
  const judged: JudgedRegions[] = forest.trees.map((table, origin) => ({
    ...evidence,
    table,
    origin,
    found: forest.found[origin]!,
    overlaps: overlapsOf(table, forest.leaves.labels, others, segments.count),
  }));
  judged.push({
    ...evidence,
    table: segments,
    origin: forest.trees.length,
    found: new Uint8Array(segments.count).fill(1),
    overlaps: overlapsOf(segments, others, others, segments.count),
    twins: twinsOf(forest.trees[0]!, judged[0]!.overlaps, segments),
  });
  const proposals = judged.flatMap(({ table, origin, found }) => largeEnough(table, found, origin));
  const heights = heightRange(grid);
  const features = new Float32Array(proposals.length * FEATURES.length);
  for (const [row, { tree, region }] of proposals.entries())
    regionFeatures(judged[tree]!, region, heights, features, row * FEATURES.length);
  return { grid, forest, segments, segmentLabels: others, proposals, features };
};

const measureSegments = (grid: RegionGrid, others: Int32Array, count: number): RegionTable => {
  const segments = new RegionTable(count);
  measureLeaves(grid, others, count, segments);
  const borders = bordersOf(grid, others, segments);
  for (let id = 0; id < count; id++) lookAround(segments, borders, id, JOIN_ORDERS[0]!);
  return segments;
};

/** Today's segments and the detector's boxes, as the judge compares regions with them. */
const evidenceOf = (
  grid: RegionGrid,
  segments: RegionTable,
  { candidates, detections, hints }: ProposeInput,
): Pick<JudgedRegions, 'grid' | 'segments' | 'boxes' | 'hints'> => ({
  grid,
  segments: candidates.map(({ role, labels }, id) => ({
    role,
    cells: segments.sums[id * SUMS]!,
    labelScore: labels[0]?.score ?? 0,
  })),
  boxes: boxTable(detections.map((detection) => boxEvidence(grid, detection))),
  hints: hints && boxTable(hints.map((hint) => boxEvidence(grid, hint))),
});

const boxEvidence = ({ across, down }: RegionGrid, { box, labels }: Detection): BoxEvidence => ({
  score: labels[0]?.score ?? 0,
  box: { x0: box.x0 / across, y0: box.y0 / down, x1: box.x1 / across, y1: box.y1 / down },
});

const largeEnough = ({ count, boxes, sums }: RegionTable, found: Uint8Array, tree: number): Proposal[] => {
  const large: Proposal[] = [];
  for (let region = 0; region < count; region++) {
    const at = 4 * region;
    if (found[region] === 0 || sums[region * SUMS] === 0) continue;
    if ((boxes[at + 2]! - boxes[at]!) * (boxes[at + 3]! - boxes[at + 1]!) >= LEAST_BOX)
      large.push({ tree, region });
  }
  return large;
};

/** For each segment the region of the tree that is most like it. */
const twinsOf = (tree: RegionTable, overlaps: Overlaps, segments: RegionTable) => {
  const of = new Int32Array(segments.count);
  const iou = new Float32Array(segments.count);
  for (let region = 0; region < tree.count; region++)
    for (let k = 0; k < segments.count; k++) {
      const both = overlaps.cells[region * overlaps.segments + k]!;
      if (both === 0) continue;
      const like = both / (tree.sums[region * SUMS]! + segments.sums[k * SUMS]! - both);
      if (like <= iou[k]!) continue;
      iou[k] = like;
      of[k] = region;
    }
  return { table: tree, of, iou };
};

/** Heights between which 96 % of the measured cells lie. */
const heightRange = ({ points, measured }: RegionGrid): HeightRange => {
  const heights = points[2].filter((_, at) => at % 7 === 0 && measured[at] === 1).sort();
  if (heights.length === 0) return { lowest: 0, highest: 0 };
  return {
    lowest: heights[Math.floor(0.02 * (heights.length - 1))]!,
    highest: heights[Math.floor(0.98 * (heights.length - 1))]!,
  };
};
