import { type Failure, fail, ok, type Result } from '../core/result.ts';
import type { Resolution } from '../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, Resolver } from '../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';
import { checkExpression } from './checkExpression.ts';
import { choosable, seenAgain } from './dialogue/followUps.ts';
import { refuseQuestion } from './dialogue/refuseQuestion.ts';
import type { LiftedObject, LocateAnswer, LocateCandidate } from './LocateAnswer.ts';
import type { LocateOptions, LocateRequest } from './LocateRequest.ts';
import { type ApproachDeps, approachTo } from './place/approachTo.ts';
import { isMeasured, type LiftTarget, lift } from './place/lift.ts';
import { liftTarget } from './place/liftTarget.ts';
import { poseUnavailable } from './reply/poseUnavailable.ts';
import { orUnnamed, withLacks } from './reply/withLacks.ts';
import { Stopwatch } from './Stopwatch.ts';
import { withViewer } from './withViewer.ts';

export interface LocateDeps extends ApproachDeps {
  /** Segments, lifts and numbers the frame; a frame that is already marked comes back as it is. */
  readonly perceive: (frame: RgbdFrame, signal?: AbortSignal) => Promise<Result<MarkedFrame>>;
  readonly resolver: Resolver;
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
  const lacking = [...(marked.value.lacking ?? []), ...(resolution.value.lacking ?? [])];
  const noted = withLacks(resolution.value, lacking, marked.value.unrefined);
  const candidates = liftCandidates(noted, marked.value, target, request.maxCandidates);
  const lifted = orUnnamed(chosen(noted, marked.value, target), lacking);
  const unplaced = unplacedOf(noted, marked.value);
  const whole = (result: LocateAnswer['result']): LocateAnswer => ({
    ...answer(result, noted, candidates),
    ...choosable(noted, marked.value, request.earlier),
    lacking,
    ...(unplaced && { unplaced }),
  });
  if (!lifted.ok) return whole(lifted);
  if (!target.ok) return whole(target);
  const approach = await watch.time('approach', () =>
    approachTo(
      deps,
      options,
      { lifted: lifted.value, target: target.value, marked: seen.value, frame },
      signal,
    ),
  );
  if (signal?.aborted) return answer(CANCELLED);
  return whole(ok({ ...lifted.value, approach }));
};

/** The one landmark that the resolution names, lifted; its refusal otherwise. */
const chosen = (
  resolution: Resolution,
  marked: MarkedFrame,
  target: Result<LiftTarget>,
): Result<LiftedObject> => {
  if (resolution.status !== 'OK') {
    const { depthHint, withoutDepth } = marked.frame;
    const hint = withoutDepth === undefined ? depthHint : `without depth: ${withoutDepth}`;
    return fail(resolution.status, resolution.rationale + (hint ? ` (${hint})` : ''));
  }
  const landmark = marked.landmarks.find((l) => l.mark === resolution.id);
  if (!landmark)
    return fail(
      'MODEL_BAD_ANSWER',
      `mark ${resolution.id} is not one of the ${marked.landmarks.length} marks drawn`,
    );
  // Whatever tf knows: of what was not measured there is nothing to transform.
  if (!isMeasured(landmark)) return fail('NO_DEPTH', poseUnavailable(landmark, marked.frame));
  return target.ok ? lift(landmark, resolution.confidence, target.value) : target;
};

/** The one landmark that the resolution names, where depth did not measure it. */
const unplacedOf = (
  { status, id, confidence }: Resolution,
  { landmarks }: MarkedFrame,
): LocateAnswer['unplaced'] => {
  const landmark = status === 'OK' ? landmarks.find(({ mark }) => mark === id) : undefined;
  return landmark && !isMeasured(landmark) ? { landmark, score: confidence } : undefined;
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
    const located = target.ok && isMeasured(landmark) ? lift(landmark, score, target.value) : undefined;
    return [located?.ok ? { landmark, score, located: located.value } : { landmark, score }];
  });
};

const CANCELLED: Failure = { code: 'CANCELLED', message: 'the request was cancelled' };

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
    lacking: [],
    ...(resolution?.note && { note: resolution.note }),
    logicalForm: resolution?.logicalForm ?? '',
    notUnderstood: resolution?.notUnderstood ?? [],
    steps: resolution?.steps ?? [],
    question: resolution?.question ?? '',
    tracks: [],
    model: resolution?.by ?? resolver.name,
    stampNs: frame.stampNs,
    cameraFrameId: frame.frameId,
    stages: watch.stages,
  });
};
