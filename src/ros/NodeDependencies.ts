import type { ImageCodec } from '../core/image/ImageCodec.ts';
import type { MemoryStore } from '../core/memory/MemoryStore.ts';
import type { NameStore } from '../core/naming/learnt/NameStore.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import type { Result } from '../core/result.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';
import type { EnginePort } from '../pipeline/EnginePort.ts';

/** What the composition root gives to the node. */
export interface NodeDependencies {
  readonly codec: ImageCodec;
  readonly now: MonotonicClock;
  /** Fails when the parameters ask for what is not there. */
  readonly createEngine: (parameters: Parameters) => Result<EnginePort>;
  /** `warn` is told what a person should know of the file. */
  readonly openNames: (parameters: Parameters, warn: (message: string) => void) => NameStore;
  /** Fails with MEMORY_UNAVAILABLE. `warn` is told what a person should know of the database. */
  readonly openMemory: (parameters: Parameters, warn: (message: string) => void) => Result<MemoryStore>;
}
