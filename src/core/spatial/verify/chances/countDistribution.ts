import { sigmoid } from '../../scene/membership.ts';

/**
 * Degree of a description's fit, and the log-odds that an object of it is what is counted, where no fitted chances are:
 * measured where names are a detector's guesses (docs/statements.md), straight between and beyond.
 */
const LOG_ODDS = [
  [0.2, -3.7],
  [0.45, -2.02],
  // By size and colour alone: seldom measured; as `resolve` answers with such a thing, it is counted, with all doubt.
  [0.6, 0.02],
  [0.78, 0.35],
  [0.9, 3.41],
] as const;
/** So little doubt of each of many things would leave every count in doubt. */
const NO_DOUBT = 0.025;
/** A thing that is one of those counted with less probability is not listed, nor counted. */
export const LISTED_FROM = 0.3;
/** What lies outside the bounds of a count, on either side. */
const TAIL = 0.05;

/** A number of things, when each is one with a probability. */
export interface CountDistribution {
  /** How many likely are, and how likely there are just so many. */
  readonly count: number;
  readonly probability: number;
  readonly expected: number;
  /** Bounds of nine tenths. */
  readonly atLeast: number;
  readonly upTo: number;
}

/** A chance that a thing is one of those counted, without the doubts that are none. */
export const undoubted = (p: number): number => (p < NO_DOUBT ? 0 : p > 1 - NO_DOUBT ? 1 : p);

/** A verdict on what is said of a thing, and the log-odds that it is so: from the margins on nearly surely. */
const TOLD = { middle: 0.62, width: 0.06 } as const;

/** Chance that what is said of a thing by places and looks is so, by the probability that geometry gives it. */
export const toldProbability = (probability: number): number => sigmoid(probability, TOLD.middle, TOLD.width);

/** Probability that a thing is one of those counted, by the degree to which it fits the words. */
export const countedProbability = (fit: number): number => {
  const after = LOG_ODDS.findIndex(([degree]) => degree >= fit);
  const at = Math.max(1, after < 0 ? LOG_ODDS.length - 1 : after);
  const [[x0, y0], [x1, y1]] = [LOG_ODDS[at - 1]!, LOG_ODDS[at]!];
  return undoubted(sigmoid(y0 + ((fit - x0) / (x1 - x0)) * (y1 - y0), 0, 1));
};

/** Probability by number of there being so many, each being one with its own probability, independently. */
export const countChances = (probabilities: readonly number[]): readonly number[] => {
  let chance = [1];
  for (const p of probabilities) {
    const next = [...chance, 0];
    for (let n = 0; n < next.length; n++)
      next[n] = (chance[n] ?? 0) * (1 - p) + (n > 0 ? chance[n - 1]! * p : 0);
    chance = next;
  }
  return chance;
};

/** How many there are, each being one with its own probability, independently. */
export const countDistribution = (probabilities: readonly number[]): CountDistribution => {
  const chance = countChances(probabilities);
  let [below, atLeast, upTo] = [0, 0, 0];
  for (const [n, p] of chance.entries()) {
    if (below <= TAIL) atLeast = n;
    if (below < 1 - TAIL) upTo = n;
    below += p;
  }
  const likely = chance.indexOf(Math.max(...chance));
  const count = Math.min(likely, probabilities.filter((p) => p >= LISTED_FROM).length);
  return {
    count,
    probability: chance[count]!,
    expected: probabilities.reduce((sum, p) => sum + p, 0),
    atLeast: Math.min(atLeast, count),
    upTo: Math.max(upTo, count),
  };
};
