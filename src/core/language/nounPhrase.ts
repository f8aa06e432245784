import { type Draft, newDraft } from './Draft.ts';
import { attributeOf } from './lexicon/attributes.ts';
import {
  COMMAND_VERBS,
  DETERMINERS,
  FUNCTION_WORDS,
  GENERIC_NOUNS,
  NEGATIONS,
  PLAIN_VERBS,
  PRONOUNS,
} from './lexicon/functionWords.ts';
import { conceptsOf, isKnownNoun } from './lexicon/nouns.ts';
import { cardinalOf, type OrderAxis, orderOf, ordinalOf } from './lexicon/orders.ts';
import { isPlural, singular, singularPhrase } from './morphology.ts';
import { isPunctuation, type Tokens } from './tokens.ts';

/** What the noun-phrase reader may use besides the lexicon. */
export interface Vocabulary {
  /** Labels of the scene as lower-case phrases. */
  readonly phrases: ReadonlySet<string>;
}

export interface NounPhrase {
  readonly draft: Draft;
  readonly end: number;
  /** An ordinal that waits for its axis: "the second chair | from the left". */
  readonly ordinal?: number;
  readonly determined: boolean;
}

const FUNCTION = new Set(FUNCTION_WORDS);
const PLACE_ADJECTIVES = new Map<string, string>(
  Object.entries({
    left: 'on the left',
    right: 'on the right',
    leftmost: 'on the left',
    rightmost: 'on the right',
    middle: 'in the middle',
    center: 'in the middle',
    central: 'in the middle',
    front: 'at the front',
    back: 'at the back',
    rear: 'at the back',
    corner: 'in the corner',
    end: 'at the end',
  }),
);
const CONTAINER_OF =
  /^(set|pair|stack|pile|bunch|group|row|line|roll|pack|packs|piece|kind|type|sort|lot|couple|number|rows|stacks|section|wall)$/;
const LONGEST_COMPOUND = 4;

const nounLength = (tokens: Tokens, at: number, vocabulary: Vocabulary): number => {
  for (let length = Math.min(LONGEST_COMPOUND, tokens.words.length - at); length > 0; length--) {
    const phrase = tokens.words.slice(at, at + length).join(' ');
    if (length === 1 && GENERIC_NOUNS.has(phrase)) return 0;
    if (
      isKnownNoun(phrase) ||
      (length === 2 &&
        (isKnownNoun(phrase.replace(' ', '')) || vocabulary.phrases.has(phrase.replace(' ', '')))) ||
      vocabulary.phrases.has(phrase) ||
      vocabulary.phrases.has(singularPhrase(phrase))
    )
      return length;
  }
  return 0;
};

/** A word that no table holds and that may be a noun or an adjective. */
const isUnknown = (word: string): boolean =>
  /^[\p{L}][\p{L}\p{N}]*$/u.test(word) &&
  word.length > 1 &&
  !FUNCTION.has(word) &&
  !orderOf(word) &&
  !attributeOf(word) &&
  ordinalOf(word) === undefined;

const MASS =
  /^(room|side|wall|floor|corner|hallway|hall|way|foot|head|area|viewer|camera|row|line|group|portion|section|entrance|edge|end|middle|center|top|bottom|surface|space)$/;

/** Whether a word can go on a noun phrase. */
const continues = (tokens: Tokens, at: number, vocabulary: Vocabulary): boolean => {
  const word = tokens.words[at];
  if (word === undefined || isPunctuation(word)) return false;
  if (
    nounLength(tokens, at, vocabulary) > 0 &&
    !(PLAIN_VERBS.has(word) && nounLength(tokens, at, vocabulary) === 1)
  )
    return true;
  if (attributeOf(word) || orderOf(word) || ordinalOf(word) !== undefined) return true;
  return (
    GENERIC_NOUNS.has(word) || PLACE_ADJECTIVES.get(word) !== undefined || MASS.test(word) || isUnknown(word)
  );
};

const push = (draft: Draft, relation: string): void => {
  draft.constraints.push({ kind: 'relation', relation, anchors: [], negated: false, inverse: false });
};

const order = (axis: OrderAxis, comparative: boolean, rank = 1) =>
  ({ kind: 'order', axis, rank, comparative, negated: false }) as const;

/** What may follow an adjective that is a noun as well ("light", "orange"): another adjective or a noun. */
const describes = (tokens: Tokens, at: number, vocabulary: Vocabulary): boolean => {
  const word = tokens.words[at];
  if (word === undefined || isPunctuation(word)) return false;
  if (word === 'and')
    return attributeOf(tokens.words[at + 1] ?? '') !== undefined && continues(tokens, at + 2, vocabulary);
  return nounLength(tokens, at, vocabulary) > 0
    ? !PLAIN_VERBS.has(word)
    : attributeOf(word) !== undefined || /^(colored|color|one|ones)$/.test(word);
};

/** "mark 3", "object #5", "number 7", "#12". */
const markAt = (tokens: Tokens, at: number): { mark: number; end: number } | undefined => {
  const word = tokens.words[at];
  const hash = /^#(\d{1,4})$/.exec(word ?? '');
  if (hash) return { mark: Number(hash[1]), end: at + 1 };
  if (!word || !/^(mark|object|number|item|landmark|marker|region|id)$/.test(word)) return undefined;
  let next = at + 1;
  if (/^(number|id|no|mark)$/.test(tokens.words[next] ?? '')) next++;
  const digits = /^#?(\d{1,4})$/.exec(tokens.words[next] ?? '');
  return digits ? { mark: Number(digits[1]), end: next + 1 } : undefined;
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
      if (!continues(tokens, at, vocabulary) && !/^(shaped|colored|sized)$/.test(words[at] ?? '')) break;
      while (/^(shaped|colored|sized)$/.test(words[at] ?? '')) at++;
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
      !(
        PRONOUNS.has(word) &&
        !continues(tokens, at + 1, vocabulary) &&
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
      (continues(tokens, at + 1, vocabulary) ||
        cardinalOf(next ?? '') !== undefined ||
        next === 'one' ||
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
        (DETERMINERS.has(words[at + 1] ?? '') || continues(tokens, at + 1, vocabulary))
      )
        at++;
      continue;
    }
    const superlative = orderOf(word);
    if (superlative && !named) {
      // "closest to the door" is an order phrase, not an adjective.
      if (
        /^(to|from|away|by)$/.test(next ?? '') ||
        (/^(near|far)$/.test(superlative.axis) && !continues(tokens, at + 1, vocabulary))
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
      (continues(tokens, at + 1, vocabulary) ||
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
        : continues(tokens, at + 1, vocabulary) || /^(one|ones|colored|color|and)$/.test(next ?? ''));
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
        continues(tokens, at + 1, vocabulary)
      )
        at++;
      if (
        /^(and|or)$/.test(words[at] ?? '') &&
        attributeOf(words[at + 1] ?? '') &&
        continues(tokens, at + 2, vocabulary)
      )
        at++;
      if (words[at] === ',' && attributeOf(words[at + 1] ?? '') && continues(tokens, at + 2, vocabulary))
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
      if (!determined && !found && !continues(tokens, at + 1, vocabulary)) {
        // A lone unknown word is a name only when it can be one: not an adverb or a participle.
        if (/(ly|ing|ed)$/.test(word)) break;
      }
      if (continues(tokens, at + 1, vocabulary)) draft.modifiers.push(word);
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
