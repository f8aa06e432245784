import { fail, ok, type Result } from '../result.ts';
import type { Transform } from '../types/geometry.ts';
import type { TransformBuffer } from './TransformBuffer.ts';
import type { TransformFailure } from './TransformLookup.ts';
import type { TransformSource } from './TransformSource.ts';

/** Calls `action` once after `ms` unless the returned function is called first. */
export type Schedule = (ms: number, action: () => void) => () => void;

/**
 * Waits, at most `timeoutMs`, for what may still come: an unknown frame, a missing link, a link that lags behind the
 * stamp. A stamp older than the history can never come and is refused at once.
 *
 * A link that advanced while we waited, yet not far enough, is TF_TIMEOUT: it is late. One that stood still is
 * EXTRAPOLATION: its publisher has stopped.
 */
export class BufferedTransformSource implements TransformSource {
  readonly #buffer: TransformBuffer;
  readonly #schedule: Schedule;
  readonly #failures = new Map<TransformFailure['kind'] | 'timeout', number>();

  constructor(buffer: TransformBuffer, schedule: Schedule) {
    this.#buffer = buffer;
    this.#schedule = schedule;
  }

  /** How often each kind of failure was answered, for diagnostics. */
  get failures(): ReadonlyMap<string, number> {
    return this.#failures;
  }

  lookup(request: {
    readonly targetFrame: string;
    readonly sourceFrame: string;
    readonly stampNs: bigint;
    readonly timeoutMs: number;
  }): Promise<Result<Transform>> {
    const attempt = () => this.#buffer.lookup(request.targetFrame, request.sourceFrame, request.stampNs);
    const first = attempt();
    if (first.ok) return Promise.resolve(ok(first.transform));
    if (first.failure.kind === 'extrapolation_past' || request.timeoutMs <= 0)
      return Promise.resolve(this.#refuse(first.failure, first.failure, 0));
    return new Promise((resolve) => {
      let last = first.failure;
      const finish = (result: Result<Transform>) => {
        stopListening();
        stopClock();
        resolve(result);
      };
      const stopListening = this.#buffer.onInsert(() => {
        const answer = attempt();
        if (answer.ok) finish(ok(answer.transform));
        else if (answer.failure.kind === 'extrapolation_past') finish(this.#refuse(answer.failure, last, 0));
        else last = answer.failure;
      });
      const stopClock = this.#schedule(request.timeoutMs, () =>
        finish(this.#refuse(last, first.failure, request.timeoutMs)),
      );
    });
  }

  #refuse(last: TransformFailure, first: TransformFailure, waitedMs: number): Result<Transform> {
    const late =
      waitedMs > 0 &&
      last.kind === 'extrapolation_future' &&
      (first.kind !== 'extrapolation_future' || first.newestNs !== last.newestNs);
    const kind = late ? 'timeout' : last.kind;
    this.#failures.set(kind, (this.#failures.get(kind) ?? 0) + 1);
    const waited = waitedMs > 0 ? ` (waited ${waitedMs} ms)` : '';
    return fail(CODE[kind], last.message + waited);
  }
}

const CODE = {
  unknown_frame: 'UNKNOWN_FRAME',
  not_connected: 'UNKNOWN_FRAME',
  extrapolation_past: 'EXTRAPOLATION',
  extrapolation_future: 'EXTRAPOLATION',
  not_finite: 'UNKNOWN_FRAME',
  timeout: 'TF_TIMEOUT',
} as const;
