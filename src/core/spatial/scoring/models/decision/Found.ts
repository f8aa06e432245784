import type { Description } from '../../../grammar/LogicalForm.ts';
import type { SceneObject } from '../../../scene/Scene.ts';
import type { Interpretation } from '../../Interpretation.ts';

/** What the words' evidence came to, before anything is decided. Arrays are by object index. */
export interface Found {
  readonly target: Description;
  readonly objects: readonly SceneObject[];
  /** That each is meant, 0..1; with `absence` they sum to 1. */
  readonly probability: Float64Array;
  /** Log of the unnormalised evidence that each is meant. */
  readonly logEvidence: Float64Array;
  /** Probability that none is; 0 in scenes whose model has no say on that. */
  readonly absence: number;
  /** Log of the unnormalised evidence that none is: -Infinity there. */
  readonly logAbsence: number;
  /** Objects by probability, best first. */
  readonly order: readonly number[];
  /** The interpretation that speaks most for the best. */
  readonly interpretation: Interpretation;
}
