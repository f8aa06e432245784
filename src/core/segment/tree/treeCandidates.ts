import { boxIou } from '../../geometry/boxOverlap.ts';
import type { PixelBox } from '../../types/geometry.ts';
import type { LabelScore, LandmarkCandidate, Mask } from '../../types/landmarks.ts';
import { type CutOptions, chooseCut, chooseSpare, type Rated } from './chooseCut.ts';
import { fillHoles } from './fillHoles.ts';
import type { RegionGrid } from './grid/RegionGrid.ts';
import type { RegionJudge } from './judge/RegionJudge.ts';
import { maskOverlap } from './maskOverlap.ts';
import { paintOver } from './paintOver.ts';
import { type ProposeInput, proposeRegions, type RegionProposals } from './proposeRegions.ts';
import { cellMask, pixelMask } from './regionMask.ts';

export interface TreeCandidates {
  /** Things and surfaces to draw, with their probability of being a thing. */
  readonly drawn: readonly LandmarkCandidate[];
  /** Others that a question may look at, likeliest first; made when asked for, as most questions do not. */
  readonly spare: () => readonly LandmarkCandidate[];
}

export const CUT_OPTIONS: CutOptions = {
  most: 40,
  leastProbability: 0.3,
  leastNested: 0.8,
  leastSmall: 0.6,
  spare: 150,
};

/** Today's segments have borders at full resolution: between near equals they are taken. A share of their probability. */
const SEGMENT_BONUS = 0.3;
/** A name is worth more than a better border. */
const NAMED_BONUS = 0.1;
/** Floor, walls and supports are landmarks whatever the judge says of things. */
const SURFACE_RANK = 2;
/** A name goes to what fits the named segment this well, box or mask. */
const SAME_THING = 0.5;

/** Regions of the trees and today's segments, judged together. */
export const treeCandidates = (
  input: ProposeInput,
  judge: RegionJudge,
  options: CutOptions = CUT_OPTIONS,
): TreeCandidates => {
  const pool = proposeRegions(input);
  const probabilities = judge.judge(pool.features, input.hints !== undefined);
  const { candidates } = input;
  const trees = pool.forest.trees.length;
  const blind = pool.grid.measured.every((cell) => cell === 0);
  const rated: Rated[] = pool.proposals.map(({ tree, region }, row) => {
    const segment = tree === trees ? candidates[region]! : undefined;
    const isSurface = segment !== undefined && segment.role !== 'object';
    const hides = blind && !segment && isBackdrop(gridBox(pool, row), pool.grid);
    const probability = isSurface ? 1 : hides ? 0 : probabilities[row]!;
    const bonus = segment ? SEGMENT_BONUS * probability + (segment.labels.length > 0 ? NAMED_BONUS : 0) : 0;
    return {
      probability,
      rank: isSurface ? SURFACE_RANK : probability + bonus,
      box: gridBox(pool, row),
      mask: () => cellMask(pool, row),
    };
  });
  const drawn = chooseCut(rated, options);
  const candidateOf = (row: number): LandmarkCandidate => {
    const { tree, region } = pool.proposals[row]!;
    const judged = { objectness: probabilities[row]!, region: row };
    if (tree === trees) return { ...candidates[region]!, ...judged };
    const mask = pixelMask(fillHoles(cellMask(pool, row)), pool.grid);
    return { mask, role: 'object', labels: [], ...judged };
  };
  const shown = withWholes(named(drawn.map(candidateOf), candidates));
  let spare: readonly LandmarkCandidate[] | undefined;
  return {
    drawn: paintOver(shown, sizeOf(pool.grid)),
    spare: () => {
      spare ??= chooseSpare(rated, drawn, options).map(candidateOf);
      return spare;
    },
  };
};

/** Of the image, pixels. */
const sizeOf = ({ width, height, across, down }: RegionGrid) => ({
  width: Math.round(width * across),
  height: Math.round(height * down),
});

const gridBox = ({ proposals, forest, segments }: RegionProposals, row: number): PixelBox => {
  const { tree, region } = proposals[row]!;
  const { boxes } = forest.trees[tree] ?? segments;
  const at = 4 * region;
  return { x0: boxes[at]!, y0: boxes[at + 1]!, x1: boxes[at + 2]!, y1: boxes[at + 3]! };
};

/** Sides of the image that a backdrop reaches, and the share of it that its box covers. */
const BACKDROP_SIDES = 3;
const BACKDROP_SHARE = 0.5;

/** Without depth nothing says which region is floor or wall, and one that fills the picture would hide what is before it. */
const isBackdrop = ({ x0, y0, x1, y1 }: PixelBox, { width, height }: RegionGrid): boolean => {
  const sides = [x0 <= 0, y0 <= 0, x1 >= width, y1 >= height].filter(Boolean).length;
  return sides >= BACKDROP_SIDES && (x1 - x0) * (y1 - y0) >= BACKDROP_SHARE * width * height;
};

/** Share of a region inside another from which it is a part of it, or lies on it. */
const INSIDE = 0.8;

const withWholes = (drawn: readonly LandmarkCandidate[]): readonly LandmarkCandidate[] =>
  drawn.map((candidate) => ({
    ...candidate,
    within: drawn
      .filter(
        (whole) =>
          whole.mask.pixelCount > candidate.mask.pixelCount &&
          maskOverlap(candidate.mask, whole.mask) >= INSIDE * candidate.mask.pixelCount,
      )
      .map(({ region }) => region!),
  }));

/** Names of segments that are not drawn go to the drawn region that shows the same thing, and to one only. */
const named = (
  drawn: readonly LandmarkCandidate[],
  candidates: readonly LandmarkCandidate[],
): readonly LandmarkCandidate[] => {
  const labels = new Map<number, readonly LabelScore[]>();
  const isDrawn = new Set(drawn.map(({ mask }) => mask));
  for (const candidate of candidates) {
    if (candidate.labels.length === 0 || isDrawn.has(candidate.mask)) continue;
    let best = -1;
    let fit = SAME_THING;
    drawn.forEach(({ mask, labels: own }, i) => {
      const same = own.length > 0 || labels.has(i) ? 0 : likeness(mask, candidate.mask);
      if (same < fit) return;
      fit = same;
      best = i;
    });
    if (best >= 0) labels.set(best, candidate.labels);
  }
  return drawn.map((candidate, i) => (labels.has(i) ? { ...candidate, labels: labels.get(i)! } : candidate));
};

const likeness = (a: Mask, b: Mask): number => {
  const boxes = boxIou(a.box, b.box);
  if (boxes === 0) return 0;
  const both = maskOverlap(a, b);
  return both === 0 ? 0 : Math.max(boxes, both / (a.pixelCount + b.pixelCount - both));
};
