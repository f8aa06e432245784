import { singular } from '../../../lexicon/morphology.ts';
import { conceptsOf, kindsOf } from '../../../lexicon/nouns.ts';
import { isPart, isPrint, isWorn } from '../../../lexicon/words/parts.ts';
import type { Draft } from '../../Draft.ts';
import type { AttributeConstraint } from '../../LogicalForm.ts';
import type { NounPhrase } from '../../noun/nounPhrase.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { isPunctuation } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

const isA = (noun: string | undefined, kind: string): boolean =>
  noun !== undefined && conceptsOf(noun).some((c) => c === kind || kindsOf(c).has(kind));

/** Where a print is: "on it", "on the side". */
const printedAt = ({ tokens }: ParserState, end: number): number => {
  const found =
    /^(?:printed |painted |drawn |written )?on (?:it|them|the (?:front|side|top|back|outside))(?= |$)/.exec(
      tokens.text.slice(tokens.starts[end] ?? tokens.text.length),
    );
  return found ? end + found[0].split(' ').length : end;
};

/** Whether a noun behind "with" or "in" tells of its owner and is no thing that stands with it. */
const tellsOfOwner = (
  clause: ParserState,
  owner: Draft,
  { draft, end }: NounPhrase,
  verb: string,
): boolean => {
  const head = draft.head;
  if (head === undefined || clause.vocabulary.phrases.has(head)) return false;
  if (isA(owner.head, 'person')) return isWorn([...draft.modifiers, head].join(' ')) && verb !== 'on';
  if (verb === 'in') return false;
  const furniture = isA(owner.head, 'furniture');
  if (isPrint(singular(head)))
    return (
      !furniture && owner.head !== undefined && (printedAt(clause, end) > end || !HUNG.test(singular(head)))
    );
  // "with a bottle on the top": a place, and nothing of its own.
  return isPart(singular(head)) && printedAt(clause, end) === end;
};

/** These may hang or lie by themselves, unless they are told to be on it. */
const HUNG = /^(picture|drawing|letter|word|name|number|design|face|logo|tablet|flower)$/;

const attributesOf = (draft: Draft, said: string): AttributeConstraint[] => {
  const told = draft.constraints.filter((c) => c.kind === 'attribute' && c.attribute === 'colour');
  const part = { kind: 'attribute', attribute: 'part', said, negated: false } as const;
  return told.length === 0
    ? [{ ...part, value: draft.head! }]
    : told.map((c) => ({ ...part, value: (c as AttributeConstraint).value, part: draft.head! }));
};

/**
 * "with the red handle", "with flowers on it", "in the black t-shirt", "wearing a hat": what a thing or a person is told
 * by and that is no mark of its own. True when one was read.
 */
export const readPart = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const verb = clause.word()!;
  if (!/^(with|has|having|in|wearing)$/.test(verb)) return false;
  const owner = clause.afterRelative && clause.last ? clause.last : (clause.last ?? clause.subject);
  if (!owner || clause.negated) return false;
  const phrase = nounPhraseAt(tokens, clause.at + 1, clause.vocabulary);
  if (!phrase || !tellsOfOwner(clause, owner, phrase, verb)) return false;
  const end = printedAt(clause, phrase.end);
  const next = tokens.words[end];
  // "with a lid to its left": it stands by itself.
  if (
    next !== undefined &&
    /^(to|on|in|under|above|behind|next|near)$/.test(next) &&
    !isPunctuation(next) &&
    !isA(owner.head, 'person')
  )
    return false;
  owner.constraints.push(...attributesOf(phrase.draft, tokens.words.slice(clause.at, end).join(' ')));
  clause.understood = true;
  clause.at = end;
  return true;
};

/** "purple inside", "red on top": what colour a thing has somewhere. */
export const readColouredPart = (clause: ParserState, owner: Draft): void => {
  const found = /^(?:on the |at the |on )?(inside|outside|top|bottom|front|back)(?= ?[.,;!?]| ?$)/.exec(
    clause.tokens.text.slice(clause.offset),
  );
  const told = owner.constraints.at(-1);
  if (!found || told?.kind !== 'attribute' || told.attribute !== 'colour') return;
  owner.constraints[owner.constraints.length - 1] = {
    ...told,
    attribute: 'part',
    part: found[1]!,
    said: `${told.value} ${found[0]}`,
  };
  clause.at += found[0].split(' ').length;
};

const POSTURES: Readonly<Record<string, string>> = {
  sitting: 'sitting',
  seated: 'sitting',
  sits: 'sitting',
  standing: 'standing',
  stands: 'standing',
  lying: 'lying',
  laying: 'lying',
  lies: 'lying',
};

/** "the person standing", "the man who sits on the couch": how a person holds themself; where, is read after it. */
export const readPosture = (clause: ParserState): boolean => {
  const posture = POSTURES[clause.word()!];
  const owner = clause.last ?? clause.subject;
  if (!posture || !owner || !isA(owner.head, 'person')) return false;
  const next = clause.word(1);
  const endsHere = next === undefined || isPunctuation(next) || /^(and|up|down|there|who|that)$/.test(next);
  const { tokens, at } = clause;
  // "not sitting on the couch" denies the place.
  if (!endsHere && clause.negated) return false;
  if (!endsHere && !relationAt(tokens.text, tokens.starts[at + 1] ?? tokens.text.length)) return false;
  owner.constraints.push({
    kind: 'attribute',
    attribute: 'posture',
    value: posture,
    negated: clause.takeNegation(),
  });
  clause.understood = true;
  clause.at++;
  return true;
};
