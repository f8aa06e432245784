import type { Description } from '../../../grammar/LogicalForm.ts';
import type { Interpretation } from '../../Interpretation.ts';
import type { Decision } from './Decision.ts';
import { presenceScore } from './presenceScore.ts';

/** Whether a description names no place and no order: nothing but what a thing is and looks like. */
const isBare = (description: Description): boolean =>
  description.constraints.every(({ kind }) => kind === 'attribute');

export interface Likelihoods {
  readonly target: Description;
  /** By object. */
  readonly probability: Float64Array;
  readonly best: number;
  readonly interpretation: Interpretation;
  readonly nounWeight: number;
}

/**
 * How likely each thing is, relative to the best, as a rival. Who says no more than "the cup" has said nothing that
 * tells two cups apart, so of two things that would each do as the answer only a share of the difference of their
 * names' evidence counts.
 */
export const relativeLikelihood = (
  { target, probability, best, interpretation, nounWeight }: Likelihoods,
  margins: Partial<Decision>,
): Float64Array => {
  const { bareNounShare = 1, rivalFit = 0 } = margins;
  const top = probability[best]!;
  const nouns = interpretation.terms.find(({ name }) => name === 'noun')?.values;
  const forgiven = nouns && isBare(target) ? nounWeight * (1 - bareNounShare) : 0;
  return probability.map((p, i) => {
    if (forgiven === 0 || presenceScore(interpretation, i, margins) < rivalFit) return p / top;
    return (p / top) * Math.exp(forgiven * Math.max(0, nouns![best]! - nouns![i]!));
  });
};
