import { cardinalOf, type OrderAxis, orderOf, ordinalOf } from '../../lexicon/orders.ts';
import { compilePhrase } from './phrases.ts';

/** "closest to", "second farthest from": an order that takes an object. */
export interface AnchoredOrder {
  readonly axis: OrderAxis;
  readonly rank: number;
  readonly comparative: boolean;
  readonly end: number;
  readonly takesAnchor: boolean;
}

const NUMBER = '(?:first|second|third|fourth|forth|fifth|sixth|seventh|last|\\d{1,2}(?:st|nd|rd|th))';
const DISTANCE = compilePhrase(
  `(?:~|most )(?:the )?(?:one )?(?:${NUMBER} )?(?:most )?(?:closest|nearest|closer|nearer|farthest|furthest|furtherest|further|farther)(?: away)?(?: ones?(?= (?:to|from) ))?(?: (?:to|from|of|by|away))*`,
);
const DIRECTION_WORD = '(?:left|right|top|bottom|front|back|rear|end|floor|ground|ceiling|door|wall|window)';
const RANK_FROM = compilePhrase(
  `(?:the )?(?:one )?(${NUMBER})(?: (?:one|to|along|over|in|up|down|highest|lowest|shelf))?(?: (?:one|along|over))? (?:from|to|on|of|at|counting from|starting from|in from)(?: (?:the|your|my|its))? (?:far )?(${DIRECTION_WORD})(?: (?:side|to right|to left|to the right|to the left))?(?! of)`,
);
const COUNT_FROM = compilePhrase(
  `(?:counting |starting |going |counted |counts? )*(?:from|starting from|in from) (?:the )?(?:far )?(left|right|top|bottom|front|back)(?: (?:side|most))?(?: (?:to|and going) (?:the )?(?:left|right))?`,
);

const EXTREME = compilePhrase(
  `(?:the )?(?:one )?(?:most |very |all the way )?(?:furthest|farthest|furtherest|far|most|all the way|further|farther|closest|closer|nearest) ?(?:over |away )?(?:to |on |toward |towards |from )?(?:the |your )?(left|right|top|bottom|back|front)(?: (?:side|hand side|end|most|corner|wall))?(?! of (?:the|a|an|this|that|it)(?! (?:two|three|four|five|six|2|3|4|5|6|group|row|bunch|set|line|others?|rest|all)))`,
);

const directionAxis = (word: string): OrderAxis =>
  word === 'left' || word === 'right' || word === 'top' || word === 'front'
    ? word
    : word === 'back' || word === 'rear' || word === 'end'
      ? 'back'
      : word === 'ceiling'
        ? 'top'
        : word === 'bottom' || word === 'floor' || word === 'ground'
          ? 'bottom'
          : 'near';

const match = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

/** "from the left" after a counted noun: the axis to count along. */
export const countAxisAt = (text: string, offset: number): { axis: OrderAxis; end: number } | undefined => {
  const found = match(COUNT_FROM, text, offset);
  return found ? { axis: directionAxis(found[1]!), end: offset + found[0].length } : undefined;
};

/** The order phrase at a character offset, or nothing. */
export const orderPhraseAt = (text: string, offset: number): AnchoredOrder | undefined => {
  const extreme = match(EXTREME, text, offset);
  if (extreme)
    return {
      axis: directionAxis(extreme[1]!),
      rank: 1,
      comparative: false,
      end: offset + extreme[0].length,
      takesAnchor: false,
    };
  const ranked = match(RANK_FROM, text, offset);
  if (ranked && directionAxis(ranked[2]!) !== 'near')
    return {
      axis: directionAxis(ranked[2]!),
      rank: ordinalOf(ranked[1]!) ?? cardinalOf(ranked[1]!) ?? 1,
      comparative: false,
      end: offset + ranked[0].length,
      takesAnchor: false,
    };
  const distance = match(DISTANCE, text, offset);
  if (!distance) return undefined;
  const words = distance[0].split(' ');
  const order = words.map(orderOf).find((found) => found && (found.axis === 'near' || found.axis === 'far'));
  if (!order) return undefined;
  const rank = words.map(ordinalOf).find((value) => value !== undefined) ?? 1;
  return {
    axis: order.axis,
    rank,
    comparative: !order.superlative,
    end: offset + distance[0].length,
    takesAnchor: true,
  };
};
