import { boundAt } from '../measure/boundAt.ts';
import { lengthAt } from '../measure/lengthAt.ts';
import { rangeAt } from '../measure/rangeAt.ts';
import type { Comparison, Quantity } from './Statement.ts';

const COMPARISONS: readonly (readonly [RegExp, Comparison])[] = [
  [/^(?:at least|no less than|not less than|no fewer than)$/, 'atLeast'],
  [/^(?:at most|no more than|not more than|up to|within)$/, 'atMost'],
  [/^(?:more than|over|greater than|farther than|further than)$/, 'moreThan'],
  [/^(?:less than|fewer than|under|closer than)$/, 'lessThan'],
  [/^(?:exactly|only|just|precisely)$/, 'exactly'],
  [/^(?:about|around|roughly|approximately|nearly|almost|some)$/, 'about'],
];
const COMPARE =
  '(?:(at least|at most|no less than|not less than|no fewer than|no more than|not more than|up to|within|more than|over|greater than|farther than|further than|less than|fewer than|under|closer than|exactly|only|just|precisely|about|around|roughly|approximately|nearly|almost) )?';

export const comparisonOf = (words: string | undefined, otherwise: Comparison): Comparison =>
  COMPARISONS.find(([pattern]) => pattern.test(words ?? ''))?.[1] ?? otherwise;

/** What follows the unit, and which quantity it names. Pairs take an anchor after it. */
const OF_ONE: readonly (readonly [RegExp, Quantity])[] = [
  [/^(?:tall|high|in height)$/, 'height'],
  [/^(?:wide|broad|across|in width)$/, 'width'],
  [/^(?:long|in length)$/, 'length'],
  [/^(?:deep|thick|in depth)$/, 'depth'],
  [
    /^(?:(?:away|off|distant)(?: from (?:me|us|you|here|the (?:camera|robot)))?|from (?:me|us|you|here|the (?:camera|robot)))$/,
    'distance',
  ],
];
const OF_TWO: readonly (readonly [RegExp, Quantity])[] = [
  [/^(?:(?:away|apart|distant|off) )?from /, 'distance'],
  [/^(?:to )?(?:the )?left of /, 'left'],
  [/^(?:to )?(?:the )?right of /, 'right'],
  [/^(?:of|to) /, 'distance'],
  [/^in front of /, 'front'],
  [/^behind /, 'behind'],
  [/^(?:above|over) /, 'above'],
  [/^(?:below|under|beneath) /, 'below'],
];

export interface ReadQuantity {
  readonly quantity: Quantity;
  readonly compare: Comparison;
  readonly metres: number;
  readonly upToMetres?: number;
  /** Words of the anchor, where the quantity is of a pair. */
  readonly anchor?: string;
}

const PATTERN = new RegExp(`^${COMPARE}`);

/** "taller than 1 meter": the comparative says of which extent. */
const extentBeyond = (words: string): ReadQuantity | undefined => {
  const bound = boundAt(words, 0);
  const length = bound?.extent === undefined ? undefined : lengthAt(words, bound.end);
  if (!bound || !length || length.end < words.length) return undefined;
  return {
    quantity: bound.extent as Quantity,
    compare: bound.bound === 'least' ? 'moreThan' : 'lessThan',
    metres: length.metres,
  };
};

type Said = Pick<ReadQuantity, 'compare' | 'metres' | 'upToMetres'> & { readonly end: number };

const rangeSaid = (words: string): Said | undefined => {
  const range = rangeAt(words, 0);
  return range && { compare: 'atLeast', metres: range.least, upToMetres: range.most, end: range.end };
};

const lengthSaid = (words: string): Said | undefined => {
  const [opening, compare] = PATTERN.exec(words)!;
  const length = lengthAt(words, opening.length);
  return length && { compare: comparisonOf(compare, 'about'), ...length };
};

/** "more than 2 meters from the door", "1.2 m tall": what is claimed, in metres; undefined for other words. */
export const readQuantity = (words: string): ReadQuantity | undefined => {
  const beyond = extentBeyond(words);
  if (beyond) return beyond;
  const said = rangeSaid(words) ?? lengthSaid(words);
  if (!said) return undefined;
  const { end, ...base } = said;
  const rest = words.slice(end).trim();
  const one = OF_ONE.find(([pattern]) => pattern.test(rest));
  if (one) return { ...base, quantity: one[1] };
  for (const [pattern, quantity] of OF_TWO) {
    const opening = pattern.exec(rest);
    if (opening) return { ...base, quantity, anchor: rest.slice(opening[0].length) };
  }
  return undefined;
};
