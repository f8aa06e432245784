import { clustersOf } from '../scene/clusters.ts';
import type { View } from '../scene/View.ts';
import type { RelationInput } from './RelationSpec.ts';

/** Peers lighter than this are not counted. */
const COUNTED = 0.3;

interface Span {
  readonly low: number;
  readonly high: number;
}

let nextKey = 0;
const viewKeys = new WeakMap<View, number>();
const keyOf = (view: View): number => {
  let key = viewKeys.get(view);
  if (key === undefined) {
    key = nextKey++;
    viewKeys.set(view, key);
  }
  return key;
};

/** By the very array of peers: what it was asked for is asked of each object in turn. */
const spans = new WeakMap<Float64Array, Map<string, Span>>();

/** A quantity that peers are compared by. Its name is what results are kept by; NaN for what has none. */
export interface Quantity {
  readonly name: string;
  value(input: RelationInput, i: number): number;
}

/** Least and greatest of a quantity among the peers, or among those of the subject's own group. */
export const peerSpan = (input: RelationInput, quantity: Quantity, ownGroup = false): Span => {
  const { frame, peers, subject, view } = input;
  const groups = ownGroup ? clustersOf(frame, peers) : undefined;
  const own = groups?.[subject];
  const key = `${quantity.name}|${keyOf(view)}|${own}`;
  let known = spans.get(peers);
  if (!known) {
    known = new Map();
    spans.set(peers, known);
  }
  let span = known.get(key);
  if (!span) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < frame.count; i++) {
      if (peers[i]! < COUNTED || (groups && groups[i] !== own)) continue;
      const value = quantity.value(input, i);
      if (Number.isNaN(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    span = { low, high };
    known.set(key, span);
  }
  return span;
};

/** Where the subject lies between the least and the greatest of the peers, -1..1; 0 for a single one. */
export const peerPosition = (input: RelationInput, quantity: Quantity, ownGroup = false): number => {
  const { low, high } = peerSpan(input, quantity, ownGroup);
  if (!(high - low > 1e-3)) return 0;
  return Math.max(-1, Math.min(1, (2 * (quantity.value(input, input.subject) - low)) / (high - low) - 1));
};
