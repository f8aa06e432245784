import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import { Backoff, DEFAULT_BACKOFF } from './Backoff.ts';
import { ChildLink } from './ChildLink.ts';
import { HostRequest } from './HostRequest.ts';
import type { ModelHostOptions, ModelHostState, ModelHostStatus } from './ModelHostOptions.ts';
import { childEnvironment } from './process/childEnvironment.ts';
import type { FromChild } from './wire/hostMessages.ts';

const DEFAULTS = {
  loadTimeoutMs: 60_000,
  hungAfterMs: 1_000,
  maxWaiting: 8,
  maxRssBytes: Number.POSITIVE_INFINITY,
  stopGraceMs: 500,
  niceness: 5,
};

/**
 * Keeps one model alive in a child process: sends it one request at a time, holds each to its deadline, kills the child
 * when it hangs, starts it again with growing pauses when it dies, and says so when it keeps dying. Nothing throws and
 * no promise rejects: every way to fail is a Result of MODEL_UNAVAILABLE, MODEL_TIMEOUT, MODEL_BAD_ANSWER, BUSY or
 * CANCELLED.
 */
export class ModelHost {
  readonly #options: ModelHostOptions & typeof DEFAULTS;
  readonly #backoff: Backoff;
  readonly #waiting: HostRequest[] = [];
  readonly #readyListeners = new Set<() => void>();
  #state: ModelHostState = 'stopped';
  #link: ChildLink | undefined;
  #running: HostRequest | undefined;
  #info: Readonly<Record<string, unknown>> = {};
  #rssBytes: number | undefined;
  #lastFailure: Failure | undefined;
  /** Why the child that is starting refused to load. */
  #refusal: Failure | undefined;
  #stopping: Promise<void> = Promise.resolve();
  #starts = 0;
  #nextId = 1;
  /** The load limit, the hang limit or the pause before the next start: never two at a time. */
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ModelHostOptions) {
    this.#options = { ...DEFAULTS, ...options };
    this.#backoff = new Backoff({ ...DEFAULT_BACKOFF, ...options.backoff });
  }

  status(): ModelHostStatus {
    return {
      name: this.#options.name,
      state: this.#state,
      pid: this.#link?.pid,
      rssBytes: this.#link && this.#rssBytes,
      starts: this.#starts,
      failuresInARow: this.#backoff.failures,
      waitingRequests: this.#waiting.length + (this.#running ? 1 : 0),
      lastFailure: this.#lastFailure,
      info: this.#info,
    };
  }

  /** Begins to load and returns at once. Does nothing unless stopped, or given up. */
  start(): void {
    if (this.#state !== 'stopped' && this.#state !== 'failed') return;
    clearTimeout(this.#timer);
    this.#backoff.succeed();
    this.#launch();
  }

  /** Resolves when the model is loaded, or with the reason why it is not within `timeoutMs`. */
  async ready(timeoutMs: number): Promise<Result<void>> {
    const until = performance.now() + timeoutMs;
    while (this.#state === 'starting' || this.#state === 'waiting') {
      const leftMs = until - performance.now();
      if (leftMs <= 0) break;
      await this.#stateChange(leftMs);
    }
    return this.#state === 'ready' ? ok(undefined) : this.#unavailable();
  }

  /** Every open request is answered MODEL_UNAVAILABLE; resolves when the child is gone. Any number of calls is fine. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    const link = this.#link;
    // A child that loads hears nothing until it has loaded, and has nothing to put away.
    const graceMs = this.#state === 'starting' ? 0 : this.#options.stopGraceMs;
    this.#link = undefined;
    this.#enter('stopped');
    for (const request of [...(this.#running ? [this.#running] : []), ...this.#waiting]) {
      request.settle(this.#unavailable());
    }
    this.#running = undefined;
    if (link) this.#stopping = Promise.all([this.#stopping, this.#end(link, graceMs)]).then(() => undefined);
    await this.#stopping;
  }

  /**
   * Asks the child. The payload's typed arrays must not change until the answer. `MODEL_TIMEOUT` after `timeoutMs` in
   * all; `CANCELLED` as soon as the signal says so. A request made while the model loads waits for it.
   */
  request<T>(
    method: string,
    payload: unknown,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<Result<T>> {
    const { name, maxWaiting } = this.#options;
    if (signal?.aborted) return Promise.resolve(fail('CANCELLED', `${name}: cancelled before ${method}`));
    if (this.#state === 'stopped' || this.#state === 'failed') return Promise.resolve(this.#unavailable());
    if (this.#waiting.length >= maxWaiting) {
      return Promise.resolve(fail('BUSY', `${name}: ${maxWaiting} requests wait already`));
    }
    const request = new HostRequest({
      id: this.#nextId++,
      model: name,
      method,
      payload,
      timeoutMs,
      signal,
      whyWaiting: () => this.#whyWaiting(),
      onSettled: (settled) => this.#onSettled(settled),
    });
    this.#waiting.push(request);
    this.#sendNext();
    return request.result as Promise<Result<T>>;
  }

  async #end(link: ChildLink, graceMs: number): Promise<void> {
    link.send({ kind: 'stop' });
    const killer = setTimeout(() => link.kill('it did not stop by itself'), graceMs);
    await link.exited;
    clearTimeout(killer);
  }

  #launch(): void {
    const {
      name,
      moduleUrl,
      options,
      execArgv = [],
      env = childEnvironment(process.env),
      niceness,
      loadTimeoutMs,
    } = this.#options;
    this.#starts += 1;
    this.#rssBytes = undefined;
    this.#refusal = undefined;
    let link: ChildLink;
    try {
      link = new ChildLink({
        execArgv,
        env,
        onMessage: (message) => this.#link === link && this.#onMessage(message),
        onExit: (reason) => this.#link === link && this.#onDeath(reason),
        onLine: (line) => this.#options.log?.('info', `${name}: ${line}`),
      });
    } catch (error) {
      this.#onDeath(`it could not be started: ${(error as Error).message}`);
      return;
    }
    this.#link = link;
    this.#enter('starting');
    this.#timer = setTimeout(() => link.kill(`it was not loaded within ${loadTimeoutMs} ms`), loadTimeoutMs);
    link.send({ kind: 'load', moduleUrl: moduleUrl.href, options, niceness, parentPid: process.pid });
  }

  #onMessage(message: FromChild): void {
    if (message.kind === 'refused') {
      this.#refusal = message.failure;
      // Its exit follows; only here is it known that another try is useless.
      if (message.permanent) this.#giveUp(message.failure);
      return;
    }
    this.#rssBytes = message.rssBytes;
    if (message.kind === 'ready') {
      clearTimeout(this.#timer);
      this.#info = message.info;
      this.#enter('ready');
    } else if (this.#running?.id === message.id) {
      const request = this.#running;
      this.#running = undefined;
      clearTimeout(this.#timer);
      this.#backoff.succeed();
      if (message.rssBytes > this.#options.maxRssBytes) {
        this.#enter('waiting');
        this.#link?.kill(`it held ${message.rssBytes} bytes, over the limit of ${this.#options.maxRssBytes}`);
      }
      request.settle(message.kind === 'answer' ? ok(message.value) : { ok: false, failure: message.failure });
    }
    this.#sendNext();
  }

  #onDeath(reason: string): void {
    const { name, log } = this.#options;
    clearTimeout(this.#timer);
    this.#link = undefined;
    const why = this.#refusal ? `it could not load: ${this.#refusal.message}` : reason;
    this.#lastFailure = fail('MODEL_UNAVAILABLE', why).failure;
    const waitMs = this.#backoff.fail();
    this.#enter(this.#backoff.givenUp ? 'failed' : 'waiting');
    log?.('warn', `${name}: ${why}; ${this.#backoff.failures} in a row, next start in ${waitMs} ms`);
    this.#running?.settle(this.#unavailable());
    this.#running = undefined;
    if (this.#backoff.givenUp) this.#refuseWaiting();
    if (Number.isFinite(waitMs)) this.#timer = setTimeout(() => this.#launch(), waitMs);
  }

  #giveUp(failure: Failure): void {
    const { name, log } = this.#options;
    clearTimeout(this.#timer);
    this.#link?.kill('it was refused');
    this.#link = undefined;
    this.#lastFailure = failure;
    this.#enter('failed');
    log?.('warn', `${name}: ${failure.message}; not tried again`);
    this.#refuseWaiting();
  }

  #refuseWaiting(): void {
    for (const request of [...this.#waiting]) request.settle(this.#unavailable());
  }

  #sendNext(): void {
    if (this.#state !== 'ready' || this.#running || !this.#link) return;
    const request = this.#waiting.shift();
    if (!request) return;
    try {
      this.#link.send({ kind: 'ask', id: request.id, method: request.method, payload: request.payload });
    } catch (error) {
      request.settle(fail('INTERNAL', `${this.#options.name}: ${(error as Error).message}`));
      this.#sendNext();
      return;
    }
    request.sent = true;
    this.#running = request;
    const limitMs = Math.max(0, request.deadline - performance.now()) + this.#options.hungAfterMs;
    const link = this.#link;
    this.#timer = setTimeout(() => link.kill(`it hung in ${request.method}`), limitMs);
  }

  #onSettled(request: HostRequest): void {
    const at = this.#waiting.indexOf(request);
    if (at >= 0) this.#waiting.splice(at, 1);
    // Answered by its deadline or its caller: the child should stop working on it, and is killed if it never does.
    if (this.#running === request) this.#link?.send({ kind: 'cancel', id: request.id });
  }

  #enter(state: ModelHostState): void {
    this.#state = state;
    for (const listener of [...this.#readyListeners]) listener();
  }

  #stateChange(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#readyListeners.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      this.#readyListeners.add(done);
    });
  }

  #whyWaiting(): string {
    if (this.#state === 'ready') return 'another request was running';
    if (this.#state === 'starting') return 'the model is still loading';
    return this.#lastFailure?.message ?? 'the model is not running';
  }

  #unavailable(): Result<never> {
    const why = this.#state === 'stopped' ? 'it is stopped' : this.#whyWaiting();
    return fail('MODEL_UNAVAILABLE', `${this.#options.name}: ${why}`);
  }
}
