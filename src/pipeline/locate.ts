import { type Failure, fail, type Result } from '../core/result.ts';
import type { Resolution } from '../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, Resolver } from '../core/spatial/grounding/Resolver.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';
import { checkDepth } from './checkDepth.ts';
import { checkExpression } from './checkExpression.ts';
import { choosable, seenAgain } from './dialogue/followUps.ts';
import { refuseQuestion } from './dialogue/refuseQuestion.ts';
import type { LocateAnswer, LocateCandidate } from './LocateAnswer.ts';
import type { LocateOptions, LocateRequest } from './LocateRequest.ts';
import { type LiftTarget, lift } from './lift.ts';
import { liftTarget } from './liftTarget.ts';
import { Stopwatch } from './Stopwatch.ts';
import { withViewer } from './withViewer.ts';

export interface LocateDeps {
  /** Segments, lifts and numbers the frame; a frame that is already marked comes back as it is. */
  readonly perceive: (frame: RgbdFrame, signal?: AbortSignal) => Promise<Result<MarkedFrame>>;
  readonly resolver: Resolver;
  readonly transforms: TransformSource;
  readonly now: MonotonicClock;
  /** Told as each stage begins (action feedback). */
  readonly onStage?: (stage: string) => void;
}

/** From words and a frame to a metric pose, as in Spatial-LLaVA: segment, mark, ask, lift. Never throws. */
export const locate = async (
  deps: LocateDeps,
  options: LocateOptions,
  request: LocateRequest,
  frame: RgbdFrame,
  signal?: AbortSignal,
): Promise<LocateAnswer> => {
  const watch = new Stopwatch(deps.now, deps.onStage);
  const answer = answerFor(frame, deps.resolver, watch);

  const expression = checkExpression(request.expression, options.maxExpressionLength);
  if (!expression.ok) return answer(expression.failure);

  const asksForThing = refuseQuestion(expression.value);
  if (!request.earlier && !asksForThing.ok) return answer(asksForThing.failure);

  const measurable = checkDepth(frame);
  if (!measurable.ok) return answer(measurable.failure);

  const marked = await watch.time('perceive', () => deps.perceive(frame, signal));
  if (!marked.ok) return answer(marked.failure);

  const seen = await watch.time('viewpoint', () =>
    withViewer(deps.transforms, marked.value, request.viewerFrame, options.tfTimeoutMs),
  );
  if (!seen.ok) return answer(seen.failure);
  if (signal?.aborted) return answer(CANCELLED);

  const resolution = await watch.time('resolve', () =>
    deps.resolver.resolve(
      {
        expression: expression.value,
        marked: seen.value,
        ...(request.earlier && { earlier: seenAgain(request.earlier, marked.value) }),
      },
      signal,
    ),
  );
  if (!resolution.ok) return answer(resolution.failure);
  if (signal?.aborted) return answer(CANCELLED);

  const target = await watch.time('transform', () =>
    liftTarget(deps.transforms, frame, request.targetFrame, options),
  );
  const noted = withNote(resolution.value, marked.value);
  const candidates = liftCandidates(noted, marked.value, target, request.maxCandidates);
  return {
    ...answer(chosen(noted, marked.value, target), noted, candidates),
    ...choosable(noted, marked.value, request.earlier),
  };
};

/** The one landmark that the resolution names, lifted; its refusal otherwise. */
const chosen = (
  resolution: Resolution,
  marked: MarkedFrame,
  target: Result<LiftTarget>,
): LocateAnswer['result'] => {
  if (resolution.status !== 'OK') {
    const { depthHint } = marked.frame;
    return fail(resolution.status, resolution.rationale + (depthHint ? ` (${depthHint})` : ''));
  }
  const landmark = marked.landmarks.find((l) => l.mark === resolution.id);
  if (!landmark)
    return fail(
      'MODEL_BAD_ANSWER',
      `mark ${resolution.id} is not one of the ${marked.landmarks.length} marks drawn`,
    );
  return target.ok ? lift(landmark, resolution.confidence, target.value) : target;
};

const liftCandidates = (
  resolution: Resolution,
  marked: MarkedFrame,
  target: Result<LiftTarget>,
  max: number,
): LocateCandidate[] => {
  const byMark = new Map(marked.landmarks.map((l) => [l.mark, l]));
  return resolution.candidates.slice(0, max).flatMap(({ id, score }) => {
    const landmark = byMark.get(id);
    if (!landmark) return [];
    const located = target.ok ? lift(landmark, score, target.value) : target;
    return [located.ok ? { landmark, score, located: located.value } : { landmark, score }];
  });
};

const CANCELLED: Failure = { code: 'CANCELLED', message: 'the request was cancelled' };

/** Whoever reads why learns which model did not take part: the one that was asked, or the detector, which names things. */
const withNote = (resolution: Resolution, { lacking }: MarkedFrame): Resolution => {
  const note = resolution.note ?? lacking;
  if (!note) return resolution;
  const who = resolution.note ? 'the model' : 'the detector';
  return {
    ...resolution,
    note,
    rationale: `${resolution.rationale} (without ${who}: ${note.code}: ${note.message})`,
  };
};

/** Every answer, good or refused, carries its frame's stamp, what was considered and how long it took. */
const answerFor = (frame: RgbdFrame, resolver: Pick<Resolver, 'name'>, watch: Stopwatch) => {
  return (
    outcome: Failure | LocateAnswer['result'],
    resolution?: Resolution,
    candidates: readonly LocateCandidate[] = [],
  ): LocateAnswer => ({
    result: 'ok' in outcome ? outcome : { ok: false, failure: outcome },
    candidates,
    ranked: resolution?.ranked ?? resolution?.candidates ?? [],
    relations: resolution?.relations ?? [],
    rationale: resolution?.rationale ?? ('message' in outcome ? outcome.message : ''),
    ...(resolution?.note && { note: resolution.note }),
    logicalForm: resolution?.logicalForm ?? '',
    notUnderstood: resolution?.notUnderstood ?? [],
    steps: resolution?.steps ?? [],
    question: resolution?.question ?? '',
    tracks: [],
    model: resolver.name,
    stampNs: frame.stampNs,
    cameraFrameId: frame.frameId,
    stages: watch.stages,
  });
};
