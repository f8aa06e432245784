import type { MemoryLooks } from './MemoryObject.ts';

/** A running mean over this many views: enough to be steady, few enough to be mended. */
const MOST_VIEWS = 30;
const MOST_NAMES = 6;
const LEAST_SCORE = 0.02;

/** What `views` views and one more say: the mean of each name's and colour's score; what a view lacks counts as 0 there. */
export const fuseLooks = (known: MemoryLooks, seen: MemoryLooks, views: number): MemoryLooks => {
  const gain = 1 / (Math.min(views, MOST_VIEWS) + 1);
  const colours = mean(
    known.colours,
    seen.colours,
    gain,
    ({ name }) => name,
    ({ share }) => share,
  );
  const named = (a: MemoryLooks['labels'], b: MemoryLooks['labels']): MemoryLooks['labels'] =>
    mean(
      a,
      b,
      gain,
      ({ label }) => label,
      ({ score }) => score,
    ).map(([label, score]) => ({ label, score }));
  const [r, g, b] = known.meanRgb.map((value, i) => value + gain * (seen.meanRgb[i]! - value));
  return {
    labels: named(known.labels, seen.labels),
    looks: named(known.looks, seen.looks),
    colours: colours.map(([name, share]) => ({ name, share })),
    meanRgb: [r!, g!, b!],
  };
};

/** Means by key, largest first, ties by key, so that the order never depends on that of the views. */
const mean = <T>(
  known: readonly T[],
  seen: readonly T[],
  gain: number,
  keyOf: (item: T) => string,
  scoreOf: (item: T) => number,
): readonly (readonly [string, number])[] => {
  const means = new Map<string, number>();
  for (const item of known) means.set(keyOf(item), (1 - gain) * scoreOf(item));
  for (const item of seen) means.set(keyOf(item), (means.get(keyOf(item)) ?? 0) + gain * scoreOf(item));
  return [...means]
    .filter(([, value]) => value >= LEAST_SCORE)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST_NAMES);
};
