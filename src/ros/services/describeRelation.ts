import { STATUS_OK, statusOf } from '../../core/failures.ts';
import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import type { MarkedFrame, Resolver } from '../../core/spatial/grounding/Resolver.ts';
import type { SpatialDescription } from '../../core/spatial/index.ts';
import type { Landmark } from '../../core/types/landmarks.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { StageTime } from '../../core/types/StageTime.ts';
import { checkExpression } from '../../pipeline/checkExpression.ts';
import { Stopwatch } from '../../pipeline/Stopwatch.ts';
import { landmarkMessage, NO_LANDMARK } from '../convert/messages/landmarkMessage.ts';
import { stageMessage } from '../convert/messages/locateMessage.ts';
import { relationMessage } from '../convert/messages/relationMessage.ts';
import { type TimeMessage, toNanoseconds, toTime } from '../convert/time.ts';
import type { Questions } from '../Questions.ts';

/** Request of spatial_llava/srv/DescribeRelation. */
export interface DescribeRequest {
  readonly subject_mark: number;
  readonly anchor_mark: number;
  readonly subject_expression: string;
  readonly anchor_expression: string;
  readonly stamp: TimeMessage;
  readonly viewer: string;
  readonly sentence_count: number;
}

/** ~/describe: how do two objects of a frame stand to each other? */
export const describeRelation = async (
  questions: Questions,
  now: MonotonicClock,
  request: DescribeRequest,
): Promise<object> => {
  const watch = new Stopwatch(now);
  const stampNs = toNanoseconds(request.stamp);
  const seen = await questions.seen({ stampNs, viewer: request.viewer }, watch);
  if (!seen.ok) return describeRefusal(seen.failure);
  const { marked, engine } = seen.value;
  const one = (mark: number, expression: string) =>
    watch.time('resolve', () =>
      named({ mark, expression, marked, resolver: engine, maxLength: questions.maxExpressionLength }),
    );
  const subject = await one(request.subject_mark, request.subject_expression);
  if (!subject.ok) return describeRefusal(subject.failure);
  const anchor = await one(request.anchor_mark, request.anchor_expression);
  if (!anchor.ok) return describeRefusal(anchor.failure);
  const described = await watch.time('describe', () =>
    engine.describe({
      marked,
      subject: subject.value.mark,
      anchor: anchor.value.mark,
      sentences: Math.max(1, request.sentence_count),
      words: {
        ...(request.subject_mark === 0 && { subject: request.subject_expression }),
        ...(request.anchor_mark === 0 && { anchor: request.anchor_expression }),
      },
    }),
  );
  if (!described.ok) return describeRefusal(described.failure);
  if (!described.value)
    return describeRefusal({
      code: 'NOT_FOUND',
      message: `marks ${subject.value.mark} and ${anchor.value.mark} are not two objects that depth has measured`,
    });
  return answer(described.value, subject.value, anchor.value, marked.frame.stampNs, watch.stages);
};

/** A landmark by its number, or by words that name it alone. */
const named = async (ask: {
  readonly mark: number;
  readonly expression: string;
  readonly marked: MarkedFrame;
  readonly resolver: Resolver;
  readonly maxLength: number;
}): Promise<Result<Landmark>> => {
  const byMark = (mark: number | undefined) => ask.marked.landmarks.find((l) => l.mark === mark);
  if (ask.mark !== 0) {
    const landmark = byMark(ask.mark);
    const count = ask.marked.landmarks.length;
    return landmark
      ? ok(landmark)
      : fail('NOT_FOUND', `there is no mark ${ask.mark}: the frame has 1 to ${count}`);
  }
  const expression = checkExpression(ask.expression, ask.maxLength);
  if (!expression.ok) return expression;
  const resolved = await ask.resolver.resolve({ expression: expression.value, marked: ask.marked });
  if (!resolved.ok) return resolved;
  const { status, id, rationale } = resolved.value;
  if (status !== 'OK') return fail(status, `${JSON.stringify(expression.value.slice(0, 80))}: ${rationale}`);
  const landmark = byMark(id);
  return landmark ? ok(landmark) : fail('MODEL_BAD_ANSWER', `mark ${id} is not one of those drawn`);
};

const answer = (
  { relations, sentences, description }: SpatialDescription,
  subject: Landmark,
  anchor: Landmark,
  stampNs: bigint,
  stages: readonly StageTime[],
): object => ({
  status: STATUS_OK,
  message: '',
  subject: landmarkMessage(subject),
  anchor: landmarkMessage(anchor),
  relations: relations.map(relationMessage),
  sentences: [...sentences],
  description,
  model: 'geometric',
  stamp: toTime(stampNs),
  stages: stages.map(stageMessage),
});

export const describeRefusal = ({ code, message }: Failure): object => ({
  status: statusOf(code),
  message,
  subject: NO_LANDMARK,
  anchor: NO_LANDMARK,
  relations: [],
  sentences: [],
  description: '',
  model: '',
  stamp: toTime(0n),
  stages: [],
});
