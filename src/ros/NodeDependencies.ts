import type { Parameters } from '../core/parameters.ts';
import type { ImageCodec, MonotonicClock, Resolver } from '../core/ports.ts';
import type { Result } from '../core/result.ts';
import type { Perception } from '../pipeline/Perception.ts';

/** One part of the engine for /diagnostics. */
export interface ComponentHealth {
  readonly name: string;
  readonly level: 'ok' | 'warn' | 'error';
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What sees and answers: built at configure, loaded at activate, its models freed at deactivate. */
export interface Engine {
  readonly perception: Pick<Perception, 'perceive' | 'clear'>;
  readonly resolver: Resolver;
  /** Begins to load; returns at once. Until then, and when loading fails, answers say MODEL_*, or go without. */
  start(): void;
  stop(): Promise<void>;
  health(): readonly ComponentHealth[];
}

/** What the composition root gives to the node. */
export interface NodeDependencies {
  readonly codec: ImageCodec;
  readonly now: MonotonicClock;
  /** Fails when the parameters ask for what is not there. */
  readonly createEngine: (parameters: Parameters) => Result<Engine>;
}
