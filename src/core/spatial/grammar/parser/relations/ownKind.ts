import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import type { OrderAxis } from '../../../lexicon/orders.ts';
import type { RelationSpec } from '../../../relations/RelationSpec.ts';
import type { Draft, DraftConstraint } from '../../Draft.ts';
import type { AttributeConstraint } from '../../LogicalForm.ts';
import { type ParserState, SAME_THING } from '../ParserState.ts';
import { region } from './readRegion.ts';

/** "above all the others", "in the middle of the other plants": an order among its own kind. */
export const amongItsKind = (
  clause: ParserState,
  spec: RelationSpec,
  anchors: readonly Draft[],
): DraftConstraint | undefined => {
  const anchor = anchors[0];
  const subject = clause.subject ?? clause.target;
  if (!anchor?.plural || anchors.length > 1 || !subject) return undefined;
  const kin =
    anchor.other ||
    anchor.head === undefined ||
    (subject.head !== undefined && nounSimilarity(subject.head, anchor.head) >= SAME_THING);
  if (!kin) return undefined;
  const order = (axis: OrderAxis): DraftConstraint => ({
    kind: 'order',
    axis,
    rank: 1,
    comparative: false,
    negated: clause.negated,
  });
  if (spec.amongItsKind === 'region') return region(spec.region!, clause.negated);
  return spec.amongItsKind && order(spec.amongItsKind);
};

const told = (target: Draft, { attribute, value }: AttributeConstraint): boolean =>
  target.constraints.some((c) => c.kind === 'attribute' && c.attribute === attribute && c.value === value);

/** "the dresser" after a dresser was asked for, "the black chair" after a black one. */
export const refersTo = (target: Draft, anchor: Draft): boolean =>
  anchor.head !== undefined &&
  anchor.head === target.head &&
  !anchor.plural &&
  anchor.constraints.every((c) => c.kind === 'attribute' && told(target, c)) &&
  !anchor.other;
