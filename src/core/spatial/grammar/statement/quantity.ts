import { cardinalOf } from '../../lexicon/orders.ts';
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

const AMOUNT = '(\\d+(?:\\.\\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten)';
const UNIT = '(m|meters?|cm|centimeters?|mm|millimeters?|km|feet|foot|ft|inches|inch|in|yards?)';
const METRES_IN: readonly (readonly [RegExp, number])[] = [
  [/^(cm|centi)/, 0.01],
  [/^(mm|milli)/, 0.001],
  [/^km/, 1000],
  [/^f/, 0.3048],
  [/^in/, 0.0254],
  [/^y/, 0.9144],
];

const metresOf = (amount: string, unit: string): number => {
  const value = /^half/.test(amount)
    ? 0.5
    : /^an?$/.test(amount)
      ? 1
      : (cardinalOf(amount) ?? Number(amount));
  return value * (METRES_IN.find(([pattern]) => pattern.test(unit))?.[1] ?? 1);
};

/** What follows the unit, and which quantity it names. Pairs take an anchor after it. */
const OF_ONE: readonly (readonly [RegExp, Quantity])[] = [
  [/^(?:tall|high|in height)$/, 'height'],
  [/^(?:wide|broad|across|in width)$/, 'width'],
  [/^(?:long|in length)$/, 'length'],
  [/^(?:deep|thick|in depth)$/, 'depth'],
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
  /** Words of the anchor, where the quantity is of a pair. */
  readonly anchor?: string;
}

const PATTERN = new RegExp(`^${COMPARE}${AMOUNT} ?${UNIT} (.+)$`);

/** "more than 2 meters from the door", "1.2 m tall": what is claimed, in metres; undefined for other words. */
export const readQuantity = (words: string): ReadQuantity | undefined => {
  const found = PATTERN.exec(words);
  if (!found) return undefined;
  const [, compare, amount, unit, rest] = found;
  const base = { compare: comparisonOf(compare, 'about'), metres: metresOf(amount!, unit!) };
  const one = OF_ONE.find(([pattern]) => pattern.test(rest!));
  if (one) return { ...base, quantity: one[1] };
  for (const [pattern, quantity] of OF_TWO) {
    const said = pattern.exec(rest!);
    if (said) return { ...base, quantity, anchor: rest!.slice(said[0].length) };
  }
  return undefined;
};
