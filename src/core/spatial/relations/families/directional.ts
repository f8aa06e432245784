import {
  aheadOffset,
  boxGap,
  breadth,
  centreX,
  centreY,
  halfAlong,
  longest,
  rightOffset,
  width as widthOf,
} from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { View } from '../../scene/View.ts';
import {
  familyOf,
  type RelationInput,
  type RelationSpec,
  type Truth,
  type TruthInput,
} from '../RelationSpec.ts';

// Degrees, with long tails.

/** Offset at which left and right are told apart with confidence 0.73, metres. */
const SIDE_WIDTH_METRES = 0.12;
/** Off the axis by this many times the offset along it, the score has fallen to 1/e. */
const CONE_RATIO = 0.6;
/** Directions are said of things nearby: 1/e at this gap, metres. */
const DIRECTION_REACH_METRES = 2.5;

/**
 * Among measured things, mugs as well as sofas, sides are told apart on the scale of the two themselves: this share of
 * their longest sides, between these metres.
 */
const SIDE_SIZE_SHARE = 0.15;
const SIDE_LEAST_METRES = 0.015;
/** Who looks at one view says left and right of what is farther back too. */
const SEEN_CONE_RATIO = 1.4;

const sideWidth = (f: SceneGeometry, a: number, b: number): number =>
  f.measurement.sidesByLength
    ? Math.min(
        SIDE_WIDTH_METRES,
        Math.max(SIDE_LEAST_METRES, (SIDE_SIZE_SHARE * (longest(f, a) + longest(f, b))) / 2),
      )
    : SIDE_WIDTH_METRES;

/** How well an offset along an axis beats the offset across it. `width` is the offset of confidence 0.73, metres. */
const cone = (along: number, across: number, width: number, ratio: number): number => {
  const least = (0.2 * width) / SIDE_WIDTH_METRES;
  return sigmoid(along, 0, width) * expDecay(Math.abs(across) / Math.max(least, along), ratio);
};

const sideways = (input: RelationInput, sign: 1 | -1): number => {
  const { frame, subject, anchors, view } = input;
  const anchor = anchors[0]!;
  const along = sign * rightOffset(frame, subject, anchor, view);
  const across = frame.planar
    ? 0.3 * aheadOffset(frame, subject, anchor, view)
    : aheadOffset(frame, subject, anchor, view);
  const reach = expDecay(boxGap(frame, subject, anchor), DIRECTION_REACH_METRES);
  const width = sideWidth(frame, subject, anchor);
  const ratio = frame.measurement.oneView || view.position ? SEEN_CONE_RATIO : CONE_RATIO;
  return (
    cone(along, Math.max(0, Math.abs(across) - halfAlong(frame, anchor, view.forward)), width, ratio) * reach
  );
};

/** Front known: the side it points to; else nearer to the viewer. `sign` 1 is in front, -1 behind. */
const lengthways = (input: RelationInput, sign: 1 | -1): number => {
  const { frame, subject, anchors, view } = input;
  const anchor = anchors[0]!;
  const along = -sign * aheadOffset(frame, subject, anchor, view);
  const across = rightOffset(frame, subject, anchor, view);
  const reach = expDecay(boxGap(frame, subject, anchor), DIRECTION_REACH_METRES);
  const width = sideWidth(frame, subject, anchor);
  return (
    cone(along, Math.max(0, Math.abs(across) - halfAlong(frame, anchor, view.right)), width, CONE_RATIO) *
    reach
  );
};

const metres = (value: number): string => `${Math.abs(value).toFixed(2)} m`;

const measuredSide = ({ frame, subject, anchors, view }: RelationInput): string => {
  const offset = rightOffset(frame, subject, anchors[0]!, view);
  return `${metres(offset)} to the ${offset < 0 ? 'left' : 'right'}`;
};

const measuredDepth = ({ frame, subject, anchors, view }: RelationInput): string => {
  const offset = aheadOffset(frame, subject, anchors[0]!, view);
  return `${metres(offset)} ${offset < 0 ? 'nearer' : 'farther'}`;
};

// Verdicts, in crisp margins.

/** An offset is clear beyond this share of the mean extent of the two. */
const CLEAR_SHARE = 0.08;
/** So many times farther across than along, and hardly anybody says left or right of it. */
const CROOKED_RATIO = 4;
/** What is left of the certainty of a crooked direction. */
const CROOKED_TRUST = 0.3;
/** A vertical line of things: no direction on the ground between them, metres. */
const PLUMB_METRES = 0.02;

/** Offset along an axis against the offset across it; falls in doubt when crooked, never into the opposite. */
const clearlyAlong = (input: TruthInput, offset: number, across: number): number => {
  const { frame, subject, anchors } = input;
  const anchor = anchors[0]!;
  const extent =
    (widthOf(frame, subject) + breadth(frame, subject) + widthOf(frame, anchor) + breadth(frame, anchor)) / 4;
  const probability = sigmoid(
    offset,
    0,
    Math.max(frame.measurement.surfaceNoiseMetres, CLEAR_SHARE * extent),
  );
  if (probability <= 0.5 || frame.planar) return probability;
  const ratio = Math.abs(across) / Math.max(1e-6, offset);
  const trust = 1 - (1 - CROOKED_TRUST) * sigmoid(ratio, CROOKED_RATIO, 0.5);
  return 0.5 + (probability - 0.5) * trust;
};

