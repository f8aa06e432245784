import { fail, ok, type Result } from '../../core/result.ts';
import type { ModelHostState, ModelHostStatus } from '../host/ModelHostOptions.ts';
import { probeServer } from '../openai/createServerModel.ts';
import type { ServerModelOptions } from '../openai/ServerModelOptions.ts';

/**
 * What a model host is for a local model, for a server: nothing is loaded here, so it is ready as soon as it is started;
 * `ready` looks whether the server can be reached.
 */
export function serverHost(options: ServerModelOptions, env: Readonly<Record<string, string | undefined>>) {
  let state: ModelHostState = 'stopped';
  let lastFailure: ModelHostStatus['lastFailure'];
  let open = 0;
  return {
    start(): void {
      state = 'ready';
    },
    async stop(): Promise<void> {
      state = 'stopped';
    },
    async ready(timeoutMs: number): Promise<Result<void>> {
      if (state !== 'ready') return fail('MODEL_UNAVAILABLE', `${options.model}: it is stopped`);
      const probed = await probeServer(
        { ...options, timeoutMs: Math.min(timeoutMs, options.timeoutMs) },
        { env },
      );
      if (!probed.ok) lastFailure = probed.failure;
      return probed;
    },
    /** Runs a question while started, and remembers how it failed. */
    async guard<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
      if (state !== 'ready') return fail('MODEL_UNAVAILABLE', `${options.model}: it is stopped`);
      open++;
      const result = await ask().finally(() => open--);
      if (!result.ok && result.failure.code.startsWith('MODEL_')) lastFailure = result.failure;
      return result.ok ? ok(result.value) : result;
    },
    status: (): ModelHostStatus => ({
      name: options.model,
      state,
      starts: state === 'ready' ? 1 : 0,
      failuresInARow: 0,
      waitingRequests: open,
      lastFailure,
      info: { server: options.baseUrl },
    }),
  };
}
