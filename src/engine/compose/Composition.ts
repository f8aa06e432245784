import type { ModelHostStatus } from '../../adapters/host/ModelHostOptions.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import type { Result } from '../../core/result.ts';
import type { Resolver } from '../../core/spatial/grounding/Resolver.ts';
import type { Perception } from '../../pipeline/Perception.ts';
import type { NameFrame, PhrasesOf } from './composeNaming.ts';

/** The method with its real parts, the same for the node and for the commands. */
export interface Composition {
  readonly perception: Perception;
  readonly resolver: Resolver;
  /** Adds the evidence for the names that a question, statement or follow-up uses. */
  readonly named: NameFrame;
  readonly phrasesOf: PhrasesOf;
  /** Scores words against what is seen, where there is one. */
  readonly namer?: Namer;
  /** Starts model processes; they load in the background. */
  start(): void;
  /** Resolves when every model answers, or has failed, or the time is up. */
  ready(timeoutMs: number): Promise<Result<void>>;
  stop(): Promise<void>;
  models(): readonly ModelHostStatus[];
}
