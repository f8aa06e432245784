import type { Alike } from './Statement.ts';

const NOUN = '(color|colored|size|sized|height|width|length)s?';
const ROUGHLY =
  '(?:(?:all|both|of|in|about|roughly|nearly|almost|exactly|approximately|just|pretty much|the|a|an|quite|very) )*';
const EACH_OTHER = '(?: (?:as|from|to|than) (?:each other|one another))?';
const SAME = new RegExp(`^${ROUGHLY}(?:same|equal|identical|matching) (?:in )?${NOUN}${EACH_OTHER}$`);
const IN_QUALITY = new RegExp(`^${ROUGHLY}(?:alike|equal|identical|similar) in ${NOUN}${EACH_OTHER}$`);
const EQUALLY =
  /^(?:all |both )?(?:equally (tall|high|big|large|wide|long)|(?:just )?as (tall|high|big|large|wide|long) as (?:each other|one another))$/;
const DIFFERENT = new RegExp(
  `^${ROUGHLY}(?:different|differing|various|differently|unequal|not the same) (?:in )?${NOUN}${EACH_OTHER}$`,
);

const BY: readonly (readonly [RegExp, Alike['by']])[] = [
  [/^color/, 'colour'],
  [/^(?:size|big|large)/, 'size'],
  [/^(?:height|tall|high)/, 'height'],
  [/^(?:width|length|wide|long)/, 'length'],
];

const quality = (word: string): Alike['by'] => BY.find(([pattern]) => pattern.test(word))![1];

/** "the same color", "equally tall", "of different sizes": what several things are said to share, or not; undefined for other words. */
export const alikeIn = (said: string): Alike | undefined => {
  const same = SAME.exec(said) ?? IN_QUALITY.exec(said) ?? EQUALLY.exec(said);
  const word = same?.[1] ?? same?.[2];
  if (word !== undefined) return { by: quality(word), differ: false };
  const different = DIFFERENT.exec(said)?.[1];
  return different === undefined ? undefined : { by: quality(different), differ: true };
};
