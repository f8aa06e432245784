/** What a request sees besides its payload. */
export interface HostedContext {
  /** Aborted when the caller cancelled, when the deadline passed and when the host stops. */
  readonly signal: AbortSignal;
}

/** A loaded model inside the child process. Requests come one at a time. */
export interface HostedModel {
  /**
   * Payload and answer are JSON values and typed arrays (`wireFrame.ts`). Throw `HostedFailure` to answer with a coded
   * failure; any other error is answered as MODEL_UNAVAILABLE, and the process lives on.
   */
  handle(method: string, payload: unknown, context: HostedContext): Promise<unknown> | unknown;
  /** Reported by `ModelHost.status()`: device, model, whatever a person wants to know. */
  readonly info?: Readonly<Record<string, unknown>>;
  /** Frees what `exit` would not. */
  dispose?(): Promise<void> | void;
}

/**
 * The default export of a module that a ModelHost runs. `options` are the host's. Throw `HostedFailure` with
 * `permanent` when trying again is useless: a refused file, an unsupported model.
 */
export type HostedModelFactory = (options: unknown) => Promise<HostedModel> | HostedModel;
