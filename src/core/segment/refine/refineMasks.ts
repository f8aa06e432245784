import type { LandmarkCandidate } from '../../types/landmarks.ts';
import { maskOverlap } from '../tree/maskOverlap.ts';
import { paintOver } from '../tree/paintOver.ts';
import type { CutMask } from './MaskCutter.ts';

/** A cut that the model itself does not believe in is not taken. */
const LEAST_SCORE = 0.5;
/** Below this it has cut another thing: the whole for the part, or what lies on it. */
const SAME_THING = 0.5;

/**
 * The candidates with the masks that a model cut, where they are of the same things; depth has the last word on what a
 * thing is, colour on where it ends. Things only: surfaces are told by their planes.
 *
 * @param cuts one for each candidate, or undefined
 */
export const refineMasks = (
  candidates: readonly LandmarkCandidate[],
  cuts: readonly (CutMask | undefined)[],
  image: { readonly width: number; readonly height: number },
): readonly LandmarkCandidate[] => {
  const refined = candidates.map((candidate, i) => {
    const cut = cuts[i];
    return cut && isSameThing(candidate, cut) ? { ...candidate, mask: cut.mask } : candidate;
  });
  return refined.some((candidate, i) => candidate !== candidates[i]) ? paintOver(refined, image) : candidates;
};

const isSameThing = ({ role, mask: own }: LandmarkCandidate, { mask, score }: CutMask): boolean => {
  if (role !== 'object' || !(score >= LEAST_SCORE)) return false;
  const both = maskOverlap(own, mask);
  return both >= SAME_THING * (own.pixelCount + mask.pixelCount - both);
};