/** Offset to the viewer's right, metres at the mean distance of the two: the same from either end but for its sign. */
const toTheRight = ({ frame, subject, anchors }: TruthInput, view: View): number =>
  (rightOffset(frame, subject, anchors[0]!, view) - rightOffset(frame, anchors[0]!, subject, view)) / 2;

const plumb = ({ frame: f, subject, anchors }: TruthInput): boolean =>
  Math.hypot(centreX(f, subject) - centreX(f, anchors[0]!), centreY(f, subject) - centreY(f, anchors[0]!)) <
  PLUMB_METRES;

/** By the viewer's axes: nearer is in front, farther is behind. Unknown without a viewer. */
const byView =
  (offsets: (input: TruthInput, view: View) => readonly [along: number, across: number]): Truth =>
  (input) => {
    const { frame, view } = input;
    if (!view) return undefined;
    if (!frame.planar && plumb(input)) return 0.25;
    return clearlyAlong(input, ...offsets(input, view));
  };

const depthOffset = ({ frame, subject, anchors }: TruthInput, view: View): number =>
  aheadOffset(frame, subject, anchors[0]!, view);

const isSideways = (sign: 1 | -1): Truth =>
  byView((input, view) => [sign * toTheRight(input, view), depthOffset(input, view)]);

/** `sign` 1 is in front, -1 behind. */
const isLengthways = (sign: 1 | -1): Truth =>
  byView((input, view) => [-sign * depthOffset(input, view), toTheRight(input, view)]);

const HAND = '(?: side| end| edge| part| portion| half)?';
const sidePhrases = (side: string): string[] => [
  `~(?:to|on|at|toward|towards|off to|in|from|by|and)? ?@(?:far |immediate |very |direct |most |lower |upper |top |bottom |back |front |rear |slight )*${side}${HAND} (?:of|from|to|off)`,
  `~${side} of`,
  `~${side}${HAND} (?:of|from)`,
];

/** What all directions share. */
const DIRECTION = { arity: 1, firm: true, countedFromAnchor: true, transitive: true } as const;

const side = (family: 'left' | 'right', converse: 'left' | 'right', sign: 1 | -1): readonly RelationSpec[] =>
  familyOf(
    {
      ...DIRECTION,
      family,
      viewPurpose: 'side',
      inImage: 'told',
      region: `on the ${family}`,
      excludes: [converse],
      converseFamily: converse,
      score: (input) => sideways(input, sign),
      truth: isSideways(sign),
      measured: measuredSide,
    },
    [
      {
        name: `at the ${family} side of`,
        phrases: [`at @${family} side of`],
        converse: `at the ${converse} side of`,
      },
      {
        name: `${family} of`,
        phrases: sidePhrases(family),
        converse: `${converse} of`,
        telling: { words: `is to the ${family} of`, weight: 0.8 },
      },
    ],
  );

const FRONT = familyOf(
  {
    ...DIRECTION,
    family: 'front',
    viewPurpose: 'depth',
    region: 'at the front',
    ofSelf: 'near',
    excludes: ['behind'],
    converseFamily: 'behind',
    score: (input) => lengthways(input, 1),
    truth: isLengthways(1),
    measured: measuredDepth,
  },
  [
    {
      name: 'in front of',
      phrases: ['~in (?:the )?front of', '~on @front side of', '~at @front of', '~to @front of', 'before'],
      converse: 'behind',
      telling: { words: 'is in front of', weight: 0.79 },
    },
    { name: 'ahead of', phrases: ['~ahead of'], converse: 'behind' },
  ],
);

const BEHIND = familyOf(
  {
    ...DIRECTION,
    family: 'behind',
    viewPurpose: 'depth',
    region: 'at the back',
    excludes: ['front'],
    converseFamily: 'front',
    score: (input) => lengthways(input, -1),
    truth: isLengthways(-1),
    measured: measuredDepth,
  },
  [
    {
      name: 'at the back of',
      phrases: ['at @(?:back|rear)(?: side)? of'],
      converse: 'in front of',
    },
    {
      name: 'behind',
      phrases: ['~behind', '~(?:to|on|in) @(?:back|rear)(?: side)? of', '~in back of', '~to @rear of'],
      converse: 'in front of',
      telling: { words: 'is behind', weight: 0.79 },
    },
    { name: 'beyond', phrases: ['~beyond'], converse: 'in front of' },
    { name: 'past', phrases: ['~past'], converse: 'in front of' },
  ],
);

export const DIRECTIONAL: readonly RelationSpec[] = [
  ...side('left', 'right', -1),
  ...side('right', 'left', 1),
  ...FRONT,
  ...BEHIND,
];
