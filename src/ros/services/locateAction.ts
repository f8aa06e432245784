import { statusOf } from '../../core/failures.ts';
import { type Failure, fail, type Result } from '../../core/result.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import { locateMessage, locateRefusal } from '../convert/messages/locateMessage.ts';
import { type LocateRequestMessage, type Question, readLocateRequest } from '../convert/readLocateRequest.ts';
import type { Questions } from '../Questions.ts';
import type { RosNode } from '../rcl.ts';
import { ACTIONS } from '../topics.ts';
import { type GoalOutcome, GoalServer } from './GoalServer.ts';

export interface LocateActionOptions {
  readonly node: RosNode;
  readonly questions: Questions;
  readonly now: () => number;
  readonly onAnswer: (question: Question, answer: LocateAnswer) => void;
  /** Drives to a located target where that is switched on; undefined when there is nothing more to do. */
  readonly afterwards: (
    question: Question,
    answer: LocateAnswer,
    signal: AbortSignal,
  ) => Promise<Failure | undefined> | undefined;
}

type Feedback = (stage: string) => void;

/** The action ~/locate_object. */
export const createLocateAction = (options: LocateActionOptions): GoalServer =>
  new GoalServer({
    node: options.node,
    type: 'spatial_llava/action/LocateObject',
    name: ACTIONS.locate,
    now: options.now,
    stages: ['perceive', 'viewpoint', 'resolve', 'transform', 'approach', 'navigate'],
    execute: (request, signal, feedback) =>
      locateGoal(options, readLocateRequest(request as LocateRequestMessage), signal, feedback),
  });

const locateGoal = async (
  options: LocateActionOptions,
  question: Question,
  signal: AbortSignal,
  feedback: Feedback,
): Promise<GoalOutcome> => {
  const answer = await options.questions.locate(question, { signal, onStage: feedback });
  const failure = await finish(options, question, answer, { signal, feedback });
  if (!answer.ok) return { result: locateRefusal(failure ?? answer.failure), failure };
  const message = locateMessage(question.expression, answer.value);
  const result = failure ? { ...message, status: statusOf(failure.code), message: failure.message } : message;
  return { result, failure };
};

/** Makes a found target known and drives there; undefined is success. */
const finish = async (
  options: LocateActionOptions,
  question: Question,
  answer: Result<LocateAnswer>,
  { signal, feedback }: { readonly signal: AbortSignal; readonly feedback: Feedback },
): Promise<Failure | undefined> => {
  const cancelled = () => fail('CANCELLED', String(signal.reason)).failure;
  if (signal.aborted) return cancelled();
  if (!answer.ok) return answer.failure;
  options.onAnswer(question, answer.value);
  if (!answer.value.result.ok) return answer.value.result.failure;
  const drive = options.afterwards(question, answer.value, signal);
  if (!drive) return undefined;
  feedback('navigate');
  const failure = await drive;
  return signal.aborted ? cancelled() : failure;
};
