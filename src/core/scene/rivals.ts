import type { Description } from '../language/LogicalForm.ts';
import type { Decision } from './decision.ts';
import type { Reading } from './readings.ts';

/** Whether a description names no place and no order: nothing but what a thing is and looks like. */
const isBare = (description: Description): boolean =>
  description.constraints.every(({ kind }) => kind === 'attribute');

/**
 * How likely each thing is, relative to the best, as a rival. Who says no more than "the cup" has said nothing that
 * tells two cups apart, so only a share of the difference of their names' evidence counts.
 */
export const rivalry = (
  description: Description,
  probability: Float64Array,
  best: number,
  reading: Reading,
  nounWeight: number,
  { bareNounShare = 1 }: Partial<Decision>,
): Float64Array => {
  const top = probability[best]!;
  const nouns = reading.terms.find(({ name }) => name === 'noun')?.values;
  const forgiven = nouns && isBare(description) ? nounWeight * (1 - bareNounShare) : 0;
  return probability.map(
    (p, i) => (p / top) * (forgiven > 0 ? Math.exp(forgiven * Math.max(0, nouns![best]! - nouns![i]!)) : 1),
  );
};
