import type { Resolver } from '../core/spatial/grounding/Resolver.ts';
import type { ComponentHealth } from './ComponentHealth.ts';
import type { Perception } from './Perception.ts';

/** What sees and answers: built at configure, loaded at activate, its models freed at deactivate. */
export interface Engine {
  readonly perception: Pick<Perception, 'perceive' | 'clear'>;
  readonly resolver: Resolver;
  /** Begins to load; returns at once. Until then, and when loading fails, answers say MODEL_*, or go without. */
  start(): void;
  stop(): Promise<void>;
  health(): readonly ComponentHealth[];
}
