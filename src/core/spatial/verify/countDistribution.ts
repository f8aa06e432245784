import { sigmoid } from '../scene/membership.ts';

/** Degree of a description's fit at which an object is as likely one as not, and the width of the doubt. */
const EVEN = 0.56;
const WIDTH = 0.07;
/** What lies outside the bounds of a count, on either side. */
const TAIL = 0.05;

/** A number of things, when each is one with a probability. */
export interface CountDistribution {
  /** The likeliest number, and how likely it is. */
  readonly count: number;
  readonly probability: number;
  readonly expected: number;
  /** Bounds of nine tenths. */
  readonly atLeast: number;
  readonly upTo: number;
}

/** Probability that a thing is one of those counted, by the degree to which it fits the words. */
export const countedProbability = (fit: number): number => {
  const p = sigmoid(fit, EVEN, WIDTH);
  return p < 0.01 ? 0 : p > 0.99 ? 1 : p;
};

/** How many there are, each being one with its own probability, independently. */
export const countDistribution = (probabilities: readonly number[]): CountDistribution => {
  let chance = [1];
  for (const p of probabilities) {
    const next = [...chance, 0];
    for (let n = 0; n < next.length; n++)
      next[n] = (chance[n] ?? 0) * (1 - p) + (n > 0 ? chance[n - 1]! * p : 0);
    chance = next;
  }
  const most = Math.max(...chance);
  let [below, atLeast, upTo] = [0, 0, 0];
  for (const [n, p] of chance.entries()) {
    if (below <= TAIL) atLeast = n;
    if (below < 1 - TAIL) upTo = n;
    below += p;
  }
  const count = chance.indexOf(most);
  return {
    count,
    probability: most,
    expected: probabilities.reduce((sum, p) => sum + p, 0),
    atLeast: Math.min(atLeast, count),
    upTo: Math.max(upTo, count),
  };
};
