import { attributeWords } from '../../lexicon/attributes.ts';
import { FUNCTION_WORDS } from '../../lexicon/functionWords.ts';
import { nounPhrases } from '../../lexicon/nouns.ts';
import { orderWords } from '../../lexicon/orders.ts';
import { COMMON_WORDS } from '../../lexicon/words/commonWords.ts';

const nouns = new Set<string>();
for (const phrase of nounPhrases()) for (const word of phrase.split(' ')) nouns.add(word);

/** Every word that the tables give a meaning. */
export const VOCABULARY: ReadonlySet<string> = new Set([
  ...FUNCTION_WORDS,
  ...nouns,
  ...attributeWords(),
  ...orderWords(),
]);

const common = new Set(COMMON_WORDS);

export const isVocabulary = (word: string): boolean => VOCABULARY.has(word);

/** A word of a noun of the tables. */
export const isNounWord = (word: string): boolean => nouns.has(word);

/** Everyday words beside the tables of meaning. */
export const isCommon = (word: string): boolean => common.has(word);
