import { GENERIC_NOUNS } from '../../lexicon/functionWords.ts';
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
  const { words } = tokens;
  if (!phrase) {
    // "the foot of the bed" where the part is no noun of the lexicon.
    const part = words[start] === 'the' ? start + 1 : start;
    if (PART.test(words[part] ?? '') && words[part + 1] === 'of')
      return nounPhraseAt(tokens, part + 2, vocabulary);
    return undefined;
  }
  if (words[phrase.end] !== 'of' || phrase.draft.pronoun) return phrase;
  const { head } = phrase.draft;
  const rest = plainPhraseAt(tokens, phrase.end + 1, vocabulary);
  if (!rest || rest.draft.pronoun) return phrase;
  if (head === undefined || PART.test(head) || GENERIC_NOUNS.has(head)) {
    const draft = rest.draft;
    draft.constraints = [...(head === undefined ? phrase.draft.constraints : []), ...draft.constraints];
    if (head === undefined) {
      draft.count = phrase.draft.count ?? draft.count;
      if (phrase.draft.anaphor && !phrase.draft.plural) {
        // "the middle one of the three cups".
        draft.count = undefined;
        draft.plural = false;
      }
    }
    const ordinal = phrase.ordinal ?? rest.ordinal;
    return ordinal === undefined ? { ...rest, draft } : { ...rest, draft, ordinal };
  }
  const contents = rest.draft.head;
  if (contents !== undefined && contents !== 'room')
    phrase.draft.modifiers = [...phrase.draft.modifiers, contents];
  return { ...phrase, end: rest.end };
};
