import { clearDifference, orderValue } from '../../evidence/viewpoint/orderValue.ts';
import type { OrderConstraint } from '../../grammar/LogicalForm.ts';
import { clustersOf } from '../../scene/clusters.ts';
import { expDecay } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { View } from '../../scene/View.ts';
import type { Feature, Weighted } from '../Feature.ts';

/** Minus how many ranks each is off the wanted one in its own row or group, at most 3. */
const ranksInGroups = (groups: Int32Array, values: Float64Array, rank: number): Float64Array =>
  values.map((value, i) => {
    if (groups[i] === -1) return -3;
    let above = 0;
    let size = 0;
    for (let j = 0; j < groups.length; j++) {
      if (groups[j] !== groups[i]) continue;
      size++;
      if (j !== i && values[j]! > value) above++;
    }
    const place = rank < 0 ? size - 1 : rank - 1;
    return -Math.min(3, Math.abs(above - place));
  });

export interface OrderQuestion {
  readonly constraint: OrderConstraint;
  /** How well each object fits the rest of the words, 0..1. */
  readonly fitting: Float64Array;
  readonly view: View;
  /** What nearness is counted from. */
  readonly anchors: readonly Weighted[];
}

/**
 * Features of a place in an order: how near the object's value is to that of the wanted rank, and how many ranks off it
 * is. Counted are those that fit the rest of the words (`fitting`); rows and groups too if `fine`.
 */
export const orderFeatures = (
  frame: SceneGeometry,
  { constraint, fitting, view, anchors }: OrderQuestion,
  fine: boolean,
): Feature[] => {
  const { axis, rank, negated } = constraint;
  const values = new Float64Array(frame.count).map((_, i) => orderValue(frame, i, axis, view, anchors));
  const order = [...values.keys()]
    .filter((i) => fitting[i]! > 0.25)
    .sort((a, b) => values[b]! - values[a]! || a - b);
  if (order.length === 0) return [];
  const place = rank < 0 ? order.length - 1 : Math.min(order.length, rank) - 1;
  const wanted = values[order[place]!]!;
  const clear = clearDifference(axis);
  // What has more than the first has the first's place as well.
  const isFirst = place === 0 && rank > 0;
  const scores = values.map((value) => {
    const score = expDecay(isFirst ? Math.max(0, wanted - value) : Math.abs(value - wanted), clear);
    return Math.log(Math.max(0.005, negated ? 1 - score : score));
  });
  const ranks = values.map((value, i) => {
    const above = order.filter((j) => j !== i && values[j]! > value).length;
    if (negated) return above === place ? -1 : 0;
    return -Math.min(3, Math.abs(above - place));
  });
  const groups = !fine || negated ? undefined : clustersOf(frame, fitting);
  const name = negated ? 'O.not' : `O.${axis}${constraint.anchor ? '@' : ''}`;
  return [
    { name: `${name}.abs`, values: scores, constraint },
    { name: `${name}.rank`, values: ranks, constraint },
    ...(groups ? [{ name: `${name}.row`, values: ranksInGroups(groups, values, rank), constraint }] : []),
  ];
};
