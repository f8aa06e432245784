import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import { isKnownNoun } from '../../../lexicon/nouns.ts';
import { type Draft, newDraft } from '../../Draft.ts';
import { joinColours } from '../../noun/joinColours.ts';
import type { NounPhrase } from '../../noun/nounPhrase.ts';
import { isUnknown } from '../../noun/nounWords.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { isPunctuation } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isPlaceHead } from '../places.ts';
import { countDistance, countFrom } from '../told/countFrom.ts';
import { exclude, isPicked } from '../told/exclude.ts';

/** "a two slice, white toaster": words before a comma that name nothing known belong to the noun after it. */
const joinComma = (clause: ParserState, phrase: NounPhrase): NounPhrase => {
  const { draft, end } = phrase;
  const { words } = clause.tokens;
  const nameless =
    draft.head === undefined
      ? draft.pronoun === undefined && draft.mark === undefined && draft.constraints.length > 0
      : !isKnownNoun(draft.head) && !clause.vocabulary.phrases.has(draft.head);
  const next = words[end + 1];
  if (!nameless || words[end] !== ',' || next === undefined || /^(the|a|an|it|this|that|and)$/.test(next))
    return phrase;
  const more = nounPhraseAt(clause.tokens, end + 1, clause.vocabulary);
  if (!more || more.draft.head === undefined || !isKnownNoun(more.draft.head)) return phrase;
  more.draft.constraints = joinColours([...draft.constraints, ...more.draft.constraints]);
  if (draft.head !== undefined) more.draft.modifiers.unshift(draft.head);
  return more;
};

/** Something named before with the same noun. */
const namesake = (clause: ParserState, draft: Draft): Draft | undefined => {
  if (draft.head === undefined || draft.other) return undefined;
  const pool = [...clause.context, ...(clause.introduced ? [clause.introduced] : [])];
  for (const constraint of clause.target?.constraints ?? []) {
    if (constraint.kind === 'relation') pool.push(...constraint.anchors);
    else if (constraint.kind === 'order' && constraint.anchor) pool.push(constraint.anchor);
  }
  return pool.find((other) => other.head !== undefined && nounSimilarity(other.head, draft.head!) >= 0.9);
};

/** "it comprises ...": a word that no table holds, right behind the pronoun that is its subject. */
const isVerb = (clause: ParserState, { draft, determined }: NounPhrase): boolean => {
  const word = clause.word()!;
  return (
    /^(it|this|which|they|these)$/.test(clause.word(-1) ?? '') &&
    !determined &&
    draft.head !== undefined &&
    /^[a-z]+(s|ed)$/.test(word) === (clause.word(-1) !== 'they') &&
    isUnknown(word) &&
    !isKnownNoun(draft.head) &&
    !clause.vocabulary.phrases.has(draft.head)
  );
};

const isStrange = (clause: ParserState, draft: Draft): boolean =>
  !isKnownNoun(draft.head!) && !clause.vocabulary.phrases.has(draft.head!) && draft.modifiers.length === 0;

const readPronoun = (clause: ParserState, pronoun: string): void => {
  if (!/^(it|this|that|they|itself|one|he|she|those|these)$/.test(pronoun)) return;
  const opens = clause.fresh && /^(is|was|has)$/.test(clause.word() ?? '');
  // "it is mounted. under it is a sink": a target that is never named.
  if (!clause.target && opens && /^(it|this|that)$/.test(pronoun)) clause.ensureTarget();
  if (!clause.afterCopula) clause.subject = clause.target ?? clause.subject;
  clause.last = clause.subject;
};

/** What is left of a verb of two words. */
const PARTICLE = /^(up|down|out|away|off|over)$/;

