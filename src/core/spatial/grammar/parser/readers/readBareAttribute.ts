import { attributeOf } from '../../../lexicon/attributes.ts';
import { NEGATIONS } from '../../../lexicon/functionWords.ts';
import type { Draft } from '../../Draft.ts';
import type { AttributeConstraint } from '../../LogicalForm.ts';
import { OR } from '../../noun/joinColours.ts';
import { saidOf } from '../../noun/readDescribing.ts';
import { isPunctuation } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { readColouredPart } from './readPart.ts';

/** "red or | yellow": another colour of which either will do; "red or | big": another way of being meant. */
const isOther = (clause: ParserState, owner: Draft, constraint: AttributeConstraint): boolean => {
  const before = owner.constraints.at(-1);
  const areColours =
    before?.kind === 'attribute' && before.attribute === 'colour' && constraint.attribute === 'colour';
  if (!areColours || before.negated || constraint.negated)
    return clause.attachments.alternate(owner, constraint);
  // "red, blue or | yellow": the commas of a list are so many more "or".
  let listed = 1;
  while (
    clause.word(-1 - 2 * listed) === ',' &&
    attributeOf(clause.word(-2 - 2 * listed) ?? '')?.kind === 'colour'
  )
    listed++;
  const colours = owner.constraints.splice(-listed).map((c) => (c.kind === 'attribute' ? c.value : ''));
  owner.constraints.push({ ...before, value: [...colours, constraint.value].join(OR) });
  return true;
};

/** "it is red", "which is tall": an adjective by itself. */
export const readBareAttribute = (clause: ParserState): boolean => {
  const attribute = attributeOf(clause.word()!);
  if (!attribute) return false;
  const next = clause.word(1);
  // "something red", and "red" by itself.
  const trails =
    next === undefined ||
    isPunctuation(next) ||
    /thing$/.test(clause.word(-1) ?? '') ||
    /^(and|that)$/.test(next);
  const before = clause.word(-1);
  // "the box neither | red nor green".
  const told =
    clause.afterCopula || clause.afterConjunction || isPunctuation(before) || NEGATIONS.has(before ?? '');
  if (!told && !trails) return false;
  const near = clause.afterRelative || !told;
  const owner = near && clause.last ? clause.last : (clause.subject ?? clause.ensureTarget());
  const constraint = {
    kind: 'attribute',
    attribute: attribute.kind,
    value: attribute.value,
    ...saidOf(clause.word()!, attribute),
    negated: clause.takeNegation(),
  } as const;
  if (!clause.isAfterOr || !isOther(clause, owner, constraint))
    clause.attachments.tellOf(owner, [constraint]);
  clause.understood = true;
  clause.at++;
  readColouredPart(clause, owner);
  return true;
};
