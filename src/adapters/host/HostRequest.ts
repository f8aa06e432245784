import { fail, type Result } from '../../core/result.ts';

export interface HostRequestOptions {
  readonly id: number;
  readonly model: string;
  readonly method: string;
  readonly payload: unknown;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called once, as soon as the caller has its answer: by the child, by the deadline or by the signal. */
  readonly onSettled: (request: HostRequest) => void;
  /** Why the request has not been sent yet, in words. */
  readonly whyWaiting: () => string;
}

/** One question to a model process, with its deadline and its caller's signal. Settles exactly once. */
export class HostRequest {
  readonly id: number;
  readonly method: string;
  readonly payload: unknown;
  readonly deadline: number;
  readonly result: Promise<Result<unknown>>;
  /** Set when the child has it. */
  sent = false;
  #settle: ((result: Result<unknown>) => void) | undefined;

  constructor(options: HostRequestOptions) {
    const { id, model, method, payload, timeoutMs, signal, onSettled, whyWaiting } = options;
    this.id = id;
    this.method = method;
    this.payload = payload;
    this.deadline = performance.now() + timeoutMs;
    const onAbort = () => this.settle(fail('CANCELLED', `${model}: the caller cancelled ${method}`));
    const timer = setTimeout(() => {
      const late = `${method} was not answered within ${timeoutMs} ms`;
      this.settle(
        this.sent
          ? fail('MODEL_TIMEOUT', `${model}: ${late}`)
          : fail('MODEL_UNAVAILABLE', `${model}: ${late}: ${whyWaiting()}`),
      );
    }, timeoutMs);
    this.result = new Promise((resolve) => {
      this.#settle = (result) => {
        this.#settle = undefined;
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        resolve(result);
        onSettled(this);
      };
    });
    signal?.addEventListener('abort', onAbort);
  }

  get settled(): boolean {
    return this.#settle === undefined;
  }

  /** Later answers than the first are ignored. */
  settle(result: Result<unknown>): void {
    this.#settle?.(result);
  }
}