/** A noun phrase outside any relation: the target, more about it, or something else that is spoken of. */
export const readNoun = (clause: ParserState): boolean => {
  const first = nounPhraseAt(clause.tokens, clause.at, clause.vocabulary);
  if (!first) return false;
  if (isPlaceHead(first.draft.head) && first.draft.constraints.length === 0 && !first.draft.indefinite) {
    clause.at = first.end;
    return true;
  }
  if (clause.target && first.draft.modifiers.length === 0 && PARTICLE.test(first.draft.head ?? '')) {
    // "pick that up".
    clause.at = first.end;
    return true;
  }
  if (isVerb(clause, first)) {
    clause.ignored.push(clause.word()!);
    clause.miss(clause.at, clause.at + 1);
    clause.at++;
    const object = nounPhraseAt(clause.tokens, clause.at, clause.vocabulary);
    if (object?.draft.head !== undefined) {
      // What it does to the thing named next is not known, but they are together.
      clause.context.push(object.draft);
      clause.at = object.end;
    }
    return true;
  }
  const begins = clause.at;
  // "the door the lamb": named in the middle of a sentence and related to nothing.
  const isStray =
    !clause.fresh &&
    !clause.existential &&
    !clause.afterRelative &&
    (/^(or|and)$/.test(clause.word(-1) ?? '') ||
      (!clause.afterConjunction && !isPunctuation(clause.word(-1))));
  const definite = clause.word() === 'the' && /^(is|are)$/.test(clause.word(-1) ?? '');
  const phrase = joinComma(clause, first);
  if (
    clause.afterCopula &&
    !phrase.determined &&
    phrase.draft.head !== undefined &&
    isStrange(clause, phrase.draft)
  ) {
    // "it is smooth": an adjective that no table holds.
    clause.ignored.push(phrase.draft.head);
    clause.miss(clause.at, phrase.end);
    clause.at = phrase.end;
    return true;
  }
  const { draft } = phrase;
  clause.at = phrase.end;
  const negated = clause.takeNegation();
  if (draft.pronoun) {
    readPronoun(clause, draft.pronoun);
    return true;
  }
  clause.understood = true;
  countDistance(clause, draft);
  countFrom(clause, phrase);
  const copula = clause.afterCopula;
  const replaces =
    copula && clause.onlyExists && clause.subject === clause.target && draft.head !== undefined && definite;
  const { target } = clause;
  if (clause.inverted && target && draft.head !== undefined) {
    target.constraints.push({
      kind: 'relation',
      relation: clause.inverted,
      anchors: [draft],
      negated,
      inverse: true,
    });
    clause.inverted = undefined;
    clause.last = draft;
    clause.afterCopula = false;
    return true;
  }
  if (negated && !target && !clause.commanded) {
    // "not the red, blue or yellow one": nothing but what it is not.
    clause.startTarget(newDraft(isPicked(draft) ? draft.head : undefined));
    exclude(clause, draft);
    return true;
  }
  if (negated && target) {
    exclude(clause, draft);
    return true;
  }
  if (!target || clause.commanded) {
    const exists = clause.existential && !clause.commanded;
    // "there are two cups. take the red one": told of, and not all asked for.
    if (exists) draft.several = undefined;
    clause.startTarget(draft);
    clause.onlyExists = exists;
    return true;
  }
  // "the tin that the soup stands on": a noun of its own after "that".
  const own = clause.afterRelative && (clause.last !== target || first.determined);
  // "the biggest or the tallest box": one of two orders, of which neither is known to be meant.
  if (clause.isAfterOr && (phrase.ordinal !== undefined || draft.constraints.some((c) => c.kind === 'order')))
    clause.miss(begins, phrase.end, true);
  if (clause.sameThing(target, draft) && !own) {
    clause.merge(target, draft);
    clause.subject = target;
    clause.last = target;
  } else if (replaces) {
    clause.startTarget(draft);
  } else if (copula && clause.subject) {
    clause.merge(clause.subject, draft);
    clause.last = clause.subject;
  } else {
    const known = namesake(clause, draft);
    if (known) clause.merge(known, draft);
    else {
      clause.context.push(draft);
      // "that i bought yesterday", "whose lid is open": told of the target by what no rule reads.
      const isTold = clause.word(begins - clause.at - 1) === 'whose';
      const { head } = draft;
      const isKnown = head === undefined || isKnownNoun(head) || clause.vocabulary.phrases.has(head);
      const isWord = !phrase.determined && !isKnown;
      if (isStray || isTold || isWord) clause.miss(begins, phrase.end);
    }
    clause.subject = known ?? draft;
    clause.last = clause.subject;
  }
  clause.afterCopula = false;
  return true;
};
