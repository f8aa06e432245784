import type { Parameters } from '../core/parameters.ts';
import type { ImageCodec, MonotonicClock } from '../core/ports.ts';
import type { Result } from '../core/result.ts';
import type { Engine } from '../pipeline/Engine.ts';

/** What the composition root gives to the node. */
export interface NodeDependencies {
  readonly codec: ImageCodec;
  readonly now: MonotonicClock;
  /** Fails when the parameters ask for what is not there. */
  readonly createEngine: (parameters: Parameters) => Result<Engine>;
}
