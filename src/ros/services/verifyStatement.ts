import { STATUS_OK, statusOf } from '../../core/failures.ts';
import type { Failure } from '../../core/result.ts';
import type { Verification } from '../../core/spatial/index.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { StageTime } from '../../core/types/StageTime.ts';
import { checkExpression } from '../../pipeline/checkExpression.ts';
import { Stopwatch } from '../../pipeline/Stopwatch.ts';
import { stageMessage } from '../convert/messages/locateMessage.ts';
import { relationMessage } from '../convert/messages/relationMessage.ts';
import { type TimeMessage, toNanoseconds, toTime } from '../convert/time.ts';
import type { Questions } from '../Questions.ts';

/** Request of spatial_llava/srv/VerifyStatement. */
export interface VerifyRequest {
  readonly statement: string;
  readonly stamp: TimeMessage;
  readonly viewer: string;
}

/** Constants of the service. */
const VERDICTS = { FALSE: 0, TRUE: 1, UNKNOWN: 2 } as const;

/** ~/verify: is a statement true of a frame? */
export const verifyStatement = async (
  questions: Questions,
  now: MonotonicClock,
  request: VerifyRequest,
): Promise<object> => {
  const statement = checkExpression(request.statement, questions.maxExpressionLength);
  if (!statement.ok) return verifyRefusal(statement.failure);
  const watch = new Stopwatch(now);
  const stampNs = toNanoseconds(request.stamp);
  const seen = await questions.seen({ stampNs, viewer: request.viewer }, watch);
  if (!seen.ok) return verifyRefusal(seen.failure);
  const { marked, engine } = seen.value;
  const verified = await watch.time('verify', () => engine.verify({ statement: statement.value, marked }));
  if (!verified.ok) return verifyRefusal(verified.failure);
  return answer(verified.value, marked.frame.stampNs, watch.stages);
};

const answer = (verification: Verification, stampNs: bigint, stages: readonly StageTime[]): object => {
  const { understood, verdict, score, measured, relations, rationale } = verification;
  return {
    status: understood ? STATUS_OK : statusOf('NOT_UNDERSTOOD'),
    message: understood ? '' : rationale,
    verdict: VERDICTS[verdict],
    score,
    measured: [...measured],
    relations: relations.map(relationMessage),
    rationale,
    model: 'geometric',
    stamp: toTime(stampNs),
    stages: stages.map(stageMessage),
  };
};

export const verifyRefusal = ({ code, message }: Failure): object => ({
  status: statusOf(code),
  message,
  verdict: VERDICTS.UNKNOWN,
  score: 0.5,
  measured: [],
  relations: [],
  rationale: '',
  model: '',
  stamp: toTime(0n),
  stages: [],
});
