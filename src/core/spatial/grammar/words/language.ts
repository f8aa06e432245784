import { languagesOf, SCRIPTS } from '../../lexicon/words/foreignWords.ts';
import { isEnglish } from './isEnglish.ts';
import { isPunctuation } from './isPunctuation.ts';
import { correctSpelling } from './spelling.ts';

/** What the words of an expression tell about its language. */
export interface LanguageGuess {
  readonly isEnglish: boolean;
  /** Named where script or small words tell. */
  readonly language?: string;
}

/** Below this share of English among the words, and no word of the scene's own, nothing is read. */
const LEAST_ENGLISH = 0.5;

const ENGLISH: LanguageGuess = { isEnglish: true };

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øł]/g, (letter) => (letter === 'ø' ? 'o' : 'l'))
    .replace(/ı/g, 'i');

/** The language whose small words most of the words are, and how many. */
const likeliest = (words: readonly string[]): { readonly language?: string; readonly hits: number } => {
  const hits = new Map<string, number>();
  for (const word of words)
    for (const language of languagesOf(plain(word))) hits.set(language, (hits.get(language) ?? 0) + 1);
  let best: { language?: string; hits: number } = { hits: 0 };
  for (const [language, count] of hits) if (count > best.hits) best = { language, hits: count };
  return best;
};

/**
 * Whether an expression's words, as they were typed, are English or names of the scene; and which language they are
 * in, where that can be told. One odd word among English ones is a name, not a language.
 *
 * @param known words of the scene's labels
 */
export const guessLanguage = (words: readonly string[], known?: ReadonlySet<string>): LanguageGuess => {
  const spoken = words.filter((word) => !isPunctuation(word) && /\p{L}/u.test(word));
  if (spoken.length === 0) return ENGLISH;
  for (const [script, language] of SCRIPTS)
    if (spoken.some((word) => script.test(word) && !known?.has(word))) return { isEnglish: false, language };
  const { language, hits } = likeliest(spoken);
  const named = language === undefined ? {} : { language };
  // "the yelow boul": no other language has that article, so words near ours are ours misspelt.
  const isMistyped = (word: string): boolean =>
    hits === 0 && spoken.includes('the') && correctSpelling(word, known) !== word;
  const isOurs = (word: string): boolean => known?.has(word) === true || isEnglish(word) || isMistyped(word);
  const english = spoken.filter(isOurs);
  if (english.length === spoken.length) return ENGLISH;
  // Words that are small words of the other language too ("die", "me") say little beside one that is not English.
  const own = english.filter(
    (word) => known?.has(word) || !languagesOf(plain(word)).includes(language ?? ''),
  );
  if (hits > own.length) return { isEnglish: false, ...named };
  if (english.length < LEAST_ENGLISH * spoken.length && spoken.length > 1)
    return { isEnglish: false, ...named };
  return ENGLISH;
};
