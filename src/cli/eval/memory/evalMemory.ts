import { DEFAULT_MARK_OPTIONS } from '../../../core/marks/chooseMarks.ts';
import { Tracker } from '../../../core/marks/Tracker.ts';
import { ObjectMemory } from '../../../core/memory/ObjectMemory.ts';
import { viewOfFrame } from '../../../core/memory/viewOfFrame.ts';
import { ok } from '../../../core/result.ts';
import { conjugate, rotate } from '../../../core/transforms/rigid.ts';
import type { LandmarkCandidate } from '../../../core/types/landmarks.ts';
import { Perception } from '../../../pipeline/Perception.ts';
import { Walk } from '../../walk/walkFrames.ts';
import { scoreMemory, type WalkScore } from './scoreMemory.ts';

/** As often as segments slip on real frames of rooms, by `eval frames` with true masks. */
const SLIPS = { missed: 0.1, misnamed: 0.1, nameless: 0.15 };
const THINGS = 40;
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
  const walk = new Walk({ seed, things: THINGS, moved: 2, removed: 1, rateHz: RATE_HZ, slips: SLIPS });
  let candidates: readonly LandmarkCandidate[] = [];
  const perception = new Perception({
    segmenter: {
      segment: async (_frame, { up = [0, -1, 0] }) => ok({ candidates, up, stages: [] }),
    },
    tracker: new Tracker(),
    marks: DEFAULT_MARK_OPTIONS,
    now: () => performance.now(),
  });
  const memory = new ObjectMemory({ maxObjects: 1000 });
  for (const one of walk.frames()) {
    const { frame, mapFromCamera } = one;
    candidates = one.candidates;
    const up = rotate(conjugate(mapFromCamera.rotation), [0, 0, 1]);
    const marked = await perception.perceive(frame, { up, fixedFromCamera: mapFromCamera });
    if (!marked.ok) throw new Error(marked.failure.message);
    memory.observe(viewOfFrame(frame, marked.value.landmarks, mapFromCamera));
  }
  return scoreMemory(memory.objects, walk.truth);
};
