import { BoostedTrees } from './BoostedTrees.ts';
import { HINTED_TREES } from './hintedTrees.ts';
import { UNHINTED_TREES } from './unhintedTrees.ts';

/**
 * The probability that a region is a thing that a person would name. Frames without a detector's hints have trees of their
 * own: one set for both kinds loses half of what hints bring.
 */
export class RegionJudge {
  readonly #hinted: BoostedTrees;
  readonly #unhinted: BoostedTrees;

  constructor(hinted: string = HINTED_TREES, unhinted: string = UNHINTED_TREES) {
    this.#hinted = new BoostedTrees(hinted);
    this.#unhinted = new BoostedTrees(unhinted);
  }

  /** The probability of each row of features, 0..1; `isHinted`: a detector's hints are among them. */
  judge(features: Float32Array, isHinted: boolean): Float32Array {
    return (isHinted ? this.#hinted : this.#unhinted).probabilities(features);
  }
}
