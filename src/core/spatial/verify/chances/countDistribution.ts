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
