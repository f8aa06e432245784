import { isPairNoun, isPlural } from '../lexicon/morphology.ts';

/** Only look like plurals. */
const NO_PLURAL = /^(?:thermos|atlas|canvas|gas|lens|series|cosmos|chaos|pancreas|christmas)$/;

/** Whether a noun, or the last word of a compound, takes "are". */
export const isManyNoun = (noun: string): boolean => {
  const last = noun.split(' ').at(-1)!;
  return isPairNoun(last) || (!NO_PLURAL.test(last) && isPlural(last));
};

/** Spelt with a vowel and said without one, and the other way round. */
const SAID_WITH_CONSONANT = /^(?:uni(?!n|m|d)|use|usual|usb|u-|ukulele|utensil|ewe|eu|one\b|once\b)/;
const SAID_WITH_VOWEL = /^(?:[aeio]|u|hour|honest|heir|hono[u]?r|x-?ray|l-?shaped|s-?shaped|mp3|8|11|18|80)/;

/** "a mug", "an orange", "a unicycle", "an hourglass"; a plural takes no article. */
export const withArticle = (noun: string, many: boolean): string => {
  if (many) return noun;
  const said = noun.toLowerCase();
  return `${!SAID_WITH_CONSONANT.test(said) && SAID_WITH_VOWEL.test(said) ? 'an' : 'a'} ${noun}`;
};

const MANY: Readonly<Record<string, string>> = { is: 'are', has: 'have', lies: 'lie' };

/** A verb of the third person for one or for many. */
export const verbFor = (verb: string, many: boolean): string =>
  many ? (MANY[verb] ?? verb.replace(/s$/, '')) : verb;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
