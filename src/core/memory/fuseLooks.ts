import { averagePacked } from '../naming/packed/packEmbedding.ts';
import type { LabelScore } from '../types/landmarks.ts';
import type { MemoryLooks } from './MemoryObject.ts';

/** A running mean over this many views: enough to be steady, few enough to be mended. */
const MOST_VIEWS = 30;
/** Of embeddings fewer: in eight bits what a later view would move is less than a step. */
const MOST_EMBEDDED = 8;
const MOST_NAMES = 6;
const LEAST_SCORE = 0.02;
const LEAST_HINT = 0.005;

/** What `views` views and one more say: the mean of each name's and colour's score; what a view lacks counts as 0 there. */
export const fuseLooks = (known: MemoryLooks, seen: MemoryLooks, views: number): MemoryLooks => {
  const gain = gainOf(views, MOST_VIEWS);
  const colours = mean(known.colours.map(asLabel), seen.colours.map(asLabel), gain);
  const [r, g, b] = known.meanRgb.map((value, i) => value + gain * (seen.meanRgb[i]! - value));
  const objectness = ofBoth(
    known.objectness,
    seen.objectness,
    (before, now) => before + gain * (now - before),
  );
  const hints = ofBoth(known.hints, seen.hints, (before, now) => mean(before, now, gain, LEAST_HINT));
  const embedding = ofBoth(known.embedding, seen.embedding, (before, now) =>
    averagePacked(before, now, gainOf(views, MOST_EMBEDDED)),
  );
  return {
    labels: mean(known.labels, seen.labels, gain),
    looks: mean(known.looks, seen.looks, gain),
    colours: colours.map(({ label, score }) => ({ name: label, share: score })),
    meanRgb: [r!, g!, b!],
    ...(objectness !== undefined && { objectness }),
    ...(hints && { hints }),
    ...(embedding && { embedding }),
  };
};

const gainOf = (views: number, most: number): number => 1 / (Math.min(views, most) + 1);

/** What only one of the two knows is that. */
const ofBoth = <T>(before: T | undefined, now: T | undefined, fuse: (a: T, b: T) => T): T | undefined =>
  before !== undefined && now !== undefined ? fuse(before, now) : (now ?? before);

const asLabel = ({ name, share }: MemoryLooks['colours'][number]): LabelScore => ({
  label: name,
  score: share,
});

/** Means by label, largest first, ties by label, so that the order never depends on that of the views. */
const mean = (
  known: readonly LabelScore[],
  seen: readonly LabelScore[],
  gain: number,
  least = LEAST_SCORE,
): readonly LabelScore[] => {
  const means = new Map<string, number>();
  for (const { label, score } of known) means.set(label, (1 - gain) * score);
  for (const { label, score } of seen) means.set(label, (means.get(label) ?? 0) + gain * score);
  return [...means]
    .map(([label, score]) => ({ label, score }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1))
    .slice(0, MOST_NAMES);
};
