import { COCO_LABELS } from '../core/detect/cocoLabels.ts';
import { DEFAULT_MARK_OPTIONS } from '../core/marks/chooseMarks.ts';
import { drawMarks } from '../core/marks/drawMarks.ts';
import { Tracker } from '../core/marks/Tracker.ts';
import { GeometrySegmenter } from '../core/segment/GeometrySegmenter.ts';
import { RegionJudge } from '../core/segment/tree/judge/RegionJudge.ts';
import { CUT_OPTIONS } from '../core/segment/tree/treeCandidates.ts';
import { resolve } from '../core/spatial/grounding/resolve.ts';
import { FusedSegmenter } from '../pipeline/FusedSegmenter.ts';
import { Perception } from '../pipeline/Perception.ts';
import { practiceFrame } from './practiceFrame.ts';

/** Start-up has enough to do: who asks at once warms it up by asking. */
const QUIET_MS = 2_000;
/** After so many V8 has compiled what every frame needs. */
const FRAMES = 3;
const QUESTIONS = [
  'the red box to the left of the chair',
  'the second box from the right',
  'the mug on the table behind the laptop',
];

/**
 * Runs the method on made-up frames, apart from models and from what is tracked, so that the first question does not pay
 * for cold code. Waits for start-up to be over; between frames the thread is free; ends early once `isWanted` says that
 * real work is there.
 */
export const warmUp = async (isWanted: () => boolean, quietMs = QUIET_MS): Promise<void> => {
  await new Promise((done) => setTimeout(done, quietMs).unref());
  if (isWanted()) return;
  const now = () => performance.now();
  const perception = new Perception({
    segmenter: new FusedSegmenter({
      geometry: new GeometrySegmenter({ now }),
      regions: { judge: new RegionJudge(), options: CUT_OPTIONS },
      now,
    }),
    tracker: new Tracker(),
    marks: DEFAULT_MARK_OPTIONS,
    detectorVocabulary: COCO_LABELS,
    now,
  });
  for (let i = 0; i < FRAMES && !isWanted(); i++) {
    const marked = await perception.perceive(practiceFrame(BigInt(i)));
    if (!marked.ok) return;
    for (const question of QUESTIONS) resolve(marked.value.scene, question);
    drawMarks(marked.value.frame.color, marked.value.landmarks);
    await new Promise((done) => setImmediate(done));
  }
};
