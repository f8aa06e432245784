import { isPunctuation, type Tokens } from '../words/tokens.ts';
import { type NounPhrase, NounReader, type Step } from './NounReader.ts';
import type { Vocabulary } from './nounWords.ts';
import { COUNTING } from './readCounting.ts';
import { readAttribute, readContainer, readPlace } from './readDescribing.ts';
import { NAMING } from './readName.ts';
import { OPENING, readMarked } from './readOpening.ts';

export type { NounPhrase } from './NounReader.ts';
export type { Vocabulary } from './nounWords.ts';

/** Steps that read only before the head. */
const BEFORE_NAME: readonly ((reader: NounReader) => Step)[] = [...OPENING, ...COUNTING, readPlace];
/** Steps in the order in which they may claim a word. */
const UNNAMED = [...BEFORE_NAME, readAttribute, readContainer, ...NAMING];
const NAMED = [readMarked, readAttribute, ...NAMING];

const step = (reader: NounReader): Step => {
  for (const read of reader.named ? NAMED : UNNAMED) {
    const result = read(reader);
    if (result !== 'pass') return result;
  }
  return 'stop';
};

/** Reads the noun phrase that starts at a word, or nothing. Never looks past punctuation. */
export const nounPhraseAt = (
  tokens: Tokens,
  start: number,
  vocabulary: Vocabulary,
): NounPhrase | undefined => {
  const reader = new NounReader(tokens, start, vocabulary);
  while (reader.at < tokens.words.length && !isPunctuation(tokens.words[reader.at])) {
    const result = step(reader);
    if (typeof result !== 'string') return result;
    if (result !== 'read') break;
  }
  return reader.finish();
};
