import { statusOf } from '../core/failures.ts';
import { type Failure, fail, type Result } from '../core/result.ts';
import type { LocateAnswer } from '../pipeline/LocateAnswer.ts';
import { locateMessage, locateRefusal } from './convert/messages/locateMessage.ts';
import { type LocateRequestMessage, type Question, readLocateRequest } from './convert/readLocateRequest.ts';
import type { Questions } from './Questions.ts';
import { type RosGoal, type RosNode, rcl } from './rcl.ts';
import { ACTIONS } from './topics.ts';

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

/** Stages of `locate`, in order, for the share of the work that lies behind one. */
const STAGES = ['perceive', 'viewpoint', 'resolve', 'transform', 'approach', 'navigate'];

/** The action ~/locate_object: one goal at a time, the newest; feedback as each stage begins; cancel at any time. */
export class LocateAction {
  readonly #options: LocateActionOptions;
  readonly #server: { destroy(): void };
  #running: AbortController | undefined;

  constructor(options: LocateActionOptions) {
    this.#options = options;
    const cancels = new Map<string, AbortController>();
    const keyOf = (goal: RosGoal) => [...goal.goalId.uuid].join('.');
    this.#server = new rcl.ActionServer(
      options.node,
      'spatial_llava/action/LocateObject',
      ACTIONS.locate,
      async (goal) => {
        const abort = new AbortController();
        cancels.set(keyOf(goal), abort);
        try {
          return await this.#execute(goal, abort);
        } finally {
          cancels.delete(keyOf(goal));
        }
      },
      () => rcl.GoalResponse.ACCEPT,
      (goal) => goal.execute(),
      (goal) => {
        cancels.get(keyOf(goal))?.abort('cancelled by the client');
        return rcl.CancelResponse.ACCEPT;
      },
    );
  }

  /** Ends the running goal (the node is deactivated). */
  abort(reason: string): void {
    this.#running?.abort(reason);
  }

  destroy(): void {
    this.abort('the node is going away');
    this.#server.destroy();
  }

  async #execute(goal: RosGoal, abort: AbortController): Promise<object> {
    this.#running?.abort('preempted by a newer goal');
    this.#running = abort;
    const startMs = this.#options.now();
    const question = readLocateRequest(plain(goal.request) as LocateRequestMessage);
    const feedback = (stage: string) => {
      if (!goal.isActive || goal.isCancelRequested) return;
      goal.publishFeedback({
        stage,
        progress: Math.max(0, STAGES.indexOf(stage)) / STAGES.length,
        elapsed_seconds: (this.#options.now() - startMs) / 1000,
      });
    };
    const answer = await this.#options.questions.locate(question, {
      signal: abort.signal,
      onStage: feedback,
    });
    const outcome = await this.#finish(question, answer, abort.signal, feedback);
    if (this.#running === abort) this.#running = undefined;
    if (goal.isActive) settle(goal, outcome, abort.signal);
    if (!answer.ok) return locateRefusal(outcome ?? answer.failure);
    const message = locateMessage(question.expression, answer.value);
    return outcome ? { ...message, status: statusOf(outcome.code), message: outcome.message } : message;
  }

  /** Makes a found target known and drives there; undefined is success. */
  async #finish(
    question: Question,
    answer: Result<LocateAnswer>,
    signal: AbortSignal,
    feedback: (stage: string) => void,
  ): Promise<Failure | undefined> {
    const cancelled = () => fail('CANCELLED', String(signal.reason)).failure;
    if (signal.aborted) return cancelled();
    if (!answer.ok) return answer.failure;
    this.#options.onAnswer(question, answer.value);
    if (!answer.value.result.ok) return answer.value.result.failure;
    const drive = this.#options.afterwards(question, answer.value, signal);
    if (!drive) return undefined;
    feedback('navigate');
    const failure = await drive;
    return signal.aborted ? cancelled() : failure;
  }
}

const settle = (goal: RosGoal, outcome: Failure | undefined, signal: AbortSignal): void => {
  if (!outcome) goal.succeed();
  else if (signal.aborted && goal.isCancelRequested) goal.canceled();
  else goal.abort();
};

const plain = (request: RosGoal['request']): object => request.toPlainObject?.() ?? request;
