import { aheadOffset, boxGap, halfAlong, longest, rightOffset } from '../scene/measures.ts';
import { expDecay, sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

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

const HAND = '(?: side| end| edge| part| portion| half)?';
const sidePhrases = (side: string): string[] => [
  `~(?:to|on|at|toward|towards|off to|in|from|by|and)? ?@(?:far |immediate |very |direct |most |lower |upper |top |bottom |back |front |rear |slight )*${side}${HAND} (?:of|from|to|off)`,
  `~${side} of`,
  `~${side}${HAND} (?:of|from)`,
];

const side = (
  name: string,
  family: 'left' | 'right',
  phrases: string[],
  converse: string,
  sign: 1 | -1,
): RelationSpec => ({
  name,
  family,
  phrases,
  arity: 1,
  viewDependent: true,
  converse,
  score: (input) => sideways(input, sign),
  measured: measuredSide,
});

const depth = (
  name: string,
  family: 'front' | 'behind',
  phrases: string[],
  converse: string,
  sign: 1 | -1,
): RelationSpec => ({
  name,
  family,
  phrases,
  arity: 1,
  viewDependent: true,
  converse,
  score: (input) => lengthways(input, sign),
  measured: measuredDepth,
});

export const DIRECTIONAL: readonly RelationSpec[] = [
  side('at the left side of', 'left', ['at @left side of'], 'at the right side of', -1),
  side('at the right side of', 'right', ['at @right side of'], 'at the left side of', 1),
  side('left of', 'left', sidePhrases('left'), 'right of', -1),
  side('right of', 'right', sidePhrases('right'), 'left of', 1),
  depth(
    'in front of',
    'front',
    ['~in (?:the )?front of', '~on @front side of', '~at @front of', '~to @front of', 'before'],
    'behind',
    1,
  ),
  depth('ahead of', 'front', ['~ahead of'], 'behind', 1),
  depth('at the back of', 'behind', ['at @(?:back|rear)(?: side)? of'], 'in front of', -1),
  depth(
    'behind',
    'behind',
    ['~behind', '~(?:to|on|in) @(?:back|rear)(?: side)? of', '~in back of', '~to @rear of'],
    'in front of',
    -1,
  ),
  depth('beyond', 'behind', ['~beyond'], 'in front of', -1),
  depth('past', 'behind', ['~past'], 'in front of', -1),
];
