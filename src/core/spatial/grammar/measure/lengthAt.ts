import { NUMBER, numberSaid } from './numberSaid.ts';

/** Units of length as people write and say them. */
const LENGTH_UNIT = 'm|meters?|cm|centimeters?|mm|millimeters?|km|feet|foot|ft|inches|inch|yards?';
const METRES_IN: readonly (readonly [RegExp, number])[] = [
  [/^(cm|centi)/, 0.01],
  [/^(mm|milli)/, 0.001],
  [/^km/, 1000],
  [/^f/, 0.3048],
  [/^in/, 0.0254],
  [/^y/, 0.9144],
];

const ABOUT =
  '(?:(?:that|which) (?:is|are) )?(?:(?:located|placed|at|about|around|roughly|approximately|approx|nearly|almost|some|just|only|circa|maybe|exactly) )*';
/** "half a meter", "one and a half meters", "a meter and a half", "1 meters 20 cm", "five foot two". */
const LENGTH = `(${NUMBER})(?:( and a half))? ?(${LENGTH_UNIT})(?:(?<!(?:cm|mm|centimeters?|millimeters?|inch|inches)) (?:and )?(${NUMBER}) ?(cm|centimeters?|inches|inch)|( and a half))?`;
const PATTERN = new RegExp(`${ABOUT}${LENGTH}(?= |$)`, 'y');

const metresIn = (unit: string): number => METRES_IN.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;

/** A length said at a character offset of the normalised text ("about 20 cm", "two meters"), and where it ends. */
export const lengthAt = (text: string, offset: number): { metres: number; end: number } | undefined => {
  PATTERN.lastIndex = offset;
  const found = PATTERN.exec(text);
  if (!found) return undefined;
  const [, amount = '', half, unit = '', more, moreUnit = '', halfAfter] = found;
  const whole = (numberSaid(amount) + (half || halfAfter ? 0.5 : 0)) * metresIn(unit);
  const rest = more === undefined ? 0 : numberSaid(more) * metresIn(moreUnit);
  return { metres: Math.round(1e6 * (whole + rest)) / 1e6, end: PATTERN.lastIndex };
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
