import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import type { Draft, DraftConstraint } from '../../Draft.ts';
import { OR } from '../../noun/joinColours.ts';
import type { ParserState } from '../ParserState.ts';

/** Each of several denied colours by itself: what is neither red nor blue shares no colour. */
const denied = (constraint: DraftConstraint): DraftConstraint[] => {
  if (constraint.kind !== 'attribute') return [{ ...constraint, negated: !constraint.negated }];
  const { joined: _, ...alone } = constraint;
  return alone.value.split(OR).map((value) => ({ ...alone, value, negated: !constraint.negated }));
};

/** "the red one", "the red box": told by what it is like. */
export const isPicked = (draft: Draft): boolean => draft.constraints.some(({ kind }) => kind === 'attribute');

/** The name with what narrows it. */
const nameOf = ({ modifiers, head }: Draft): string => [...modifiers, head].join(' ');

/** Nouns at least this alike are one name. */
const SAME_NAME = 0.9;

/** "not mark 3", "the thing that is not a mug", "the chair that is not an office chair": which mark or kind is denied. */
const deniedKind = (clause: ParserState, draft: Draft): DraftConstraint | undefined => {
  const target = clause.target!;
  const denied = { kind: 'attribute', negated: true } as const;
  if (draft.mark !== undefined) return { ...denied, attribute: 'mark', value: String(draft.mark) };
  if (draft.head === undefined || draft.constraints.length > 0) return undefined;
  if (target.head === undefined) return { ...denied, attribute: 'kind', value: draft.head };
  if (!clause.sameThing(target, draft))
    return clause.afterCopula || clause.excepts
      ? { ...denied, attribute: 'kind', value: nameOf(draft) }
      : undefined;
  const isNarrower =
    nameOf(draft).endsWith(` ${target.head}`) || nounSimilarity(target.head, draft.head) < SAME_NAME;
  return isNarrower && nameOf(draft) !== nameOf(target)
    ? { ...denied, attribute: 'kind', value: nameOf(draft), of: target.head }
    : undefined;
};

/** "not the white one", "not the table": the opposite of what it says, or away from what it names. */
export const exclude = (clause: ParserState, draft: Draft): void => {
  const target = clause.target!;
  const kind = deniedKind(clause, draft);
  clause.excepts = false;
  if (kind) {
    target.constraints.push(kind);
    clause.last = target;
    clause.subject = target;
    return;
  }
  if (draft.head === undefined || clause.sameThing(target, draft)) {
    for (const constraint of draft.constraints) target.constraints.push(...denied(constraint));
    // What follows tells about the excluded one: "not the one near the wall".
    clause.negated = true;
    clause.last = target;
    clause.subject = target;
    return;
  }
  target.constraints.push({
    kind: 'relation',
    relation: 'near',
    anchors: [draft],
    negated: true,
    inverse: false,
  });
  clause.last = draft;
};
