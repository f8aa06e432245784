import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Parameters } from './core/parameters.ts';
import type { MarkedFrame, ResolveRequest } from './core/ports.ts';
import { fail, type Result } from './core/result.ts';
import type { Resolution } from './core/scene/Resolution.ts';
import type { RgbdFrame } from './core/types/images.ts';
import type { FromEngine, Marks, ToEngine } from './engineMessages.ts';
import type { PerceiveOptions } from './pipeline/Perception.ts';
import type { ComponentHealth, Engine } from './ros/NodeDependencies.ts';

export type EngineLog = (level: 'info' | 'warn', message: string) => void;

/** A thread that dies is started again, but not in a tight loop. */
const RESTART_AFTER_MS = 1000;
/** How long the thread may take to end its models before it is ended itself. */
const STOP_WITHIN_MS = 1200;

/** The engine as the node sees it: a thread that is asked by messages. Every way to fail is a value. */
export class NodeEngine implements Engine {
  readonly perception = {
    perceive: (frame: RgbdFrame, options: PerceiveOptions = {}) => this.#perceive(frame, options),
    clear: () => this.#send({ kind: 'clear' }),
  };
  readonly resolver: Engine['resolver'];
  readonly #parameters: Parameters;
  readonly #log: EngineLog;
  readonly #waiting = new Map<number, (answer: FromEngine | undefined) => void>();
  readonly #markedBy = new WeakMap<RgbdFrame, number>();
  #worker: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #nextId = 1;
  #resolverName: string;
  #health: readonly ComponentHealth[] = [];

  constructor(parameters: Parameters, log: EngineLog) {
    this.#parameters = parameters;
    this.#log = log;
    this.#resolverName = parameters.backend;
    const name = () => this.#resolverName;
    this.resolver = {
      get name() {
        return name();
      },
      resolve: (request, signal) => this.#resolve(request, signal),
    };
  }

  start(): void {
    if (this.#worker) return;
    clearTimeout(this.#restart);
    const worker = openWorker();
    this.#worker = worker;
    worker.on('message', (message: FromEngine) => this.#receive(message));
    worker.on('error', (error) =>
      this.#log('warn', `the engine's thread failed: ${error.stack ?? error.message}`),
    );
    worker.on('exit', () => this.#gone(worker));
    this.#send({ kind: 'start', parameters: this.#parameters });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    clearTimeout(this.#restart);
    this.#worker = undefined;
    this.#health = [];
    if (!worker) return;
    this.#answerAll();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, STOP_WITHIN_MS);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      worker.on('message', (message: FromEngine) => {
        if (message.kind === 'stopped') done();
      });
      worker.once('exit', done);
      worker.postMessage({ kind: 'stop' } satisfies ToEngine);
    });
    await worker.terminate();
  }

  health(): readonly ComponentHealth[] {
    return this.#health;
  }

  async #perceive(frame: RgbdFrame, { up, fixedFromCamera }: PerceiveOptions): Promise<Result<MarkedFrame>> {
    const id = this.#nextId++;
    const options = { ...(up && { up }), ...(fixedFromCamera && { fixedFromCamera }) };
    const answer = await this.#ask({ kind: 'perceive', id, frame, options });
    if (answer?.kind !== 'marked') return unavailable();
    const marks: Result<Marks> = answer.result;
    if (!marks.ok) return marks;
    this.#markedBy.set(frame, id);
    return { ok: true, value: { frame, ...marks.value } };
  }

  async #resolve({ expression, marked }: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> {
    const markedBy = this.#markedBy.get(marked.frame);
    if (markedBy === undefined) return fail('INTERNAL', 'the frame was not marked by this engine');
    const id = this.#nextId++;
    const cancel = () => this.#send({ kind: 'cancel', id });
    signal?.addEventListener('abort', cancel, { once: true });
    const { viewer } = marked.scene;
    const answer = await this.#ask({ kind: 'resolve', id, expression, markedBy, viewer });
    signal?.removeEventListener('abort', cancel);
    if (answer?.kind !== 'resolved') return unavailable();
    if (answer.by) this.#resolverName = answer.by;
    return answer.result;
  }

  #ask(message: Extract<ToEngine, { id: number }>): Promise<FromEngine | undefined> {
    if (!this.#worker) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#waiting.set(message.id, resolve);
      this.#send(message);
    });
  }

  #send(message: ToEngine): void {
    this.#worker?.postMessage(message);
  }

  #receive(message: FromEngine): void {
    if (message.kind === 'log') this.#log(message.level, message.message);
    if (message.kind === 'health') this.#health = message.health;
    if (message.kind !== 'marked' && message.kind !== 'resolved') return;
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }

  #gone(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#answerAll();
    this.#health = [
      { name: 'engine', level: 'error', message: 'the thread has died and starts again', values: {} },
    ];
    this.#restart = setTimeout(() => this.start(), RESTART_AFTER_MS);
  }

  #answerAll(): void {
    for (const answer of this.#waiting.values()) answer(undefined);
    this.#waiting.clear();
  }
}

/** Under tsx (the sources in tests and development) a thread has to register the loader by itself. */
function openWorker(): Worker {
  const url = new URL(`./engineWorker${extname(import.meta.url)}`, import.meta.url);
  if (!url.pathname.endsWith('.ts')) return new Worker(url);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import('${url.href}'); })`;
  return new Worker(load, { eval: true });
}

const unavailable = () => fail('MODEL_UNAVAILABLE', "the engine's thread is not running");
