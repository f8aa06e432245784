import { cardinalOf } from '../../lexicon/orders.ts';

const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ONES = 'one|two|three|four|five|six|seven|eight|nine';
const SMALL = `${TEENS.join('|')}|(?:${TENS.join('|')})(?: (?:${ONES}))?|ten|eleven|twelve|${ONES}`;

/** A number as it is written or said: "1.2", "half a", "twenty five", "one point five", "a hundred and twenty". */
export const NUMBER = `\\d+(?:\\.\\d+)?|half an?|(?:an?|one|two) hundred(?:(?: and)? (?:${SMALL}))?|(?:${ONES}|zero) point (?:${ONES}|zero)(?: (?:${ONES}))?|${SMALL}|hundred|an?`;

const wordValue = (word: string): number => {
  const tens = TENS.indexOf(word);
  if (tens >= 0) return 10 * (tens + 2);
  const teens = TEENS.indexOf(word);
  return teens >= 0 ? 13 + teens : (cardinalOf(word) ?? 0);
};

/** The value of words that `NUMBER` matched. */
export const numberSaid = (words: string): number => {
  if (/^\d/.test(words)) return Number(words);
  if (/^half/.test(words)) return 0.5;
  if (/^an?$/.test(words)) return 1;
  const [whole = '', part] = words.split(' point ');
  if (part !== undefined) return wordValue(whole) + Number(`0.${part.split(' ').map(wordValue).join('')}`);
  const [hundreds, rest] = /hundred/.test(words) ? words.split(/ ?hundred ?/) : ['', words];
  const ones = (rest ?? '').split(' ').reduce((sum, word) => sum + wordValue(word), 0);
  return /hundred/.test(words) ? 100 * (wordValue(hundreds!) || 1) + ones : ones;
};
