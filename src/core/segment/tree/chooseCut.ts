import { boxIou } from '../../geometry/boxOverlap.ts';
import type { Mask } from '../../types/landmarks.ts';
import { maskOverlap } from './maskOverlap.ts';

/** A region as the choice sees it. */
export interface Rated {
  /** Cells of the grid. */
  readonly mask: () => Mask;
  readonly box: Mask['box'];
  /** That it is a thing, 0..1. */
  readonly probability: number;
  /** What decides who comes first. */
  readonly rank: number;
}

export interface CutOptions {
  /** Regions in the cut, at most. */
  readonly most: number;
  /** Less likely ones are not drawn. */
  readonly leastProbability: number;
  /** A part of a drawn whole, or the whole of a drawn part, must be this likely. */
  readonly leastNested: number;
  /** The same where one of the two is small beside the other: a thing on a table, a handle on a door. */
  readonly leastSmall: number;
  /** Regions that are kept for questions, drawn ones among them. */
  readonly spare: number;
}

/** Boxes or masks that overlap so much show the same thing: of two drawn marks, and of two regions that a question may look at. */
const DRAWN_BOX = 0.5;
const SAME_MASK = 0.4;
const SAME_BOX = 0.6;
/** One inside the other: a part and its whole. */
const NESTED = 0.8;
/** Share of the larger's area below which the other is small beside it. */
const SMALL = 0.12;
/** Less than this in common is the blur of two borders. */
const APART = 0.25;

/**
 * The likeliest regions of which no two show the same thing, as indices, best first. They do not cut across each other:
 * they are apart, or a part and its whole where both are likely.
 */
export const chooseCut = (rated: readonly Rated[], options: CutOptions): readonly number[] => {
  const drawn: Kept[] = [];
  for (const index of byRank(rated)) {
    if (drawn.length >= options.most) break;
    const { box, mask, probability } = rated[index]!;
    if (probability < options.leastProbability || drawn.some((kept) => boxIou(box, kept.box) >= DRAWN_BOX))
      continue;
    const kept = { index, box, mask: mask(), probability };
    const standing = drawn.map((other) => standingOf(kept, other));
    if (standing.includes('same') || standing.includes('across')) continue;
    if (probability < options.leastNested && standing.includes('nested')) continue;
    if (probability < options.leastSmall && standing.includes('small')) continue;
    drawn.push(kept);
  }
  return drawn.map(({ index }) => index);
};

/** The likeliest of the others, up to `options.spare` with the drawn ones, no two with nearly the same box. */
export const chooseSpare = (
  rated: readonly Rated[],
  drawn: readonly number[],
  options: CutOptions,
): readonly number[] => {
  const kept = drawn.map((index) => rated[index]!.box);
  const spare: number[] = [];
  for (const index of byRank(rated)) {
    if (kept.length >= options.spare) break;
    const { box } = rated[index]!;
    if (kept.some((other) => boxIou(box, other) >= SAME_BOX)) continue;
    kept.push(box);
    spare.push(index);
  }
  return spare;
};

const byRank = (rated: readonly Rated[]): readonly number[] =>
  rated.map((_, i) => i).sort((a, b) => rated[b]!.rank - rated[a]!.rank || a - b);

interface Kept {
  readonly index: number;
  readonly box: Mask['box'];
  readonly mask: Mask;
  readonly probability: number;
}

const standingOf = (a: Kept, b: Kept): 'apart' | 'same' | 'small' | 'nested' | 'across' => {
  const both = maskOverlap(a.mask, b.mask);
  if (both === 0) return 'apart';
  if (both / (a.mask.pixelCount + b.mask.pixelCount - both) >= SAME_MASK) return 'same';
  const small = Math.min(a.mask.pixelCount, b.mask.pixelCount);
  const large = Math.max(a.mask.pixelCount, b.mask.pixelCount);
  const inside = both / small;
  if (inside < APART) return 'apart';
  if (inside < NESTED) return 'across';
  return small < SMALL * large ? 'small' : 'nested';
};
