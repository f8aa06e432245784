import {
  boxGap,
  centreDistance,
  centreZ,
  footprintShare,
  heightShare,
  longest,
} from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import {
  familyOf,
  type RelationInput,
  type RelationSpec,
  swapped,
  type Truth,
  type TruthInput,
} from '../RelationSpec.ts';
import { isOn } from './support.ts';

// Degrees, with long tails.

/** Near falls to 1/2 at this mixed distance for large furniture, metres; smaller things have a smaller neighbourhood. */
const NEAR_METRES = 0.6;
const NEAR_LEAST_METRES = 0.12;
/** Neighbourhood as a share of the longest sides of the two. */
const NEAR_SIZE_SHARE = 0.6;
/** Falls as this power of the distance: a long tail, so that the nearer of two far things is still the nearer. */
const NEAR_POWER = 2.5;
/** Weight of the distance of centres beside the gap of the boxes. */
const CENTRE_WEIGHT = 0.1;
/** Far reaches 1/4 at this distance, metres. */
const FAR_METRES = 1.5;
/** Touching: 1/e at this gap of boxes, metres. */
const TOUCH_METRES = 0.08;

/** Gap of the boxes with a share of the distance of centres, metres: orders neighbours as people do. */
export const nearness = (f: SceneGeometry, a: number, b: number): number =>
  boxGap(f, a, b) + CENTRE_WEIGHT * centreDistance(f, a, b);

const reach = (f: SceneGeometry, a: number, b: number): number =>
  Math.min(NEAR_METRES, Math.max(NEAR_LEAST_METRES, (NEAR_SIZE_SHARE * (longest(f, a) + longest(f, b))) / 2));

const near = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (anchor === subject) return 0;
  return 1 / (1 + (nearness(frame, subject, anchor) / reach(frame, subject, anchor)) ** NEAR_POWER);
};

/** Neighbours stand side by side: a thing high above is no neighbour. */
const beside = (input: RelationInput): number => {
  const { frame, subject, anchors } = input;
  const level = Math.max(heightShare(frame, subject, anchors[0]!), heightShare(frame, anchors[0]!, subject));
  return near(input) * (0.5 + 0.5 * Math.min(1, level));
};

const far = ({ frame, subject, anchors }: RelationInput): number => {
  const gap =
    boxGap(frame, subject, anchors[0]!) + CENTRE_WEIGHT * centreDistance(frame, subject, anchors[0]!);
  return (gap / (gap + FAR_METRES)) ** 2;
};

const touching = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (anchor === subject) return 0;
  return (
    expDecay(boxGap(frame, subject, anchor), TOUCH_METRES) *
    expDecay(centreDistance(frame, subject, anchor), 3)
  );
};

/** The gap in words. */
export const measuredGap = ({ frame, subject, anchors }: RelationInput): string =>
  `${boxGap(frame, subject, anchors[0]!).toFixed(2)} m apart`;

// Verdicts, in crisp margins.

/** Gaps at which a word of distance is as true as not: metres, and metres for each metre of size. Width likewise. */
const LIMITS = {
  near: [0.25, 1, 0.1, 0.15],
  beside: [0.15, 0.6, 0.06, 0.1],
  far: [0.5, 1.2, 0.12, 0.15],
  away: [0.12, 0.4, 0.05, 0.08],
} as const;

/** Size that distances are judged by: mean longest side of the two, metres, within bounds. */
const unitOf = (f: SceneGeometry, a: number, b: number): number =>
  Math.min(1, Math.max(0.15, (longest(f, a) + longest(f, b)) / 2));

/** Probability that a gap is beyond a limit. */
const beyond = ({ frame: f, subject, anchors }: TruthInput, limit: keyof typeof LIMITS): number => {
  const [base, share, width, widthShare] = LIMITS[limit];
  const unit = unitOf(f, subject, anchors[0]!);
  return sigmoid(boxGap(f, subject, anchors[0]!), base + share * unit, width + widthShare * unit);
};

export const isNear: Truth = (input) => 1 - beyond(input, 'near');
const isFar: Truth = (input) => beyond(input, 'far');
const isAway: Truth = (input) => beyond(input, 'away');

/** Neighbours at one level, neither on nor over the other. */
const isBeside: Truth = (input) => {
  const { frame: f, subject, anchors } = input;
  const anchor = anchors[0]!;
  const level = Math.max(heightShare(f, subject, anchor), heightShare(f, anchor, subject));
  const overlapping =
    Math.max(footprintShare(f, subject, anchor), footprintShare(f, anchor, subject)) > 0.6 &&
    Math.abs(centreZ(f, subject) - centreZ(f, anchor)) > 2 * f.measurement.surfaceNoiseMetres;
  const close = 1 - beyond(input, 'beside');
  if (overlapping && !f.planar) return Math.min(0.3, close);
  return level > 0.1 || f.planar ? close : 0.6 * close;
};

/** Far is refuted by nothing but nearness; "toward" is a movement. */
export const refutedByDistance: Truth = (input) => (isNear(input)! < 0.3 ? 0.2 : undefined);

const isDetached: Truth = ({ frame: f, subject, anchors }) => {
  const gap = boxGap(f, subject, anchors[0]!);
  return gap > 0 ? sigmoid(gap, 3 * f.measurement.surfaceNoiseMetres, f.measurement.surfaceNoiseMetres) : 0.4;
};

