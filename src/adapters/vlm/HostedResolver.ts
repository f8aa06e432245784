import type { Result } from '../../core/result.ts';
import type { Resolver } from '../../core/spatial/grounding/Resolver.ts';
import type { ModelHostStatus } from '../host/ModelHostOptions.ts';

/** A resolver with something to load and to free: started on activate, stopped on deactivate. */
export interface HostedResolver extends Resolver {
  /** Begins to load and returns at once. */
  start(): void;
  /** Resolves when it can answer, or with the reason why not within `timeoutMs`. */
  ready(timeoutMs: number): Promise<Result<void>>;
  /** Resolves when everything is freed. */
  stop(): Promise<void>;
  /** For /diagnostics. */
  status(): ModelHostStatus;
}
