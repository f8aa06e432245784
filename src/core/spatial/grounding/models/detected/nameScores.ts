import type { Scene } from '../../../scene/Scene.ts';

export type NameScores = NonNullable<Scene['nameScores']>;

/**
 * How many times likelier than any odd noun the namer finds what was said at an object, as a natural logarithm; undefined
 * where it said nothing. With the word before the noun where it was asked so: a traffic cone is meant, not a cone.
 */
export const nameLogRatio = (
  scores: NameScores | undefined,
  i: number,
  said: string,
  compound: string,
): number | undefined => scores?.get(compound)?.[i] ?? scores?.get(said)?.[i];

/** By how much the namer finds what was said more at an object than at the likeliest other one, as a natural logarithm. */
export const nameAmong = (
  scores: NameScores | undefined,
  i: number,
  said: string,
  compound: string,
): number => {
  const all = scores?.get(compound) ?? scores?.get(said) ?? [];
  let most = -Infinity;
  for (const [k, score] of all.entries()) if (k !== i && score !== undefined) most = Math.max(most, score);
  return Number.isFinite(most) ? (all[i] ?? 0) - most : 0;
};
