import { attributeOf } from '../../lexicon/attributes.ts';
import { DETERMINERS, PRONOUNS } from '../../lexicon/functionWords.ts';
import { cardinalOf, orderOf, ordinalOf } from '../../lexicon/orders.ts';
import { isPersonName } from '../../lexicon/words/personNames.ts';

/** What begins a noun phrase beyond doubt, so that the word before it is a verb. */
export const opensPhrase = (word: string | undefined): boolean =>
  word !== undefined &&
  (DETERMINERS.has(word) ||
    PRONOUNS.has(word) ||
    /^(him|her|me|us|another|other|something|anything)$/.test(word) ||
    cardinalOf(word) !== undefined ||
    isPersonName(word));

/** What may begin a noun phrase without an article: "bring red mug". */
export const mayOpenPhrase = (word: string | undefined): boolean =>
  opensPhrase(word) ||
  (word !== undefined &&
    (attributeOf(word) !== undefined || orderOf(word) !== undefined || ordinalOf(word) !== undefined));
