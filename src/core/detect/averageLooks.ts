import type { LabelScore } from '../types/landmarks.ts';
import type { RegionEmbedding } from '../types/RegionEmbedding.ts';
import type { Look } from './Look.ts';

/** Two looks at one thing in one, the newer counting `share` 0..1. */
export const averageLooks = (before: Look, now: Look, share: number): Look => {
  const embedding = now.embedding
    ? averageEmbeddings(before.embedding, now.embedding, share)
    : before.embedding;
  return { shares: averageShares(before.shares, now.shares, share), ...(embedding && { embedding }) };
};

const averageShares = (
  before: readonly LabelScore[],
  now: readonly LabelScore[],
  share: number,
): readonly LabelScore[] => {
  const scores = new Map(before.map(({ label, score }) => [label, score * (1 - share)]));
  for (const { label, score } of now) scores.set(label, (scores.get(label) ?? 0) + score * share);
  return [...scores].map(([label, score]) => ({ label, score })).sort((a, b) => b.score - a.score);
};

/** Scores are linear in both parts, so that every phrase gets the average of its scores. */
const averageEmbeddings = (
  before: RegionEmbedding | undefined,
  now: RegionEmbedding,
  share: number,
): RegionEmbedding => {
  if (before?.vector.length !== now.vector.length) return now;
  return {
    vector: now.vector.map((value, i) => before.vector[i]! * (1 - share) + value * share),
    usual: before.usual * (1 - share) + now.usual * share,
  };
};
