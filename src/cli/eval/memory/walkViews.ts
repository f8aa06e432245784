import { DEFAULT_MARK_OPTIONS } from '../../../core/marks/chooseMarks.ts';
import { Tracker } from '../../../core/marks/Tracker.ts';
import type { MemoryView } from '../../../core/memory/MemoryView.ts';
import { viewOfFrame } from '../../../core/memory/viewOfFrame.ts';
import { ok } from '../../../core/result.ts';
import { conjugate, rotate } from '../../../core/transforms/rigid.ts';
import type { LandmarkCandidate } from '../../../core/types/landmarks.ts';
import { Perception } from '../../../pipeline/Perception.ts';
import { Walk, type WalkTruth } from '../../walk/walkFrames.ts';

/** As often as segments slip on real frames of rooms, by `eval frames` with true masks. */
const SLIPS = { missed: 0.1, misnamed: 0.1, nameless: 0.15 };
const THINGS = 40;

/** What memory is told of a walk, view by view in their order; returns what is true at its end. */
export const walkViews = async (
  seed: number,
  rateHz: number,
  learn: (view: MemoryView) => void,
): Promise<WalkTruth> => {
  const walk = new Walk({ seed, things: THINGS, moved: 2, removed: 1, rateHz, slips: SLIPS });
  let candidates: readonly LandmarkCandidate[] = [];
  const perception = new Perception({
    segmenter: {
      segment: async (_frame, { up = [0, -1, 0] }) => ok({ candidates, up, stages: [] }),
    },
    tracker: new Tracker(),
    marks: DEFAULT_MARK_OPTIONS,
    now: () => performance.now(),
  });
  for (const one of walk.frames()) {
    const { frame, mapFromCamera } = one;
    candidates = one.candidates;
    const up = rotate(conjugate(mapFromCamera.rotation), [0, 0, 1]);
    const marked = await perception.perceive(frame, { up, fixedFromCamera: mapFromCamera });
    if (!marked.ok) throw new Error(marked.failure.message);
    learn(viewOfFrame(marked.value, mapFromCamera));
  }
  return walk.truth;
};
