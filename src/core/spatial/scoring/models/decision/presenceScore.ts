import type { Interpretation } from '../../Interpretation.ts';

/** How much a term of a kind says about presence: the exponents of the product. */
const SHARE = { noun: 1, attribute: 0.6, relation: 0.6, order: 0.2 } as const;

/**
 * Absolute fit 0..1 of an object: the product of its noun, attribute and relation scores, without comparing it with
 * others. Says whether anything in the scene is what was described.
 */
export const presenceScore = (interpretation: Interpretation, index: number): number => {
  let log = 0;
  for (const { name, values, constraint } of interpretation.terms) {
    const value = values[index]!;
    if (name === 'noun') log += SHARE.noun * value;
    else if (!name.endsWith('.abs') || !constraint) continue;
    else log += SHARE[constraint.kind] * value;
  }
  return Math.exp(log);
};
