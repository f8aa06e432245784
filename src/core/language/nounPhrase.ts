import { type Draft, newDraft } from './Draft.ts';
import { attributeOf } from './lexicon/attributes.ts';
import {
  COMMAND_VERBS,
  DETERMINERS,
  GENERIC_NOUNS,
  NEGATIONS,
  PLAIN_VERBS,
  PRONOUNS,
} from './lexicon/functionWords.ts';
import { conceptsOf, isKnownNoun } from './lexicon/nouns.ts';
import { cardinalOf, type OrderAxis, orderOf, ordinalOf } from './lexicon/orders.ts';
import { isPlural, singular, singularPhrase } from './morphology.ts';
import {
  continuesPhrase,
  describes,
  isUnknown,
  MASS,
  markAt,
  nounLength,
  PLACE_ADJECTIVES,
  standsBeforePlural,
  type Vocabulary,
} from './nounWords.ts';
import { isPunctuation, type Tokens } from './tokens.ts';

export type { Vocabulary } from './nounWords.ts';

export interface NounPhrase {
  readonly draft: Draft;
  readonly end: number;
  /** An ordinal that waits for its axis: "the second chair | from the left". */
  readonly ordinal?: number;
  readonly determined: boolean;
}

const CONTAINER_OF =
  /^(set|pair|stack|pile|bunch|group|row|line|roll|pack|packs|piece|kind|type|sort|lot|couple|number|series|rows|stacks|section|wall)$/;

const push = (draft: Draft, relation: string): void => {
  draft.constraints.push({ kind: 'relation', relation, anchors: [], negated: false, inverse: false });
};

const order = (axis: OrderAxis, comparative: boolean, rank = 1) =>
  ({ kind: 'order', axis, rank, comparative, negated: false }) as const;

/** "of the monitor": one thing that has parts, not several to choose from. */
const isWhole = (tokens: Tokens, at: number, vocabulary: Vocabulary): boolean => {
  const { words } = tokens;
  if (words[at] !== 'of' || !/^(the|a|an|this|that|its|your|my)$/.test(words[at + 1] ?? '')) return false;
  let next = at + 2;
  while (attributeOf(words[next] ?? '') && nounLength(tokens, next, vocabulary) === 0) next++;
  const length = nounLength(tokens, next, vocabulary);
  return length > 0 && !isPlural(words[next + length - 1]!);
};

