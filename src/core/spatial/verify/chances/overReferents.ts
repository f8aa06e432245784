import type { Judged } from '../Judged.ts';
import type { Referent } from './referentsOf.ts';

/** A likelier referent goes without saying. */
const SURELY_MEANT = 0.8;

/**
 * What is judged of a thing that is not surely known: as likely as it is of each that may be meant, and as likely as not
 * of what is none of these. Undefined where there are no referents.
 */
export const overReferents = (
  referents: readonly Referent[],
  judge: (index: number) => Judged,
): Judged | undefined => {
  const judged = referents.map(({ index, chance }) => ({ chance, ...judge(index) }));
  const [first] = judged;
  if (!first) return undefined;
  const unknown = 1 - judged.reduce((sum, { chance }) => sum + chance, 0);
  const probability = judged.reduce((sum, one) => sum + one.chance * one.probability, unknown / 2);
  const doubt = first.chance < SURELY_MEANT ? `, if that is meant (${first.chance.toFixed(2)} of 1)` : '';
  return { probability, measured: `${first.measured}${doubt}`, relations: first.relations };
};
