import { attributeOf } from '../../lexicon/attributes.ts';
import { FUNCTION_WORDS, GENERIC_NOUNS, PLAIN_VERBS } from '../../lexicon/functionWords.ts';
import { isPlural, singularPhrase } from '../../lexicon/morphology.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { orderOf, ordinalOf } from '../../lexicon/orders.ts';
import { isPunctuation, type Tokens } from '../words/tokens.ts';

/** What the noun-phrase reader may use besides the lexicon. */
export interface Vocabulary {
  /** Labels of the scene as lower-case phrases. */
  readonly phrases: ReadonlySet<string>;
}

const FUNCTION = new Set(FUNCTION_WORDS);
/** Places said as adjectives, with the relation of the registry that each means. */
export const PLACE_ADJECTIVES = new Map<string, string>(
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
/** Words of the longest compound noun that is looked up. */
const LONGEST_COMPOUND = 4;

/** Words of the longest known noun that starts at a word; 0 when none does. */
export const nounLength = (tokens: Tokens, at: number, vocabulary: Vocabulary): number => {
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
export const isUnknown = (word: string): boolean =>
  /^[\p{L}][\p{L}\p{N}]*$/u.test(word) &&
  word.length > 1 &&
  !FUNCTION.has(word) &&
  !orderOf(word) &&
  !attributeOf(word) &&
  ordinalOf(word) === undefined;

/** Nouns of place and of parts: heads only after a determiner. */
export const MASS =
  /^(room|side|wall|floor|corner|hallway|hall|way|foot|head|area|viewer|camera|row|line|group|portion|section|entrance|edge|end|middle|center|top|bottom|surface|space)$/;

/** Whether a word can go on a noun phrase. */
export const continuesPhrase = (tokens: Tokens, at: number, vocabulary: Vocabulary): boolean => {
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

/** "below that white cabinets can be seen": "that" goes with no plural, so it stands by itself. */
export const standsBeforePlural = (tokens: Tokens, at: number, vocabulary: Vocabulary): boolean => {
  let next = at + 1;
  while (attributeOf(tokens.words[next] ?? '') && nounLength(tokens, next, vocabulary) === 0) next++;
  const length = nounLength(tokens, next, vocabulary);
  if (length === 0) return false;
  const noun = tokens.words[next + length - 1]!;
  return /[^s]s$/.test(noun) && isPlural(noun);
};

/** What may follow an adjective that is a noun as well ("light", "orange"): another adjective or a noun. */
export const describes = (tokens: Tokens, at: number, vocabulary: Vocabulary): boolean => {
  const word = tokens.words[at];
  if (word === undefined || isPunctuation(word)) return false;
  if (word === 'and')
    return (
      attributeOf(tokens.words[at + 1] ?? '') !== undefined && continuesPhrase(tokens, at + 2, vocabulary)
    );
  if (nounLength(tokens, at, vocabulary) > 0) {
    if (word === 'can') return !/^(be|not|also|you|it|i)$/.test(tokens.words[at + 1] ?? '');
    return !PLAIN_VERBS.has(word);
  }
  if (attributeOf(word) !== undefined || /^(colored|color|one|ones)$/.test(word)) return true;
  // "the orange thing", "the orange zibble"; but "the orange rolling away", "the orange nearby".
  return (
    GENERIC_NOUNS.has(word) ||
    (isUnknown(word) && !PLAIN_VERBS.has(word) && !/(ly|ing|ed|by)$|^(up|down|out|away|off|over)$/.test(word))
  );
};

/** "mark 3", "object #5", "number 7", "#12". */
export const markAt = (tokens: Tokens, at: number): { mark: number; end: number } | undefined => {
  const word = tokens.words[at];
  const hash = /^#(\d{1,4})$/.exec(word ?? '');
  if (hash) return { mark: Number(hash[1]), end: at + 1 };
  if (!word || !/^(mark|object|number|item|landmark|marker|region|id)$/.test(word)) return undefined;
  let next = at + 1;
  if (/^(number|id|no|mark)$/.test(tokens.words[next] ?? '')) next++;
  const digits = /^#?(\d{1,4})$/.exec(tokens.words[next] ?? '');
  return digits ? { mark: Number(digits[1]), end: next + 1 } : undefined;
};
