const WORDS =
  `the a an chair table red box second third from left right of behind in front next to between and not that is which on
  under above it them closest farthest to facing window when you enter standing at door looking with without two three
  corner middle room mark 3 object #5 other another one largest smaller tallest lamp couch bottle there are choose pick
  by itself wall floor , . ? ; " ' near within metres of top bottom first last counting side by only same as across`.split(
    /\s+/,
  );
const ODD = [
  '\u0000',
  '\u202e',
  '\u200b',
  '💺',
  'ﬁ',
  'Ж',
  '一',
  '\ud800',
  '../',
  '%s',
  '{{',
  '\\',
  '\n',
  '\t',
  'constructor',
];

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** A random string: words of the grammar, scrambled letters, odd characters or very long runs. */
export const randomExpression = (random: () => number): string => {
  const kind = random();
  const count = 1 + Math.floor(random() * (kind < 0.05 ? 400 : 25));
  const parts: string[] = [];
  for (let i = 0; i < count; i++) {
    const roll = random();
    if (kind > 0.9 && roll < 0.5) parts.push(pick(random, ODD));
    else if (kind > 0.8 && roll < 0.5)
      parts.push(
        Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
          String.fromCharCode(kind > 0.85 ? Math.floor(random() * 65536) : 97 + Math.floor(random() * 26)),
        ).join(''),
      );
    else parts.push(pick(random, WORDS));
  }
  return parts.join(random() < 0.9 ? ' ' : '');
};
