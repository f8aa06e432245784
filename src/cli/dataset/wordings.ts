import type { OrderAxis } from '../../core/spatial/lexicon/orders.ts';

/** Ways to say a relation; the parser reads each back as that relation (a test holds it to that). */
export const RELATION_WORDINGS: Readonly<Record<string, readonly string[]>> = {
  'left of': [
    ...['left of', 'to the left of', 'on the left of', 'on the left side of', 'just left of'],
    ...['at the left of', 'on the left hand side of', 'directly left of', 'just to the left of', 'left from'],
  ],
  'right of': [
    ...['right of', 'to the right of', 'on the right of', 'on the right side of', 'just right of'],
    ...['at the right of', 'on the right hand side of', 'directly right of', 'just to the right of'],
  ],
  'in front of': [
    ...['in front of', 'before', 'directly in front of', 'right in front of', 'just in front of'],
    ...['at the front of', 'in the front of'],
  ],
  behind: [
    'behind',
    'in back of',
    'directly behind',
    'right behind',
    'just behind',
    'at the back of',
    'beyond',
  ],
  on: [
    ...['on', 'on top of', 'sitting on', 'standing on', 'upon', 'atop', 'lying on', 'on the top of'],
    ...['located on', 'set on', 'on the surface of'],
  ],
  under: ['under', 'beneath', 'right under', 'directly under', 'right beneath', 'lying under'],
  above: ['above', 'right above', 'directly above', 'just above'],
  below: ['below', 'right below', 'directly below', 'just below'],
  over: ['over', 'right over', 'directly over', 'hanging over'],
  'next to': [
    ...['next to', 'beside', 'right next to', 'right beside', 'directly next to', 'by the side of'],
    ...['at the side of', 'standing next to', 'standing beside', 'side by side with', 'to the side of'],
  ],
  near: [
    'near',
    'close to',
    'by',
    'close by',
    'near to',
    'around',
    'very near',
    'very close to',
    'located near',
  ],
  'far from': ['far from', 'far away from', 'away from', 'well away from', 'very far from', 'not close to'],
  between: [
    ...['between', 'in between', 'right between', 'halfway between', 'standing between', 'located between'],
    ...['in the space between', 'sandwiched between'],
  ],
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
    words: [
      ...['leftmost N', 'N on the far left', 'N farthest to the left', 'first N from the left'],
      ...['N furthest left', 'left most N'],
    ],
  },
  {
    axis: 'right',
    rank: 1,
    words: [
      ...['rightmost N', 'N on the far right', 'N farthest to the right', 'first N from the right'],
      ...['N furthest right', 'right most N'],
    ],
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
  'could you get me T',
  'give me T',
  'look for T',
  'can you see T',
  'I want T',
  'move to T',
  'please take T',
];
