import { fail, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { QuestionAnswer } from '../../core/spatial/index.ts';
import type { TransformSource } from '../../core/transforms/TransformSource.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { StageTime } from '../../core/types/StageTime.ts';
import { checkExpression } from '../checkExpression.ts';
import type { EnginePort } from '../EnginePort.ts';
import type { LocateCandidate } from '../LocateAnswer.ts';
import type { LocateOptions } from '../LocateRequest.ts';
import { isMeasured, lift } from '../place/lift.ts';
import { liftTarget } from '../place/liftTarget.ts';
import { Stopwatch } from '../Stopwatch.ts';
import { withViewer } from '../withViewer.ts';
import { refuseUntold } from './refuseQuestion.ts';

export interface AskDeps {
  readonly perceive: (frame: RgbdFrame, signal?: AbortSignal) => Promise<Result<MarkedFrame>>;
  readonly engine: Pick<EnginePort, 'ask'>;
  readonly transforms: TransformSource;
  readonly now: MonotonicClock;
  /** Told as each stage begins (action feedback). */
  readonly onStage?: (stage: string) => void;
}

/** One question about one frame. */
export interface AskRequest {
  readonly question: string;
  /** Frame of the positions of the marks. */
  readonly targetFrame: string;
  /** Whose left and front: '' the camera, or a tf frame whose x axis looks forward. */
  readonly viewerFrame: string;
}

/** The whole answer to one question about one frame. */
export interface AskAnswer {
  readonly result: Result<QuestionAnswer>;
  /** What was measured, counted or listed, or could be meant, best first; with its place where that is known. */
  readonly marks: readonly LocateCandidate[];
  readonly stampNs: bigint;
  readonly cameraFrameId: string;
  readonly stages: readonly StageTime[];
}

const NO_QUESTION =
  'the words ask neither for a number, nor for yes or no, nor for a list: a thing and its pose are asked for at the service ~/locate';

/** From a question and a frame to a typed answer: segment, mark, ask geometry. Never throws. */
export const ask = async (
  deps: AskDeps,
  options: LocateOptions,
  request: AskRequest,
  frame: RgbdFrame,
  signal?: AbortSignal,
): Promise<AskAnswer> => {
  const watch = new Stopwatch(deps.now, deps.onStage);
  const answer = (result: Result<QuestionAnswer>, marks: readonly LocateCandidate[] = []): AskAnswer => ({
    result,
    marks,
    stampNs: frame.stampNs,
    cameraFrameId: frame.frameId,
    stages: watch.stages,
  });
  const question = checkExpression(request.question, options.maxExpressionLength);
  if (!question.ok) return answer(question);
  const untold = refuseUntold(question.value);
  if (!untold.ok) return answer(untold);
  const marked = await watch.time('perceive', () => deps.perceive(frame, signal));
  if (!marked.ok) return answer(marked);
  const { landmarks } = marked.value;
  if (landmarks.length > 0 && !landmarks.some(isMeasured))
    return answer(
      fail(
        'NO_DEPTH',
        `depth measured none of the ${landmarks.length} things seen: questions are answered in metres`,
      ),
    );
  const seen = await watch.time('viewpoint', () =>
    withViewer(deps.transforms, marked.value, request.viewerFrame, options.tfTimeoutMs),
  );
  if (!seen.ok) return answer(seen);
  const asked = await watch.time('answer', () =>
    deps.engine.ask({ question: question.value, marked: seen.value }, signal),
  );
  if (signal?.aborted) return answer(fail('CANCELLED', 'the request was cancelled'));
  if (!asked.ok) return answer(asked);
  if (!asked.value) return answer(fail('NOT_UNDERSTOOD', NO_QUESTION));
  const target = await watch.time('transform', () =>
    liftTarget(deps.transforms, frame, request.targetFrame, options),
  );
  const { objects, scores, status } = asked.value;
  const marks = objects.flatMap((mark, k): LocateCandidate[] => {
    const landmark = landmarks.find((one) => one.mark === mark);
    if (!landmark) return [];
    const score = scores[k] ?? 0;
    const located = target.ok && isMeasured(landmark) ? lift(landmark, score, target.value) : undefined;
    return [{ landmark, score, ...(located?.ok && { located: located.value }) }];
  });
  return answer(status === 'OK' ? { ok: true, value: asked.value } : fail(status, asked.value.answer), marks);
};
