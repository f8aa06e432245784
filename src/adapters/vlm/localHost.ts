import { ModelHost } from '../host/ModelHost.ts';
import { childEnvironment } from '../host/process/childEnvironment.ts';
import { siblingModule } from '../host/siblingModule.ts';
import type { WorkerOptions } from './worker/protocol.ts';

export interface LocalHostOptions {
  /** Names the model in messages and logs. */
  readonly name: string;
  readonly worker: WorkerOptions;
  readonly loadTimeoutMs: number;
  /** Above this resident memory the process is replaced after its answer. */
  readonly maxRssBytes?: number | undefined;
  readonly log?: ((level: 'info' | 'warn', message: string) => void) | undefined;
  /** A child that still holds a request so long after its deadline is killed. */
  readonly hungAfterMs?: number | undefined;
}

/** A model process for a local model. Not started yet. */
export const localHost = ({
  name,
  worker,
  loadTimeoutMs,
  maxRssBytes,
  log,
  hungAfterMs,
}: LocalHostOptions): ModelHost =>
  new ModelHost({
    name,
    moduleUrl: siblingModule(import.meta.url, 'modelWorker'),
    options: worker,
    loadTimeoutMs,
    env: childEnvironment(process.env, { downloads: worker.download !== undefined }),
    ...(maxRssBytes !== undefined && { maxRssBytes }),
    ...(hungAfterMs !== undefined && { hungAfterMs }),
    ...(log && { log }),
  });
