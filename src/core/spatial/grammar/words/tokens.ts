import { attributeOf } from '../../lexicon/attributes.ts';
import { DETERMINERS } from '../../lexicon/functionWords.ts';
import { singular } from '../../lexicon/morphology.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { normalise } from './normalise.ts';
import { correctSpelling, type WordRole } from './spelling.ts';

export { isPunctuation } from './isPunctuation.ts';

/** A normalised expression cut into words; `starts[i]` is the character offset of word i in `text`. */
export interface Tokens {
  readonly text: string;
  readonly words: readonly string[];
  readonly starts: readonly number[];
}

/** Words looked at; the rest is dropped, so that time stays bounded. */
const MAX_WORDS = 100;

const isNamed = (word: string | undefined): boolean => word !== undefined && isKnownNoun(singular(word));

/** What a word must be between its neighbours; undefined where they do not tell. */
const roleAt = (words: readonly string[], at: number): WordRole | undefined => {
  const [before, after] = [words[at - 1], words[at + 1]];
  const opened = before !== undefined && (DETERMINERS.has(before) || attributeOf(before) !== undefined);
  if (isNamed(after) || /^(one|ones|thing|things|object|item|and)$/.test(after ?? '')) return 'adjective';
  if (attributeOf(after ?? '')) return opened ? 'adjective' : undefined;
  return opened ? 'noun' : undefined;
};

/** Normalised words as they were typed. */
export const typedWords = (expression: string): readonly string[] =>
  normalise(expression)
    .split(' ')
    .filter((word) => word.length > 0)
    .slice(0, MAX_WORDS);

/** Normalises, corrects the spelling against the lexicon and `known` words, and cuts into words. */
export const tokenise = (expression: string, known?: ReadonlySet<string>): Tokens =>
  correctWords(typedWords(expression), known);

/** Corrects the spelling of words as they were typed. */
export const correctWords = (typed: readonly string[], known?: ReadonlySet<string>): Tokens =>
  joinWords(typed.map((word, at, all) => correctSpelling(word.slice(0, 40), known, roleAt(all, at))));

/** The words from one index to before another, by themselves. */
export const partOf = ({ words }: Tokens, from: number, end: number): Tokens =>
  joinWords(words.slice(from, end));

/** Words that are read already as tokens of their own. */
export const joinWords = (words: readonly string[]): Tokens => {
  const starts: number[] = [];
  let offset = 0;
  for (const word of words) {
    starts.push(offset);
    offset += word.length + 1;
  }
  return { text: words.join(' '), words, starts };
};

/** Index of the word that starts at or after a character offset. */
export const wordAt = (tokens: Tokens, offset: number): number => {
  let index = 0;
  while (index < tokens.words.length && tokens.starts[index]! < offset) index++;
  return index;
};
