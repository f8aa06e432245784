import type { Result } from '../../core/result.ts';
import { ModelHost } from '../host/ModelHost.ts';
import type { ModelHostOptions, ModelHostStatus } from '../host/ModelHostOptions.ts';
import { childEnvironment } from '../host/process/childEnvironment.ts';
import { modelsFolder } from './cards/packageFolders.ts';

/** How an ONNX model runs, whatever it is for. */
export interface OnnxModelOptions<Card> {
  readonly card: Card;
  /** Where `card.file` lies; otherwise `modelsFolder()`. */
  readonly modelsFolder?: string;
  readonly timeoutMs?: number;
  readonly threads?: number;
  readonly device?: string;
  readonly host?: Partial<
    Pick<ModelHostOptions, 'backoff' | 'hungAfterMs' | 'log' | 'maxRssBytes' | 'niceness'>
  >;
}

/**
 * How the process of a small ONNX model is started (docs/node.md, Memory). What was loaded from (the file, the graph before
 * it was optimised) is many times a model's size: blocks of a megabyte go back to the system when they are freed, and one
 * pool of memory for all threads keeps no second set of holes. What a model has to say in JavaScript dies young.
 */
const ONNX_LAUNCH = {
  execArgv: ['--max-semi-space-size=2'],
  env: { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '1048576', MALLOC_ARENA_MAX: '1' },
} as const;

/** An ONNX model in a child process: its life and its deadline. What it is asked is its subclass's. */
export abstract class OnnxModel {
  readonly #host: ModelHost;
  readonly #timeoutMs: number;

  /**
   * @param role its name in messages and /diagnostics
   * @param moduleUrl what the child process loads
   * @param more what it is told besides
   */
  constructor(
    role: string,
    moduleUrl: URL,
    options: OnnxModelOptions<{ readonly name: string }>,
    more: object = {},
  ) {
    const { card, threads = 2, device = 'cpu', timeoutMs = 2_000 } = options;
    this.#timeoutMs = timeoutMs;
    this.#host = new ModelHost({
      execArgv: ONNX_LAUNCH.execArgv,
      // What the user sets for malloc goes over ours.
      env: { ...ONNX_LAUNCH.env, ...childEnvironment(process.env) },
      ...options.host,
      name: `${role} ${card.name}`,
      moduleUrl,
      options: { ...more, card, threads, device, modelsFolder: options.modelsFolder ?? modelsFolder() },
    });
  }

  start(): void {
    this.#host.start();
  }

  ready(timeoutMs: number): Promise<Result<void>> {
    return this.#host.ready(timeoutMs);
  }

  stop(): Promise<void> {
    return this.#host.stop();
  }

  status(): ModelHostStatus {
    return this.#host.status();
  }

  /** The child's answer, unchecked. */
  protected ask(method: string, payload: unknown, signal: AbortSignal | undefined): Promise<Result<unknown>> {
    return this.#host.request<unknown>(method, payload, { timeoutMs: this.#timeoutMs, signal });
  }
}
