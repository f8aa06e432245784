import type { OrderAxis } from '../../core/spatial/lexicon/orders.ts';

/** Ways to say a relation; the parser reads each back as that relation (a test holds it to that). */
export const RELATION_WORDINGS: Readonly<Record<string, readonly string[]>> = {
  'left of': ['left of', 'to the left of', 'on the left of', 'on the left side of', 'just left of'],
  'right of': ['right of', 'to the right of', 'on the right of', 'on the right side of', 'just right of'],
  'in front of': ['in front of', 'before'],
  behind: ['behind', 'in back of'],
  on: ['on', 'on top of', 'sitting on', 'standing on'],
  under: ['under', 'beneath'],
  above: ['above'],
  below: ['below'],
  over: ['over'],
  'next to': ['next to', 'beside', 'right next to'],
  near: ['near', 'close to'],
  'far from': ['far from', 'far away from'],
  between: ['between', 'in between'],
};

/** Ways that training never says: how much of what is learnt is the wording. */
export const HELD_OUT_WORDINGS: Readonly<Record<string, readonly string[]>> = {
  'left of': ['to the left side of', 'toward the left of'],
  'right of': ['to the right side of', 'toward the right of'],
  'in front of': ['ahead of'],
  behind: ['to the rear of'],
  on: ['resting on', 'placed on'],
  under: ['underneath'],
  above: ['up above'],
  below: ['down below'],
  'next to': ['alongside', 'adjacent to'],
  near: ['nearby', 'in the vicinity of'],
  'far from': ['a long way from'],
  between: ['in the middle of'],
};

interface OrderWording {
  readonly axis: OrderAxis;
  readonly rank: number;
  /** `N` stands for the noun. */
  readonly words: readonly string[];
  /** Measured from another thing, whose name follows. */
  readonly ofAnchor?: true;
}

export const ORDER_WORDINGS: readonly OrderWording[] = [
  {
    axis: 'left',
    rank: 1,
    words: ['leftmost N', 'N on the far left', 'N farthest to the left', 'first N from the left'],
  },
  {
    axis: 'right',
    rank: 1,
    words: ['rightmost N', 'N on the far right', 'N farthest to the right', 'first N from the right'],
  },
  { axis: 'left', rank: 2, words: ['second N from the left', '2nd N from the left'] },
  { axis: 'right', rank: 2, words: ['second N from the right', '2nd N from the right'] },
  { axis: 'left', rank: 3, words: ['third N from the left'] },
  { axis: 'right', rank: 3, words: ['third N from the right'] },
  { axis: 'near', rank: 1, words: ['nearest N', 'closest N', 'N closest to me', 'N nearest to the camera'] },
  {
    axis: 'far',
    rank: 1,
    words: ['farthest N', 'furthest N', 'N farthest away', 'N farthest from the camera'],
  },
  { axis: 'large', rank: 1, words: ['biggest N', 'largest N'] },
  { axis: 'small', rank: 1, words: ['smallest N', 'tiniest N'] },
  { axis: 'tall', rank: 1, words: ['tallest N'] },
  { axis: 'short', rank: 1, words: ['shortest N'] },
  { axis: 'top', rank: 1, words: ['highest N', 'topmost N'] },
  { axis: 'bottom', rank: 1, words: ['lowest N'] },
  { axis: 'near', rank: 1, ofAnchor: true, words: ['N closest to', 'N nearest to', 'N nearest'] },
  {
    axis: 'far',
    rank: 1,
    ofAnchor: true,
    words: ['N farthest from', 'N furthest from', 'N farthest away from'],
  },
];

/** What is asked: `T` stands for the description with its article. */
export const CARRIERS: readonly string[] = [
  'T',
  'T',
  'T',
  'grab T',
  'pick up T',
  'bring me T',
  'where is T',
  'find T',
  'show me T',
  'I need T',
  'go to T',
  'point at T please',
];
