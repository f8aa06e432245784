import { type OrderAxis, orderOf } from '../../lexicon/orders.ts';
import { type ParseOptions, parse } from '../parse.ts';
import type { Quantity } from '../statement/Statement.ts';
import { BE, pattern } from './asking.ts';
import type { Question } from './Question.ts';

/** Two things, and a quantity between them. */
const PAIRS: readonly (readonly [RegExp, Quantity])[] = [
  [pattern(`how (?:far|close|near)(?: away)? ${BE} it from (.+?) to (.+)`), 'distance'],
  [
    pattern(`how (?:far|close|near|distant)(?: away| apart)? ${BE} (.+?)(?: away)? (?:from|to) (.+)`),
    'distance',
  ],
  [pattern(`how far(?: apart)? ${BE} (.+?) and (.+?)(?: apart| from each other)?`), 'distance'],
  [pattern(`how far apart ${BE} (.+?) and (.+)`), 'distance'],
  [
    pattern(
      `(?:what ${BE} |measure )?(?:the )?(?:distance|gap|space) (?:between|from) (.+?) (?:and|to) (.+)`,
    ),
    'distance',
  ],
  [pattern(`how (?:far|much)(?: to the)? left of (.+?) ${BE} (.+)`), 'left'],
  [pattern(`how (?:far|much)(?: to the)? right of (.+?) ${BE} (.+)`), 'right'],
  [pattern(`how (?:far|much) behind (.+?) ${BE} (.+)`), 'behind'],
  [pattern(`how (?:far|much) in front of (.+?) ${BE} (.+)`), 'front'],
  [pattern(`how (?:far|high|much) (?:above|over) (.+?) ${BE} (.+)`), 'above'],
  [pattern(`how (?:far|low|much) (?:below|under) (.+?) ${BE} (.+)`), 'below'],
  [pattern(`how (?:far|much) higher ${BE} (.+?) than (.+)`), 'above'],
  [pattern(`how (?:far|much) lower ${BE} (.+?) than (.+)`), 'below'],
  [pattern(`how (?:far|high|much) ${BE} (.+?) above (.+)`), 'above'],
  [pattern(`how (?:far|low|much) ${BE} (.+?) below (.+)`), 'below'],
];
/** Those that name the anchor first. */
const ANCHOR_FIRST = /^(?:left|right|behind|front|above|below)$/;
const NAMED_FIRST = /how (?:far|high|low|much)(?: higher| lower)? (?:is|are|was|were) /;

const DIMENSIONS: readonly (readonly [string, string, Quantity])[] = [
  ['tall|high', 'height', 'height'],
  ['wide|broad', 'width', 'width'],
  ['long', 'length', 'length'],
  ['deep|thick', 'depth|thickness', 'depth'],
  ['big|large|small', 'size', 'size'],
];
const SINGLES: readonly (readonly [RegExp, Quantity])[] = [
  ...DIMENSIONS.flatMap(([adjectives, nouns, quantity]): (readonly [RegExp, Quantity])[] => [
    [pattern(`how (?:${adjectives}) ${BE} (.+)`), quantity],
    [pattern(`(?:what ${BE} |measure )(?:the )?(?:${nouns}) of (.+)`), quantity],
  ]),
  [
    pattern(
      `how (?:far|distant)(?: away)? ${BE} (.+?)(?: away)?(?: from (?:me|us|you|here|the camera|the robot))?`,
    ),
    'distance',
  ],
  [pattern(`(?:what ${BE} )?(?:the )?distance (?:to|of) (.+)`), 'distance'],
];
const TO_SELF = /^(?:me|us|you|here|the camera|the robot)$/;

/** "how far apart are the two mugs": a distance within what is named. */
const BETWEEN: readonly RegExp[] = [
  pattern(
    'how (?:far|close|near)(?: apart)? (?:are|is) (?:both |the )?(?:the )?(?:two )?([a-z ]+?)(?: apart| from (?:each other|one another))?',
  ),
  pattern(
    '(?:what is |measure )?(?:the )?(?:distance|gap|space) between (?:both |the )(?:the )?(?:two )?([a-z ]+)',
  ),
];

const betweenOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const form of BETWEEN) {
    const said = form.exec(words)?.[1];
    if (said === undefined || / (?:and|from|to|away) /.test(` ${said} `)) continue;
    const { target } = parse(`the ${said}`, options);
    if (target.plural) return { kind: 'measure', quantity: 'distance', subject: target, within: true };
  }
  return undefined;
};

const EXTENTS: Readonly<Partial<Record<OrderAxis, Quantity>>> = {
  tall: 'height',
  short: 'height',
  long: 'length',
  narrow: 'width',
};
const MUCH = pattern(`how much (\\w+) ${BE} (.+?) than (.+)`);

/** "how much taller is the lamp than the table". */
const differenceOf = (words: string, options: ParseOptions): Question | undefined => {
  const found = MUCH.exec(words);
  const [, order = '', subject = '', than = ''] = found ?? [];
  const axis = orderOf(order)?.axis;
  const quantity = /^(?:wider|broader)$/.test(order)
    ? 'width'
    : order === 'deeper'
      ? 'depth'
      : axis && EXTENTS[axis];
  if (!found || !quantity) return undefined;
  return {
    kind: 'measure',
    quantity,
    subject: parse(subject, options).target,
    than: parse(than, options).target,
    isLess: /^(?:short|narrow)$/.test(axis ?? ''),
  };
};

const pairOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const [form, quantity] of PAIRS) {
    const found = form.exec(words);
    if (!found) continue;
    const turned = ANCHOR_FIRST.test(quantity) && !NAMED_FIRST.test(words);
    const [subject, anchor] = turned ? [found[2]!, found[1]!] : [found[1]!, found[2]!];
    if (TO_SELF.test(anchor)) return { kind: 'measure', quantity, subject: parse(subject, options).target };
    return {
      kind: 'measure',
      quantity,
      subject: parse(subject, options).target,
      anchor: parse(anchor, options).target,
    };
  }
  return undefined;
};

const singleOf = (words: string, options: ParseOptions): Question | undefined => {
  for (const [form, quantity] of SINGLES) {
    const found = form.exec(words);
    if (found) return { kind: 'measure', quantity, subject: parse(found[1]!, options).target };
  }
  return undefined;
};

/** A question of metres: of one thing, of a pair, or of how much one exceeds another; undefined for other words. */
export const measureIn = (words: string, options: ParseOptions): Question | undefined =>
  differenceOf(words, options) ??
  betweenOf(words, options) ??
  pairOf(words, options) ??
  singleOf(words, options);