/** A gap refutes contact. Contact itself is told by what carries what, or by exact boxes; never below the noise. */
const isTouching: Truth = (input) => {
  const { frame: f, subject, anchors } = input;
  const noise = f.measurement.surfaceNoiseMetres;
  const gap = boxGap(f, subject, anchors[0]!);
  const clear = sigmoid(gap, 3 * noise, 0.7 * noise);
  if (f.planar) return gap > 0.1 ? 0.2 : undefined;
  const carried = Math.max(isOn(input), isOn(swapped(input)));
  const meets = carried > 0.8 || (f.measurement.meetingTouches && gap <= noise) ? 0.85 : 0.62;
  return meets * (1 - clear);
};

/** Joints and parts do not show in boxes; a gap does. */
export const isJoined: Truth = (input) => {
  const touching = isTouching(input);
  return touching === undefined ? undefined : Math.min(0.6, touching);
};

/** Within so many metres of surface. */
export const isWithin = ({ frame: f, subject, anchors }: TruthInput, metres: number): number =>
  1 -
  sigmoid(boxGap(f, subject, anchors[0]!), metres, Math.max(f.measurement.surfaceNoiseMetres, 0.02 * metres));

/** Neighbours at one level. */
const BESIDE = { score: beside, truth: isBeside } as const;

const NEAR = familyOf(
  {
    family: 'near',
    arity: 1,
    firm: true,
    ofSelf: 'near',
    countedFromAnchor: true,
    excludes: ['far'],
    converseFamily: 'near',
    score: near,
    truth: isNear,
    measured: measuredGap,
  },
  [
    {
      ...BESIDE,
      name: 'next to',
      phrases: ['~next to', '~next (?=the|a)', '~neighboring', '~bordering'],
      converse: 'next to',
      telling: { words: 'is next to', weight: 0.75, implies: ['near'] },
    },
    ...(
      [
        ['beside', ['~besides?', '~side by side with', '~(?:on|to) @(?:other )?side of']],
        ['adjacent to', ['~adjacent (?:to|of)', '~adjoining']],
        ['alongside', ['~alongside(?: of)?', '~along(?: with)?(?: @(?:side|edge) of)?']],
        ['at the side of', ['~at @side of']],
      ] as const
    ).map(([name, phrases]) => ({ ...BESIDE, name, phrases, converse: name })),
    {
      name: 'close to',
      phrases: ['~close (?:to|by)', '~closely to', '~close proximity to'],
      converse: 'close to',
    },
    {
      name: 'near',
      phrases: ['~near(?: to| by)?', '~nearby', '~in the (?:vicinity|area) of', '~around'],
      converse: 'near',
      telling: { words: 'is near', weight: 0.6 },
    },
    { name: 'by', phrases: ['~by'], converse: 'by' },
    {
      name: 'pulled up to',
      phrases: [
        '(?:pulled|pushed|tucked|scooted|drawn|rolled|pulls|pushes|set|sat|sits|sitting)(?: all the way)? (?:up|in|over|right up|out)? ?(?:to|into)',
      ],
      converse: 'pulled up to',
    },
    { name: 'at', phrases: ['~at'], converse: 'at' },
    { name: 'toward', phrases: ['~towards?'], converse: 'toward', truth: refutedByDistance },
  ],
);

const FAR = familyOf(
  {
    family: 'far',
    ofSelf: 'far',
    arity: 1,
    firm: true,
    anchorsTaken: 'all',
    converseFamily: 'far',
    score: far,
    truth: isFar,
    measured: measuredGap,
  },
  [
    { name: 'far away from', phrases: ['~far away from'], converse: 'far away from' },
    {
      name: 'far from',
      phrases: ['~far from', '~not close to'],
      converse: 'far from',
      telling: { words: 'is far from', weight: 0.6 },
    },
    { name: 'away from', phrases: ['~away from', '~a distance from'], converse: 'away from', truth: isAway },
    {
      name: 'detached from',
      phrases: ['~(?:detached|separate|separated|apart) from'],
      converse: 'detached from',
      truth: isDetached,
    },
  ],
);

const TOUCHING = familyOf(
  {
    family: 'touching',
    arity: 1,
    excludes: ['far'],
    converseFamily: 'touching',
    score: touching,
    truth: isTouching,
    measured: measuredGap,
  },
  [
    {
      name: 'touching',
      phrases: ['~touching', '~in contact with', '~butted (?:up )?against', '~flush with'],
      converse: 'touching',
    },
    {
      name: 'against',
      phrases: ['~up against', '~against', '~lean(?:ing|s)? (?:up )?against'],
      converse: 'against',
    },
    {
      name: 'attached to',
      phrases: ['~(?:attached|affixed|fixed|mounted|stuck|fastened) (?:to|on|onto)'],
      converse: 'attached to',
      truth: isJoined,
    },
    {
      name: 'connected to',
      phrases: ['~connected (?:to|with)', '~joined (?:to|with)'],
      converse: 'connected to',
      truth: isJoined,
    },
  ],
);

export const DISTANCE: readonly RelationSpec[] = [...NEAR, ...FAR, ...TOUCHING];