/** Reads the noun phrase that starts at a word, or nothing. Never looks past punctuation. */
export const nounPhraseAt = (
  tokens: Tokens,
  start: number,
  vocabulary: Vocabulary,
): NounPhrase | undefined => {
  const { words } = tokens;
  const draft = newDraft();
  let at = start;
  let determined = false;
  let ordinal: number | undefined;
  let found = false;
  let named = false;
  let negated = false;

  while (at < words.length) {
    const word = words[at]!;
    const next = words[at + 1];
    if (isPunctuation(word)) break;

    if (/^\w{3,}ly$/.test(word) && !isKnownNoun(word) && !named) {
      // "oddly", "brightly": adverbs tell nothing by themselves.
      at++;
      if (!continuesPhrase(tokens, at, vocabulary) && !/^(shaped|colored|sized)$/.test(words[at] ?? ''))
        break;
      while (/^(shaped|colored|sized)$/.test(words[at] ?? '')) at++;
      continue;
    }
    if (
      !named &&
      (determined || found) &&
      /^(type|style|kind|sort|sized|looking|shaped)$/.test(word) &&
      continuesPhrase(tokens, at + 1, vocabulary)
    ) {
      at++;
      continue;
    }
    const mark = markAt(tokens, at);
    if (mark && !named) {
      draft.mark = mark.mark;
      return { draft, end: mark.end, determined: true };
    }
    if (
      !named &&
      DETERMINERS.has(word) &&
      !(/^(that|this)$/.test(word) && !found && standsBeforePlural(tokens, at, vocabulary)) &&
      !(
        PRONOUNS.has(word) &&
        !continuesPhrase(tokens, at + 1, vocabulary) &&
        !['only', 'other', 'very', 'same', 'two', 'one'].includes(next ?? '')
      )
    ) {
      if (found && draft.constraints.length > 0) break;
      determined = true;
      if (/^(these|those|both|all)$/.test(word)) draft.plural = true;
      if (/^(a|an|some)$/.test(word)) draft.indefinite = true;
      at++;
      continue;
    }
    if (
      !named &&
      (word === 'other' ||
        word === 'another' ||
        word === 'same' ||
        word === 'only' ||
        word === 'single' ||
        word === 'very' ||
        word === 'more' ||
        word === 'most' ||
        word === 'really' ||
        word === 'far' ||
        word === 'extra' ||
        word === 'well' ||
        word === 'somewhat' ||
        word === 'slightly' ||
        word === 'kind') &&
      (continuesPhrase(tokens, at + 1, vocabulary) ||
        cardinalOf(next ?? '') !== undefined ||
        next === 'one' ||
        (word === 'same' && next === 'other') ||
        PLACE_ADJECTIVES.get(next ?? ''))
    ) {
      if (word === 'other' || word === 'another') draft.other = true;
      if (word === 'far' && !PLACE_ADJECTIVES.get(next ?? '')) push(draft, 'at the back');
      determined = true;
      at++;
      continue;
    }
    if (!named && (word === 'other' || word === 'another' || word === 'others')) {
      draft.other = true;
      draft.plural = word === 'others';
      return { draft, end: at + 1, determined: true };
    }
    if (!named && NEGATIONS.has(word) && determined && attributeOf(next ?? '')) {
      negated = true;
      at++;
      continue;
    }
    const ranked = ordinalOf(word);
    if (!named && ranked !== undefined) {
      ordinal = ranked;
      found = true;
      at++;
      continue;
    }
    const cardinal = cardinalOf(word);
    if (!named && cardinal !== undefined && !(word === 'one' && !isKnownNoun(next ?? ''))) {
      draft.count = cardinal;
      draft.plural = cardinal > 1;
      found = true;
      at++;
      if (
        words[at] === 'of' &&
        (DETERMINERS.has(words[at + 1] ?? '') || continuesPhrase(tokens, at + 1, vocabulary))
      )
        at++;
      continue;
    }
    const superlative = orderOf(word);
    if (superlative && !named) {
      // "the top of the monitor" is a part of it; "the top of the shelves" is one of them.
      if (/^(top|bottom)$/.test(word) && determined && !found && isWhole(tokens, at + 1, vocabulary)) break;
      // "closest to the door" is an order phrase, not an adjective.
      if (
        /^(to|from|away|by)$/.test(next ?? '') ||
        (/^(near|far)$/.test(superlative.axis) && !continuesPhrase(tokens, at + 1, vocabulary))
      )
        break;
      draft.constraints.push(order(superlative.axis, !superlative.superlative, ordinal ?? 1));
      ordinal = undefined;
      found = true;
      at++;
      if (
        words[at] === 'of' &&
        (DETERMINERS.has(words[at + 1] ?? '') || cardinalOf(words[at + 1] ?? '') !== undefined)
      ) {
        at++;
      }
      continue;
    }
    const place = nounLength(tokens, at, vocabulary) > 1 ? undefined : PLACE_ADJECTIVES.get(word);
    if (
      place &&
      !named &&
      (continuesPhrase(tokens, at + 1, vocabulary) ||
        /^(one|ones|most)$/.test(next ?? '') ||
        (determined && !/^(of|side|and)$/.test(next ?? ''))) &&
      next !== 'of'
    ) {
      push(draft, place);
      found = true;
      at++;
      continue;
    }
    const length = nounLength(tokens, at, vocabulary);
    const attribute = attributeOf(word);
    // "it is orange": a colour that is a fruit as well is a thing only behind a determiner.
    if (attribute?.kind === 'colour' && length === 1 && !determined && !found) {
      if (!describes(tokens, at + 1, vocabulary)) break;
    }
    const adjectival =
      attribute &&
      length <= 1 &&
      (length === 1
        ? describes(tokens, at + (next === ',' ? 2 : 1), vocabulary)
        : continuesPhrase(tokens, at + 1, vocabulary) || /^(one|ones|colored|color|and)$/.test(next ?? ''));
    if (attribute && !named && (adjectival || (length === 0 && (determined || found)))) {
      draft.constraints.push({
        kind: 'attribute',
        attribute: attribute.kind,
        value: attribute.value,
        negated,
      });
      negated = false;
      found = true;
      at++;
      while (
        /^(colored|color|shaped|sized|toned|looking|ish|tone|size|shape)$/.test(words[at] ?? '') &&
        continuesPhrase(tokens, at + 1, vocabulary)
      )
        at++;
      if (
        /^(and|or)$/.test(words[at] ?? '') &&
        attributeOf(words[at + 1] ?? '') &&
        continuesPhrase(tokens, at + 2, vocabulary)
      )
        at++;
      if (
        words[at] === ',' &&
        attributeOf(words[at + 1] ?? '') &&
        continuesPhrase(tokens, at + 2, vocabulary)
      )
        at++;
      continue;
    }
    if (CONTAINER_OF.test(word) && next === 'of' && !named && nounLength(tokens, at, vocabulary) < 3) {
      draft.plural = true;
      found = true;
      at += 2;
      continue;
    }
    if (
      length > 0 &&
      !(
        length === 1 &&
        (PLAIN_VERBS.has(word) || COMMAND_VERBS.has(word)) &&
        !(word === 'can' && found && !/^(be|not|also|you|it|i)$/.test(next ?? '')) &&
        (named || !(determined || found))
      )
    ) {
      if (named && draft.head !== undefined) {
        const joined = `${draft.head} ${words.slice(at, at + length).join(' ')}`;
        if (PRONOUNS.has(word)) break;
        draft.modifiers.push(draft.head);
        draft.head = isKnownNoun(joined) ? joined : words.slice(at, at + length).join(' ');
      } else {
        draft.head = words.slice(at, at + length).join(' ');
      }
      draft.plural = draft.plural || isPlural(words[at + length - 1]!);
      named = true;
      found = true;
      at += length;
      if (words[at] === 'number' || /^(number )?\d{1,2}$/.test(words[at] ?? '')) at++;
      continue;
    }
    if (
      GENERIC_NOUNS.has(word) &&
      !named &&
      (determined || found || word.endsWith('thing') || /^(ones|item|items|object|objects)$/.test(word))
    ) {
      named = true;
      if (/^ones?$/.test(word) && determined) draft.anaphor = true;
      found = true;
      draft.plural = draft.plural || isPlural(word);
      at++;
      continue;
    }
    if (MASS.test(word) && !named && (determined || found)) {
      draft.head = word;
      named = true;
      found = true;
      at++;
      continue;
    }
    if (isUnknown(word) && !PLAIN_VERBS.has(word) && !COMMAND_VERBS.has(word)) {
      if (named) break;
      if (!determined && !found && !continuesPhrase(tokens, at + 1, vocabulary)) {
        // A lone unknown word is a name only when it can be one: not an adverb or a participle.
        if (/(ly|ing|ed)$/.test(word)) break;
      }
      if (continuesPhrase(tokens, at + 1, vocabulary)) draft.modifiers.push(word);
      else {
        if (/(ly|ing)$/.test(word) && found) break;
        draft.head = singular(word);
        draft.plural = draft.plural || isPlural(word);
        named = true;
      }
      found = true;
      at++;
      continue;
    }
    if (!named && !found && PRONOUNS.has(word)) {
      draft.pronoun = word;
      return { draft, end: at + 1, determined: false };
    }
    break;
  }
  if (!found || at === start) return undefined;
  if (!named && draft.constraints.length === 0 && ordinal === undefined && draft.count === undefined)
    return undefined;
  if (draft.head !== undefined && conceptsOf(draft.head).length > 0) draft.head = singularPhrase(draft.head);
  return ordinal === undefined ? { draft, end: at, determined } : { draft, end: at, ordinal, determined };
};
