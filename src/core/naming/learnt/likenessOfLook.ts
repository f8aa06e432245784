import type { Vec3 } from '../../types/geometry.ts';
import type { Landmark } from '../../types/landmarks.ts';
import { dotRow } from '../dotRow.ts';
import { unitVector } from '../unitVector.ts';
import type { LearntLook } from './LearntName.ts';

/**
 * Cosine below which it is another thing; views of one thing lie at 0.89 in the median, other things at 0.27 (the recording).
 * Where something else in view was more like it than that, a good part of the way from that to sameness.
 */
const LEAST_COSINE = 0.65;
const BEYOND_RIVAL = 0.25;
/** Of a sighting that is just like enough; what is beyond goes to 1. */
const JUST = 0.6;
/** Distance in RGB (0..255) at which colours are hardly alike, as for tracks. */
const COLOUR_SPREAD = 120;
/** What shows of a thing may be half of it. */
const SIZE_SLACK = 2;
/** Least likeness that counts, and what it is worth at most without an embedding. */
const LEAST = 0.35;
const WITHOUT_EMBEDDING = 0.6;

/** 0..1: that a landmark is what bore the name when it was given; 0 where it is not. */
export const likenessOfLook = (look: LearntLook, landmark: Landmark): number => {
  const colour = Math.hypot(...look.meanRgb.map((value, i) => value - landmark.meanRgb[i]!));
  const kind = kindLikeness(look, landmark);
  const size = look.size && landmark.spatial ? sizeFit(look.size, landmark.spatial.box.size) : 1;
  const likeness = kind * Math.exp(-((colour / COLOUR_SPREAD) ** 2)) * size;
  return likeness >= LEAST ? likeness : 0;
};

const kindLikeness = (look: LearntLook, { embedding, labels }: Landmark): number => {
  if (look.vector && embedding?.vector.length === look.vector.length) {
    const cosine = cosineOf(look.vector, embedding.vector);
    const least = Math.max(LEAST_COSINE, look.rival + BEYOND_RIVAL * (1 - look.rival));
    return cosine < least ? 0 : JUST + ((1 - JUST) * (cosine - least)) / (1 - least);
  }
  const isOfKind =
    look.label === undefined ? labels.length === 0 : labels.some(({ label }) => label === look.label);
  return isOfKind ? WITHOUT_EMBEDDING : 0;
};

/** Cosine with a vector of length 1. */
export const cosineOf = (unit: Float32Array, vector: Float32Array): number =>
  dotRow(unitVector(vector), 0, unit);

const sizeFit = (known: Vec3, seen: Vec3): number => {
  const ratio = Math.hypot(...seen) / Math.max(1e-6, Math.hypot(...known));
  return Math.min(1, SIZE_SLACK * Math.min(ratio, 1 / Math.max(1e-6, ratio)));
};
