import type { Worker } from 'node:worker_threads';
import { openThread } from '../adapters/host/openThread.ts';
import { siblingModule } from '../adapters/host/siblingModule.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';
import type { FromEngine, ToEngine } from './engineMessages.ts';

export type EngineLog = (level: 'info' | 'warn', message: string) => void;

type Answer = Extract<FromEngine, { id: number }>;
type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

/** A thread that dies is started again, but not in a tight loop. */
const RESTART_AFTER_MS = 1000;
/** How long it may take to end its models; who waits longer goes on without. */
const STOP_WITHIN_MS = 1200;

/**
 * The one engine thread of the process. It is made when it is first needed and kept through every deactivation, for a
 * thread that is ended while it loads leaves its open files behind (Node 20). Nothing rejects: an answer that cannot
 * come any more is undefined.
 */
export class EngineThread {
  readonly #log: EngineLog;
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #worker: Worker | undefined;
  /** Of the running engine; undefined while it is stopped. */
  #parameters: Parameters | undefined;
  #nextId = 1;
  #health: readonly ComponentHealth[] = [];

  constructor(log: EngineLog) {
    this.#log = log;
  }

  get health(): readonly ComponentHealth[] {
    return this.#parameters ? this.#health : [];
  }

  start(parameters: Parameters): void {
    this.#parameters = parameters;
    this.#worker ??= this.#open();
    this.send({ kind: 'start', parameters });
  }

  /** Frees the models. Whoever still waits for an answer is told that none will come. */
  async stop(): Promise<void> {
    if (!this.#parameters) return;
    this.#parameters = undefined;
    this.#health = [];
    this.#answerAll();
    const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
    await Promise.race([this.ask({ kind: 'stop' }), late]);
  }

  ask(message: Unnumbered<ToEngine>): Promise<Answer | undefined> {
    if (!this.#worker) return Promise.resolve(undefined);
    const id = this.#nextId++;
    // The thread keeps the process alive only while somebody waits for it.
    this.#worker.ref();
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.send({ ...message, id } as ToEngine);
    });
  }

  /** The id that the next `ask` will have, to cancel it by. */
  get nextId(): number {
    return this.#nextId;
  }

  send(message: ToEngine): void {
    this.#worker?.postMessage(message);
  }

  #open(): Worker {
    const worker = openThread(siblingModule(import.meta.url, 'engineWorker'));
    worker.on('message', (message: FromEngine) => this.#receive(message));
    worker.on('error', (error) =>
      this.#log('warn', `the engine's thread failed: ${error.stack ?? error.message}`),
    );
    worker.on('exit', () => this.#gone());
    worker.unref();
    return worker;
  }

  #receive(message: FromEngine): void {
    if (message.kind === 'log') this.#log(message.level, message.message);
    else if (message.kind === 'health') this.#health = message.health;
    else {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
      if (this.#waiting.size === 0) this.#worker?.unref();
    }
  }

  #gone(): void {
    this.#worker = undefined;
    this.#answerAll();
    this.#health = [
      { name: 'engine', level: 'error', message: 'the thread has died and starts again', values: {} },
    ];
    setTimeout(() => {
      if (this.#parameters) this.start(this.#parameters);
    }, RESTART_AFTER_MS).unref();
  }

  #answerAll(): void {
    for (const answer of this.#waiting.values()) answer(undefined);
    this.#waiting.clear();
    this.#worker?.unref();
  }
}
