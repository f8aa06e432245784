import { GENERIC_NOUNS } from '../../lexicon/functionWords.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { type NounPhrase, nounPhraseAt as plainPhraseAt, type Vocabulary } from '../noun/nounPhrase.ts';
import type { Tokens } from '../words/tokens.ts';

/** Parts that are as good as the whole they belong to, for where something is. */
const PART =
  /^(foot|head|side|end|edge|top|bottom|front|back|rear|corner|base|middle|center|surface|part|portion|area|leg|legs|direction|line|row|group|set|half|rest|section|left|right|wall|inside|outside|entrance|tip|rim|arm|leg|armrest|handle|backrest|level|tier|layer|quarter)$/;

/**
 * Reads a noun phrase with its "of": a part stands for its whole ("the foot of the bed" is the bed), a group for its
 * members ("one of the chairs"), and contents narrow ("box of crackers").
 */
export const nounPhraseAt = (
  tokens: Tokens,
  start: number,
  vocabulary: Vocabulary,
): NounPhrase | undefined => {
  const phrase = plainPhraseAt(tokens, start, vocabulary);
  if (!phrase) return wholeOfUnknownPart(tokens, start, vocabulary);
  if (tokens.words[phrase.end] !== 'of' || phrase.draft.pronoun) return phrase;
  const { head } = phrase.draft;
  const rest = plainPhraseAt(tokens, phrase.end + 1, vocabulary);
  if (!rest || rest.draft.pronoun) return phrase;
  if (head === undefined || PART.test(head) || GENERIC_NOUNS.has(head)) return asWhole(phrase, rest);
  const contents = rest.draft.head;
  if (contents !== undefined && isOwner(tokens, phrase.end + 1, `${contents} ${head}`, vocabulary)) {
    // "the screen of the laptop": of all screens the one that it has.
    phrase.draft.constraints.push({
      kind: 'relation',
      relation: 'at',
      anchors: [rest.draft],
      negated: false,
      inverse: false,
    });
    return { ...phrase, end: rest.end };
  }
  if (contents !== undefined && contents !== 'room')
    phrase.draft.modifiers = [...phrase.draft.modifiers, contents];
  return { ...phrase, end: rest.end };
};

/** "of the laptop": what something belongs to, where no name is made of the two. */
const isOwner = ({ words }: Tokens, at: number, compound: string, { phrases }: Vocabulary): boolean =>
  /^(?:the|my|your|that|this|his|her|their|our)$/.test(words[at]!) &&
  !phrases.has(compound) &&
  !isKnownNoun(compound);

/** "the foot of the bed" where the part is no noun of the lexicon. */
const wholeOfUnknownPart = (
  tokens: Tokens,
  start: number,
  vocabulary: Vocabulary,
): NounPhrase | undefined => {
  const { words } = tokens;
  const part = words[start] === 'the' ? start + 1 : start;
  return PART.test(words[part] ?? '') && words[part + 1] === 'of'
    ? nounPhraseAt(tokens, part + 2, vocabulary)
    : undefined;
};

/** The whole that a part belongs to, or the members of a group, with what was said of the part or group. */
const asWhole = (part: NounPhrase, whole: NounPhrase): NounPhrase => {
  const { draft } = whole;
  if (part.draft.head === undefined) {
    draft.constraints = [...part.draft.constraints, ...draft.constraints];
    draft.count = part.draft.count ?? draft.count;
    draft.several = part.draft.several ?? draft.several;
    if (part.draft.anaphor && !part.draft.plural) {
      // "the middle one of the three cups".
      draft.count = undefined;
      draft.several = undefined;
      draft.plural = false;
    }
  }
  const ordinal = part.ordinal ?? whole.ordinal;
  return ordinal === undefined ? whole : { ...whole, ordinal };
};
