/** Quantities by which things of one kind can be ordered. Rank 1 has most of it. */
export type OrderAxis =
  | 'left'
  | 'right'
  | 'front'
  | 'back'
  | 'top'
  | 'bottom'
  | 'middle'
  | 'near'
  | 'far'
  | 'large'
  | 'small'
  | 'tall'
  | 'short'
  | 'long'
  | 'narrow'
  | 'thick'
  | 'dark'
  | 'light';

const superlatives: Readonly<Record<string, readonly [OrderAxis, boolean]>> = {};
const put = (axis: OrderAxis, superlative: string, comparative: string): void => {
  const target = superlatives as Record<string, readonly [OrderAxis, boolean]>;
  for (const word of superlative.split(' ').filter(Boolean)) target[word] = [axis, true];
  for (const word of comparative.split(' ').filter(Boolean)) target[word] = [axis, false];
};
put('left', 'leftmost', '');
put('right', 'rightmost', '');
put('top', 'topmost highest uppermost', 'higher upper top');
put('bottom', 'bottommost lowest lowermost', 'lower bottom');
put('near', 'closest nearest', 'closer nearer');
put('far', 'remotest farthest furthest furtherest farthermost furthermost', 'farther further');
put('front', 'frontmost foremost', '');
put('back', 'backmost rearmost', '');
put('large', 'biggest largest widest broadest', 'bigger larger wider');
put('small', 'smallest tiniest littlest', 'smaller');
put('tall', 'tallest', 'taller');
put('short', 'shortest flattest', 'shorter flatter');
put('long', 'longest', 'longer');
put('narrow', 'narrowest thinnest skinniest slimmest', 'narrower thinner slimmer skinnier');
put('thick', 'thickest fattest', 'thicker fatter');
put('dark', 'darkest', 'darker');
put('light', 'lightest brightest', 'lighter brighter');
put('middle', 'middlemost', '');

/** Axis of a comparative or superlative, and whether it is the superlative; undefined for other words. */
export const orderOf = (word: string): { axis: OrderAxis; superlative: boolean } | undefined => {
  const found = Object.hasOwn(superlatives, word) ? superlatives[word] : undefined;
  return found && { axis: found[0], superlative: found[1] };
};

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** 1 for "first", "1st"; -1 for "last"; undefined for words that count nothing. */
export const ordinalOf = (word: string): number | undefined => {
  if (word === 'last' || word === 'final') return -1;
  if (word === 'forth') return 4;
  const digits = /^(\d{1,2})(st|nd|rd|th)$/.exec(word);
  if (digits) return Number(digits[1]);
  const at = ORDINALS.indexOf(word);
  return at >= 0 ? at + 1 : undefined;
};

const CARDINALS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A whole number in digits or in words to twelve; undefined for other words. */
export const cardinalOf = (word: string): number | undefined => {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const at = CARDINALS.indexOf(word);
  return at >= 0 ? at : undefined;
};

export const orderWords = (): string[] => [...Object.keys(superlatives), ...ORDINALS, ...CARDINALS.slice(1)];
