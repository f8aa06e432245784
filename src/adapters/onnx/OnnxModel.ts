import type { Result } from '../../core/result.ts';
import { ModelHost } from '../host/ModelHost.ts';
import type { ModelHostOptions, ModelHostStatus } from '../host/ModelHostOptions.ts';
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
