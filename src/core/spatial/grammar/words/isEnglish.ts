import { singular } from '../../lexicon/morphology.ts';
import { ENGLISH_WORDS } from '../../lexicon/words/englishWords.ts';
import { isCommon, isVocabulary } from './vocabulary.ts';

const isBase = (word: string): boolean => isVocabulary(word) || isCommon(word) || ENGLISH_WORDS.has(word);

const ENDINGS = /(?:ing|ed|er|ers|est|ly|s|es)$/;

/** Whether a word is one of English as far as the tables and the usual endings tell. Lower case. */
export const isEnglish = (word: string): boolean => {
  if (isBase(word) || isBase(singular(word)) || /^\d+(?:[.,]\d+)?(?:st|nd|rd|th|m|cm|mm)?$/.test(word))
    return true;
  const stem = word.replace(ENDINGS, '');
  if (stem === word || stem.length < 3) return false;
  const undoubled = stem.replace(/([a-z])\1$/, '$1');
  return [stem, `${stem}e`, undoubled, stem.replace(/i$/, 'y')].some(
    (form) => form.length > 2 && isBase(form),
  );
};
