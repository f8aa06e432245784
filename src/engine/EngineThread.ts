import type { Worker } from 'node:worker_threads';
import { openThread } from '../adapters/host/openThread.ts';
import { killChildren } from '../adapters/host/process/killChildren.ts';
import { siblingModule } from '../adapters/host/siblingModule.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import { fail, type Result } from '../core/result.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';
import type { EngineCall, EngineCalls, EngineMethod, FromEngine, ToEngine } from './engineMessages.ts';

export type EngineLog = (level: 'info' | 'warn', message: string) => void;

/** A thread that dies is started again, but not in a tight loop. */
const RESTART_AFTER_MS = 1000;
/** How long it may take to end its models; then they are killed. */
const STOP_WITHIN_MS = 1200;

const UNAVAILABLE = fail('MODEL_UNAVAILABLE', "the engine's thread is not running");
const CANCELLED = fail('CANCELLED', 'the request was cancelled');

/**
 * The one engine thread of the process. It is made before it is first needed and kept through every deactivation, for a
 * thread that is ended while it loads leaves its open files behind (Node 20). Nothing rejects: a question that cannot be
 * answered any more is MODEL_UNAVAILABLE.
 */
export class EngineThread {
  log: EngineLog;
  readonly #module: URL;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  #worker: Worker | undefined;
  /** Of the running engine; undefined while it is stopped. */
  #parameters: Parameters | undefined;
  #stopping: Promise<void> = Promise.resolve();
  #restart: NodeJS.Timeout | undefined;
  #nextId = 1;
  #health: readonly ComponentHealth[] = [];

  /** @param module what the thread runs; tests have it run one that fails */
  constructor(log: EngineLog, module = siblingModule(import.meta.url, 'engineWorker')) {
    this.log = log;
    this.#module = module;
  }

  get health(): readonly ComponentHealth[] {
    return this.#parameters ? this.#health : [];
  }

  /** Begins to load the thread's program, so that it is there when it is started. */
  prepare(): void {
    this.#worker ??= this.#open();
  }

  start(parameters: Parameters): void {
    clearTimeout(this.#restart);
    this.#parameters = parameters;
    this.prepare();
    this.send({ kind: 'start', parameters });
  }

  /** Resolves when the models have gone. Whoever still waits for an answer is told that none will come. */
  stop(): Promise<void> {
    clearTimeout(this.#restart);
    if (!this.#parameters) return this.#stopping;
    this.#parameters = undefined;
    this.#health = [];
    this.#refuseAll();
    this.#stopping = this.#endModels();
    return this.#stopping;
  }

  /** Asks the thread; an aborted signal reaches it. */
  call<M extends EngineMethod>(
    method: M,
    ask: EngineCalls[M]['ask'],
    signal?: AbortSignal,
  ): Promise<Result<EngineCalls[M]['answer']>> {
    if (signal?.aborted) return Promise.resolve(CANCELLED);
    if (!this.#worker) return Promise.resolve(UNAVAILABLE);
    const id = this.#nextId++;
    const cancel = () => this.send({ kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    // The thread keeps the process alive only while somebody waits for it.
    this.#worker.ref();
    const answered = new Promise<Result<unknown>>((resolve) => {
      this.#waiting.set(id, resolve);
      this.send({ kind: 'call', id, method, ask } as EngineCall);
    });
    return answered.finally(() => signal?.removeEventListener('abort', cancel)) as Promise<
      Result<EngineCalls[M]['answer']>
    >;
  }

  send(message: ToEngine): void {
    this.#worker?.postMessage(message);
  }

  async #endModels(): Promise<void> {
    const { threadId } = this.#worker ?? {};
    if (threadId === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), STOP_WITHIN_MS);
    });
    const outcome = await Promise.race([this.call('stop', {}), late]);
    clearTimeout(timer);
    // A thread that computes cannot end them. Those of a later start come after the stop in the thread, so not yet.
    // One whose stop failed may have left some behind.
    if (outcome === 'late' || !outcome.ok) killChildren(threadId);
  }

  #open(): Worker {
    const worker = openThread(this.#module);
    const { threadId } = worker;
    worker.on('message', (message: FromEngine) => this.#receive(message));
    worker.on('error', (error: unknown) =>
      this.log('warn', `the engine's thread failed: ${(error as Error | undefined)?.stack ?? String(error)}`),
    );
    worker.on('exit', () => this.#gone(threadId));
    worker.unref();
    return worker;
  }

  #receive(message: FromEngine): void {
    if (message.kind === 'log') this.log(message.level, message.message);
    else if (message.kind === 'health') this.#health = message.health;
    else this.#settle(message.id, message.result);
  }

  #settle(id: number, result: Result<unknown>): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker?.unref();
  }

  /** The thread has died: its models with it, and it starts again if it was running. */
  #gone(threadId: number): void {
    killChildren(threadId);
    this.#worker = undefined;
    this.#refuseAll();
    this.#health = [
      { name: 'engine', level: 'error', message: 'the thread has died and starts again', values: {} },
    ];
    clearTimeout(this.#restart);
    this.#restart = setTimeout(() => {
      if (this.#parameters) this.start(this.#parameters);
    }, RESTART_AFTER_MS).unref();
  }

  #refuseAll(): void {
    for (const id of [...this.#waiting.keys()]) this.#settle(id, UNAVAILABLE);
  }
}
