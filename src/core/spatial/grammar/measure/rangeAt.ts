import { lengthAt } from './lengthAt.ts';
import { NUMBER } from './numberSaid.ts';

const OPEN =
  /(?:(?:that|which) (?:is|are) )?(?:(?:about|around|roughly|approximately|somewhere|anywhere|anything|some|maybe) )*(?:(?<joined>(?:within )?between|(?:within )?from|within) (?:(?:about|around|roughly) )?)?/y;
const NEXT = / (?:to|and|or|till|until|up to|through) (?:(?:about|around|roughly) )?/y;
/** "20 30 cm", as "20-30 cm" is left by normalising. */
const DIGITS = / (?=\d)/y;
const BARE = new RegExp(`(?:${NUMBER})(?= |$)`, 'y');
const UNIT = / ?(?:and a half )?([a-z]+)/y;

/** A stretch of lengths, metres. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly end: number;
}

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined => {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
};

/** The unit in words that are one length: "30 cm" in "between 20 and 30 cm". */
const unitOf = (text: string, from: number, end: number): string => {
  const number = matchAt(new RegExp(NUMBER, 'y'), text, from);
  const unit = number && matchAt(UNIT, text.slice(0, end), from + number[0].length);
  return unit?.[1] ?? '';
};

/** The length that stands first: with a unit of its own, or with that of the one behind it. */
const firstAt = (
  text: string,
  offset: number,
): { readonly words: string; readonly end: number } | undefined => {
  const whole = lengthAt(text, offset);
  if (whole) return { words: text.slice(offset, whole.end), end: whole.end };
  const bare = matchAt(BARE, text, offset);
  if (!bare) return undefined;
  const half = matchAt(/ and a half(?= |$)/y, text, offset + bare[0].length);
  const words = bare[0] + (half?.[0] ?? '');
  return { words, end: offset + words.length };
};

/**
 * "between 20 and 30 cm", "from 2 to 3 m", "half a meter to one meter", "20-30 cm" at a character offset of the
 * normalised text; undefined for other words, "between the plates" and a single length among them.
 */
export const rangeAt = (text: string, offset: number): Range | undefined => {
  const open = matchAt(OPEN, text, offset)!;
  const start = offset + open[0].length;
  const first = firstAt(text, start);
  if (!first) return undefined;
  const joined = open.groups!.joined;
  const next =
    matchAt(NEXT, text, first.end) ?? (joined === undefined ? matchAt(DIGITS, text, first.end) : undefined);
  if (
    !next ||
    (joined?.endsWith('between') ?? false) !== next[0].startsWith(' and ') ||
    (joined === 'from' && next[0] === ' or ')
  )
    return undefined;
  const from = first.end + next[0].length;
  const second = lengthAt(text, from);
  if (!second) return undefined;
  const own = lengthAt(first.words, 0);
  const least = own ?? lengthAt(`${first.words} ${unitOf(text, from, second.end)}`, 0);
  if (!least || least.metres >= second.metres) return undefined;
  return { least: least.metres, most: second.metres, end: second.end };
};
