import type { Failure } from '../../core/result.ts';
import type { BackoffOptions } from './Backoff.ts';

export interface ModelHostOptions {
  /** Names the model in messages and logs. */
  readonly name: string;
  /** Module whose default export is a HostedModelFactory; `siblingModule(import.meta.url, 'x')`. */
  readonly moduleUrl: URL;
  /** Handed to the factory: JSON values and typed arrays. */
  readonly options?: unknown;
  /** A child that is not ready by then is killed and counted as failed. */
  readonly loadTimeoutMs?: number;
  /** A child that still holds a request so long after its deadline is hung: killed and restarted. */
  readonly hungAfterMs?: number;
  /** Requests that wait behind the running one; one more is BUSY. */
  readonly maxWaiting?: number;
  /** Above this resident memory the child is replaced after its answer. */
  readonly maxRssBytes?: number;
  /** How long a stopped child may take to free what it holds before it is killed. */
  readonly stopGraceMs?: number;
  /** 0..19 of the child, so that inference yields to the node. */
  readonly niceness?: number;
  readonly backoff?: Partial<BackoffOptions>;
  readonly execArgv?: readonly string[];
  /** Of the child; what `childEnvironment` allows of this process's own unless given. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly log?: (level: 'info' | 'warn', message: string) => void;
}

/** `failing`: it can be asked, but its last answer was a failure (a server that refuses). */
export type ModelHostState = 'stopped' | 'starting' | 'ready' | 'failing' | 'waiting' | 'failed';

export interface ModelHostStatus {
  readonly name: string;
  /** `waiting`: died, starts again soon. `failed`: given up, or refused for good. */
  readonly state: ModelHostState;
  readonly pid?: number | undefined;
  /** The child's resident memory at its last word. */
  readonly rssBytes?: number | undefined;
  readonly starts: number;
  readonly failuresInARow: number;
  readonly waitingRequests: number;
  readonly lastFailure?: Failure | undefined;
  readonly info: Readonly<Record<string, unknown>>;
}
