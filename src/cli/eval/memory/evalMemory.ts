import { ObjectMemory } from '../../../core/memory/ObjectMemory.ts';
import { scoreMemory, type WalkScore } from './scoreMemory.ts';
import { walkViews } from './walkViews.ts';

const RATE_HZ = 2;

export interface MemoryReport {
  readonly walks: number;
  readonly things: number;
  readonly remembered: number;
  readonly duplicates: number;
  readonly phantoms: number;
  readonly medianMetres: number;
  readonly p90Metres: number;
  readonly moved: number;
  readonly movedTold: number;
  readonly removed: number;
  readonly removedTold: number;
  readonly wronglyGone: number;
}

/**
 * Walks through three rooms and back, seen by an own ray-caster: depth with the noise of a depth camera, true masks with
 * slips, a pose that is a little off. All behind the masks is the product: measuring, tracking, memory.
 */
export const evalMemory = async (
  seeds: readonly number[],
  print: (line: string) => void,
): Promise<MemoryReport> => {
  const scores: WalkScore[] = [];
  for (const seed of seeds) {
    const score = await scoreWalk(seed);
    for (const line of score.wrong) print(`seed ${seed}: ${line}`);
    scores.push(score);
  }
  const sum = (of: (score: WalkScore) => number) => scores.reduce((total, score) => total + of(score), 0);
  const errors = scores.flatMap((score) => score.errors).sort((a, b) => a - b);
  const quantile = (q: number) => errors[Math.min(errors.length - 1, Math.floor(q * errors.length))] ?? 0;
  return {
    walks: scores.length,
    things: sum((s) => s.things),
    remembered: sum((s) => s.remembered),
    duplicates: sum((s) => s.duplicates),
    phantoms: sum((s) => s.phantoms),
    medianMetres: quantile(0.5),
    p90Metres: quantile(0.9),
    moved: sum((s) => s.moved),
    movedTold: sum((s) => s.movedTold),
    removed: sum((s) => s.removed),
    removedTold: sum((s) => s.removedTold),
    wronglyGone: sum((s) => s.wronglyGone),
  };
};

const scoreWalk = async (seed: number): Promise<WalkScore> => {
  const memory = new ObjectMemory({ maxObjects: 1000 });
  const truth = await walkViews(seed, RATE_HZ, (view) => memory.observe(view));
  return scoreMemory(memory.objects, truth);
};
