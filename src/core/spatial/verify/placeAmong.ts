import { clearDifference } from '../evidence/viewpoint/orderValue.ts';
import type { OrderConstraint } from '../grammar/LogicalForm.ts';
import type { Judgement } from '../relations/Judgement.ts';
import { sigmoid } from '../scene/membership.ts';

/** A difference clearer than this share of what people call clear decides an order. */
const CLEAR_SHARE = 0.3;
/** Of the only one of its kind: it is first, and last, but nobody would say so. */
const ALONE = 0.65;

/** Whether what has `value` has the place that an order gives it among those with values `others`: least first. */
export const placeAmong = (
  value: number,
  others: readonly number[],
  { axis, rank }: OrderConstraint,
): Judgement => {
  const clear = CLEAR_SHARE * clearDifference(axis);
  const ahead = others.map((other) => sigmoid(other - value, 0, clear / 2));
  const place = rank < 0 ? others.length + 1 + rank : rank - 1;
  const expected = ahead.reduce((sum, p) => sum + p, 0);
  const doubt = Math.min(
    0.5,
    ahead.reduce((sum, p) => sum + p * (1 - p), 0),
  );
  const probability = others.length === 0 ? ALONE : Math.max(0, 1 - Math.abs(expected - place)) * (1 - doubt);
  return {
    probability: Math.min(0.95, Math.max(0.05, probability)),
    measured: `${Math.round(expected)} of ${others.length} others come before it`,
  };
};
