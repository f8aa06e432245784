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

/** Things of one kind do not compete: an object is held against what most others score, not against the best. */
const MOST_OTHERS = 0.85;

/** By how much the namer finds what was said more at an object than at most others, as a natural logarithm. */
export const nameAmong = (
  scores: NameScores | undefined,
  i: number,
  said: string,
  compound: string,
): number => {
  const all = allScores(scores, said, compound);
  const others = all.filter((score, k): score is number => k !== i && score !== undefined);
  if (others.length === 0) return 0;
  others.sort((a, b) => a - b);
  return (all[i] ?? 0) - others[Math.floor(MOST_OTHERS * (others.length - 1))]!;
};

/** By how much less than at the likeliest thing, 0 and below. */
export const nameBehind = (
  scores: NameScores | undefined,
  i: number,
  said: string,
  compound: string,
): number => {
  const all = allScores(scores, said, compound);
  const most = all.reduce<number>((best, score) => Math.max(best, score ?? -Infinity), -Infinity);
  return Number.isFinite(most) ? (all[i] ?? 0) - most : 0;
};

const allScores = (scores: NameScores | undefined, said: string, compound: string) =>
  scores?.get(compound) ?? scores?.get(said) ?? [];
