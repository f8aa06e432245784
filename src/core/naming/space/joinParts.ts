import { unitVector } from '../unitVector.ts';

/**
 * A vector of the common space: the text part and the look part, each at length 1 and then weighted, so that the dot
 * product of two such vectors is the weighted mean of the cosines of their parts.
 */
export const joinParts = (text: Float32Array, look: Float32Array, lookShare: number): Float32Array => {
  const joined = new Float32Array(text.length + look.length);
  joined.set(unitVector(text).map((value) => value * Math.sqrt(1 - lookShare)));
  joined.set(
    unitVector(look).map((value) => value * Math.sqrt(lookShare)),
    text.length,
  );
  return joined;
};
