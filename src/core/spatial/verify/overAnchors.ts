import type { RelationConstraint } from '../grammar/LogicalForm.ts';
import type { RelationSpec } from '../relations/RelationSpec.ts';
import { type Judged, unknownAs } from './Judged.ts';

/**
 * A relation to what its anchors may be: of each anchor those that it may mean, one at least. `judge` has it judged of given
 * ones.
 */
export const overAnchors = (
  spec: RelationSpec,
  { anchors, inverse }: RelationConstraint,
  sets: readonly (readonly number[])[],
  judge: (anchors: readonly number[]) => Judged,
): Judged => {
  if (spec.arity === 0) return judge([]);
  const [first, second] = sets as [readonly number[], readonly number[] | undefined];
  if (spec.anchorsTaken === 'group') return judge(first);
  const anchor = anchors[0]!;
  if (spec.arity === 2) {
    const pairs = second
      ? first.flatMap((a) => second.filter((b) => b !== a).map((b) => [a, b]))
      : first.flatMap((a, k) => first.slice(k + 1).map((b) => [a, b]));
    return pairs.length === 0
      ? unknownAs('there are no two to be between')
      : agree(pairs.map(judge), anchor.plural);
  }
  const all = first.map((i) => judge([i]));
  if (anchor.count !== undefined && inverse) return countOf(all, anchor.count);
  // "a chair", "chairs": any will do. Of a definite one that is not unique, all must agree.
  return agree(all, anchor.plural || anchor.indefinite === true || inverse);
};

/** Several possible anchors: any of them (`any`), else only what all of them say. */
const agree = (all: readonly Judged[], any: boolean): Judged => {
  const sorted = [...all].sort((a, b) => b.probability - a.probability);
  const [best, worst] = [sorted[0]!, sorted.at(-1)!];
  if (any || all.length === 1 || worst.probability >= 0.7 || best.probability <= 0.3) return best;
  return { ...best, probability: 0.5, measured: `${best.measured}; but ${worst.measured}` };
};

const countOf = (all: readonly Judged[], count: number): Judged => {
  const sure = all.filter(({ probability }) => probability >= 0.7);
  const possible = all.filter(({ probability }) => probability > 0.3);
  const probability = sure.length >= count ? 0.9 : possible.length < count ? 0.1 : 0.5;
  const shown = sure.length > 0 ? sure : all.slice(0, 1);
  return {
    probability,
    measured: `${sure.length} of ${count} (${shown.map(({ measured }) => measured).join('; ')})`,
    relations: shown.flatMap(({ relations }) => relations),
  };
};
