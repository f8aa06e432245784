import type { Failure } from '../../core/result.ts';
import { type RosGoal, type RosNode, rcl } from '../rcl.ts';

/** What a goal came to: its result, and the failure that aborts it. */
export interface GoalOutcome {
  readonly result: object;
  readonly failure?: Failure | undefined;
}

export interface GoalServerOptions {
  readonly node: RosNode;
  readonly type: string;
  readonly name: string;
  readonly now: () => number;
  /** Stages of the work in order, for the share of it that lies behind one. */
  readonly stages: readonly string[];
  /** How long a result waits for whoever asked; 10 unless given. */
  readonly resultSeconds?: number;
  readonly execute: (
    request: object,
    signal: AbortSignal,
    feedback: (stage: string) => void,
  ) => Promise<GoalOutcome>;
}

/**
 * As rcl has it since Iron. rclnodejs keeps each goal with its result, some 50 kB, for 15 minutes: ten goals a second would
 * fill the heap.
 */
const RESULT_SECONDS = 10;

/** An action server: one goal at a time, the newest; feedback as each stage begins; cancel at any time. */
export class GoalServer {
  readonly #options: GoalServerOptions;
  readonly #server: { destroy(): void };
  #running: AbortController | undefined;

  constructor(options: GoalServerOptions) {
    this.#options = options;
    const cancels = new Map<string, AbortController>();
    const keyOf = (goal: RosGoal) => [...goal.goalId.uuid].join('.');
    this.#server = new rcl.ActionServer(
      options.node,
      options.type,
      options.name,
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
      { resultTimeout: options.resultSeconds ?? RESULT_SECONDS },
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
    const { now, stages, execute } = this.#options;
    const startMs = now();
    const feedback = (stage: string) => {
      if (!goal.isActive || goal.isCancelRequested) return;
      goal.publishFeedback({
        stage,
        progress: Math.max(0, stages.indexOf(stage)) / stages.length,
        elapsed_seconds: (now() - startMs) / 1000,
      });
    };
    const { result, failure } = await execute(plain(goal.request), abort.signal, feedback);
    if (this.#running === abort) this.#running = undefined;
    if (goal.isActive) settle(goal, failure, abort.signal);
    return result;
  }
}

const settle = (goal: RosGoal, failure: Failure | undefined, signal: AbortSignal): void => {
  if (!failure) goal.succeed();
  else if (signal.aborted && goal.isCancelRequested) goal.canceled();
  else goal.abort();
};

const plain = (request: RosGoal['request']): object => request.toPlainObject?.() ?? request;
