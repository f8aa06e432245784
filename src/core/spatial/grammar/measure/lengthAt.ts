import { cardinalOf } from '../../lexicon/orders.ts';

const AMOUNT =
  '(\\d+(?:\\.\\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|hundred)(?:( and a half))?';
const UNIT = '(m|meters?|cm|centimeters?|mm|millimeters?|feet|foot|ft|inches|inch|yards?)( and a half)?';
const METRES_IN: readonly (readonly [RegExp, number])[] = [
  [/^(cm|centi)/, 0.01],
  [/^(mm|milli)/, 0.001],
  [/^f/, 0.3048],
  [/^in/, 0.0254],
  [/^y/, 0.9144],
];
const TENS: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  eighty: 80,
  hundred: 100,
};
const PATTERN = new RegExp(
  `(?:(?:that|which) (?:is|are) )?(?:(?:located|placed|at|about|around|roughly|approximately|approx|nearly|almost|some|just|only|circa|maybe) )*${AMOUNT} ?${UNIT}(?= |$)`,
  'y',
);

/** A length said at a character offset of the normalised text ("about 20 cm", "two meters"), and where it ends. */
export const lengthAt = (text: string, offset: number): { metres: number; end: number } | undefined => {
  PATTERN.lastIndex = offset;
  const found = PATTERN.exec(text);
  if (!found) return undefined;
  const [, amount = '', half, unit = '', halfAfter] = found;
  const number = /^half/.test(amount)
    ? 0.5
    : /^an?$/.test(amount)
      ? 1
      : (TENS[amount] ?? cardinalOf(amount) ?? Number(amount));
  const scale = METRES_IN.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
  return { metres: (number + (half || halfAfter ? 0.5 : 0)) * scale, end: PATTERN.lastIndex };
};

const QUANTITIES: readonly (readonly [RegExp, string])[] = [
  [/^ (?:tall|high|in height)(?= |$)/, 'height'],
  [/^ (?:wide|broad|across|in width|in diameter)(?= |$)/, 'width'],
  [/^ (?:long|in length)(?= |$)/, 'length'],
  [/^ (?:deep|thick|in depth)(?= |$)/, 'depth'],
  [/^ (?:big|large|in size)(?= |$)/, 'size'],
];

/** The extent that a length speaks of ("tall"), and where its word ends. */
export const quantityAt = (text: string, offset: number): { quantity: string; end: number } | undefined => {
  const rest = text.slice(offset);
  for (const [pattern, quantity] of QUANTITIES) {
    const found = pattern.exec(rest);
    if (found) return { quantity, end: offset + found[0].length };
  }
  return undefined;
};
