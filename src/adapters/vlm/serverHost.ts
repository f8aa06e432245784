import { fail, ok, type Result } from '../../core/result.ts';
import type { ModelHostState, ModelHostStatus } from '../host/ModelHostOptions.ts';
import type { ServerModelOptions } from '../openai/ServerModelOptions.ts';

/**
 * What a model host is for a local model, for a server: nothing is loaded here, so it is ready as soon as it is started. The
 * server is contacted by questions only; how the last one failed is in the status.
 */
export const serverHost = (options: Pick<ServerModelOptions, 'model' | 'baseUrl'>) => {
  let state: ModelHostState = 'stopped';
  let lastFailure: ModelHostStatus['lastFailure'];
  let failuresInARow = 0;
  let open = 0;
  const unavailable = () => fail('MODEL_UNAVAILABLE', `${options.model}: it is stopped`);
  return {
    start(): void {
      failuresInARow = 0;
      state = 'ready';
    },
    async stop(): Promise<void> {
      state = 'stopped';
    },
    async ready(): Promise<Result<void>> {
      return state === 'ready' ? ok(undefined) : unavailable();
    },
    /** Runs a question while started, and remembers how it failed. */
    async guard<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
      if (state !== 'ready') return unavailable();
      open++;
      const result = await ask().finally(() => open--);
      if (result.ok) failuresInARow = 0;
      else if (result.failure.code.startsWith('MODEL_')) {
        lastFailure = result.failure;
        failuresInARow++;
      }
      return result.ok ? ok(result.value) : result;
    },
    status: (): ModelHostStatus => ({
      name: options.model,
      state: state === 'ready' && failuresInARow > 0 ? 'failing' : state,
      starts: state === 'ready' ? 1 : 0,
      failuresInARow,
      waitingRequests: open,
      lastFailure,
      info: { server: options.baseUrl },
    }),
  };
};
