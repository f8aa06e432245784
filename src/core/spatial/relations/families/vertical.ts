import { endsWithTrait } from '../../lexicon/facts.ts';
import {
  centreZ,
  footprintShare,
  groundGap,
  groundLength,
  height,
  heightShare,
  volume,
} from '../../scene/measures.ts';
import { expDecay, gaussian, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import {
  AROUND,
  familyOf,
  type RelationInput,
  type RelationSpec,
  swapped,
  type Truth,
  type TruthInput,
} from '../RelationSpec.ts';

// Degrees, with long tails.

/** Boxes of real objects overlap or miss by about this much, metres. */
const CONTACT_METRES = 0.06;
/** Above and below are said of things nearly over one another: 1/e at this gap of the footprints, metres. */
const PLUMB_METRES = 0.35;

/** 0..1: the upper one is over the lower one, seen from above. */
const plumb = (f: SceneGeometry, upper: number, lower: number): number => {
  const share = Math.max(footprintShare(f, upper, lower), footprintShare(f, lower, upper));
  return (0.35 + 0.65 * share) * expDecay(groundGap(f, upper, lower), PLUMB_METRES);
};

const over = (f: SceneGeometry, upper: number, lower: number): number => {
  const centres = centreZ(f, upper) - centreZ(f, lower);
  const clear = f.z0[upper]! - f.z1[lower]!;
  return sigmoid(centres, 0.02, 0.06) * (0.25 + 0.75 * sigmoid(clear, -0.25, 0.12)) * plumb(f, upper, lower);
};

/** A support carries from its top, or, as shelves and seats with backs do, from somewhere inside its height. */
const carried = (f: SceneGeometry, upper: number, lower: number): number => {
  if (upper === lower) return 0;
  const share = footprintShare(f, upper, lower);
  const meets = expDecay(groundGap(f, upper, lower), 0.08);
  const base = f.z0[upper]! - f.z1[lower]!;
  const lift = f.z0[upper]! - f.z0[lower]!;
  const relative = lift / Math.max(0.05, height(f, lower));
  const onTop = gaussian(base, 0, CONTACT_METRES + 0.03);
  const within = base < 0 && lift > -CONTACT_METRES ? 0.25 + 0.6 * Math.min(1, Math.max(0, relative)) : 0;
  const afloat = base > 0 ? 0.6 * expDecay(base, 0.15) : 0;
  const smaller = sigmoid(Math.log(volume(f, lower) / volume(f, upper)), -0.7, 0.6);
  return (0.1 + 0.9 * share) * meets * Math.max(onTop, within, afloat) * (0.3 + 0.7 * smaller);
};

/** On a wall, board or door: beside it and off the ground. */
const hung = (f: SceneGeometry, subject: number, anchor: number): number =>
  expDecay(groundGap(f, subject, anchor), 0.12) *
  heightShare(f, subject, anchor) *
  sigmoid(f.z0[subject]! - f.room.floorZ, 0.4, 0.15);

const upright = (f: SceneGeometry, i: number): boolean =>
  f.structural[i]!
    ? f.labels[i] !== 'floor' && f.objects[i]!.role !== 'floor'
    : height(f, i) > 0.8 * groundLength(f, i);

const onPlanar = (f: SceneGeometry, subject: number, anchor: number): number => {
  const share = footprintShare(f, subject, anchor);
  const top = f.z1[anchor]! - f.z0[subject]!;
  const inside = top / Math.max(0.05, height(f, anchor));
  const lands =
    inside < 0 ? expDecay(-top, 0.15) : inside < 1 ? 1 - 0.4 * inside : expDecay(inside - 1, 0.3) * 0.6;
  const smaller = sigmoid(Math.log(volume(f, anchor) / volume(f, subject)), 0, 0.5);
  return (0.1 + 0.9 * share) * lands * (0.2 + 0.8 * smaller);
};

const on = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  if (frame.planar) return onPlanar(frame, subject, anchor);
  const support = carried(frame, subject, anchor);
  return upright(frame, anchor) ? Math.max(support, 0.9 * hung(frame, subject, anchor)) : support;
};

/** Under a table is inside its box: only tops and centres tell. */
const under = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  const tops = frame.z1[anchor]! - frame.z1[subject]!;
  const centres = centreZ(frame, anchor) - centreZ(frame, subject);
  return sigmoid(tops, 0.05, 0.06) * sigmoid(centres, 0.02, 0.06) * plumb(frame, anchor, subject);
};

const measured = ({ frame, subject, anchors }: RelationInput): string => {
  const offset = centreZ(frame, subject) - centreZ(frame, anchors[0]!);
  return `${Math.abs(offset).toFixed(2)} m ${offset < 0 ? 'lower' : 'higher'}`;
};

const above = ({ frame, subject, anchors }: RelationInput): number => over(frame, subject, anchors[0]!);

// Verdicts, in crisp margins.

/** Share of a footprint that lies over the other from which one counts as over the other. */
const OVER_SHARE = 0.25;
/** Off the ground by this, on an upright thing, counts as hung, metres. */
const HUNG_METRES = 0.3;

const overlap = (f: SceneGeometry, a: number, b: number): number =>
  Math.max(footprintShare(f, a, b), footprintShare(f, b, a));

/** Over one another, seen from above: 0..1. */
const overlies = (f: SceneGeometry, a: number, b: number): number =>
  sigmoid(overlap(f, a, b), OVER_SHARE, 0.07);

/** Two of one level: neither is above the other. */
const LEVEL = 0.15;

/** The upper thing lies higher than the lower one, over it or not: 0..1. */
const higher = (f: SceneGeometry, upper: number, lower: number): number => {
  const contact = f.measurement.contactMetres;
  const clear = f.z0[upper]! - f.z1[lower]!;
  if (clear >= -contact) return 1 - 0.5 * sigmoid(-clear, contact, contact / 3);
  const centres = centreZ(f, upper) - centreZ(f, lower);
  const tops = f.z1[upper]! - f.z1[lower]!;
  const least = Math.min(centres, tops);
  if (least < 0) return 2 * LEVEL * sigmoid(least, 0, contact);
  // Within the box of a table is under it; otherwise bodies that stand at one level are not over one another.
  const sheltered = endsWithTrait(f.labels[upper]!, 'hollow') && f.z1[lower]! < f.z1[upper]! - contact;
  return sheltered
    ? Math.max(LEVEL, 0.85 * sigmoid(tops, contact, contact / 2))
    : Math.min(0.5, LEVEL + least / height(f, lower));
};

/** @param strict "over" and "under" ask for an overlap in plan; "above" and "below" leave it open */
const stacked = (f: SceneGeometry, upper: number, lower: number, strict: boolean): number => {
  const over = overlies(f, upper, lower);
  const apart = strict ? 0.1 : Math.max(0.3, 0.55 - 0.1 * groundGap(f, upper, lower));
  return higher(f, upper, lower) * (apart + (1 - apart) * over);
};

const isAbove =
  (strict: boolean): Truth =>
  ({ frame, subject, anchors }) =>
    stacked(frame, subject, anchors[0]!, strict);

const isBelow =
  (strict: boolean): Truth =>
  (input) =>
    isAbove(strict)(swapped(input));

const isPlate = (f: SceneGeometry, i: number): boolean =>
  f.structural[i]!
    ? f.labels[i] !== 'floor' && f.objects[i]!.role !== 'floor'
    : height(f, i) > 1.2 * groundLength(f, i) || endsWithTrait(f.labels[i]!, 'plate');

const isHung = (f: SceneGeometry, subject: number, anchor: number): number =>
  isPlate(f, anchor) && f.z0[subject]! - f.room.floorZ > HUNG_METRES
    ? 0.85 *
      (1 - sigmoid(groundGap(f, subject, anchor), 0.12, 0.02)) *
      sigmoid(heightShare(f, subject, anchor), 0.5, 0.1)
    : 0;

const liesOn = (f: SceneGeometry, subject: number, anchor: number): number => {
  const share = footprintShare(f, subject, anchor);
  const sunk = (f.z1[anchor]! - f.z0[subject]!) / Math.max(0.01, height(f, anchor));
  const lands = sunk < -0.1 ? 0.1 : sunk < 0 ? 0.7 : sunk < 0.8 ? 0.85 : 0.4;
  const smaller = sigmoid(Math.log(volume(f, anchor) / volume(f, subject)), -0.5, 0.3);
  return lands * sigmoid(share, 0.4, 0.08) * (0.5 + 0.5 * smaller);
};

const isCarried = (f: SceneGeometry, subject: number, anchor: number): number => {
  const contact = f.measurement.contactMetres;
  const base = f.z0[subject]! - f.z1[anchor]!;
  const over = overlies(f, subject, anchor);
  if (base >= -2 * contact) return over * (1 - sigmoid(Math.abs(base), 2 * contact, contact / 3));
  const lift = (f.z0[subject]! - f.z0[anchor]!) / Math.max(0.05, height(f, anchor));
  if (lift < 0.2 || footprintShare(f, subject, anchor) < 0.5) return 0.1;
  return endsWithTrait(f.labels[anchor]!, 'carries within') ? 0.75 : 0.45;
};

/** Carried from below, or hung on something upright: probability 0..1. */
export const isOn = ({ frame: f, subject, anchors }: TruthInput): number => {
  const anchor = anchors[0]!;
  if (f.planar) return liesOn(f, subject, anchor);
  return Math.max(isCarried(f, subject, anchor), isHung(f, subject, anchor));
};

export const VERTICAL: readonly RelationSpec[] = [
  ...familyOf(
    {
      family: 'on',
      arity: 1,
      firm: true,
      amongItsKind: 'top',
      excludes: ['below', 'supports', 'far'],
      converseFamily: 'supports',
      score: on,
      truth: isOn,
      measured,
    },
    [
      {
        name: 'on top of',
        phrases: ['~(?:on|at|upon) (?:the )?(?:very )?top(?: surface| part)? of', '~atop(?: of)?', '~upon'],
        converse: 'supports',
      },
      {
        name: 'on',
        phrases: [
          '~on(?: the surface of)?',
          '~onto',
          'over the top of',
          'lean(?:ing|s)? on',
          'hanging (?:off|from)(?: of)?',
          'hangs (?:off|from)',
          'off of',
        ],
        converse: 'supports',
        telling: { words: 'is on', weight: 1, implies: ['over', 'above', ...AROUND] },
      },
    ],
  ),
  ...familyOf(
    {
      family: 'supports',
      arity: 1,
      firm: true,
      excludes: ['far'],
      converseFamily: 'on',
      score: (input) => on(swapped(input)),
      truth: (input) => isOn(swapped(input)),
      measured,
    },
    [
      {
        name: 'supports',
        phrases: ['supporting', 'supports', 'carrying'],
        converse: 'on',
        telling: { words: 'supports', weight: 0.9, implies: ['under', 'below', ...AROUND] },
      },
    ],
  ),
  ...familyOf(
    {
      family: 'above',
      arity: 1,
      firm: true,
      amongItsKind: 'top',
      countedFromAnchor: true,
      excludes: ['below', 'supports'],
      converseFamily: 'below',
      transitive: true,
      score: above,
      truth: isAbove(false),
      measured,
    },
    [
      {
        name: 'above',
        phrases: ['~above', '~higher than', 'high above'],
        converse: 'below',
        telling: { words: 'is above', weight: 0.7 },
      },
      {
        name: 'over',
        phrases: ['~over(?: the top of)?'],
        converse: 'under',
        telling: { words: 'is over', weight: 0.82, implies: ['above'] },
        truth: isAbove(true),
      },
    ],
  ),
  ...familyOf(
    {
      family: 'below',
      arity: 1,
      firm: true,
      amongItsKind: 'bottom',
      countedFromAnchor: true,
      converseFamily: 'above',
      transitive: true,
      score: under,
      truth: isBelow(false),
      measured,
    },
    [
      {
        name: 'below',
        phrases: ['~below', '~lower than', 'down below'],
        converse: 'above',
        telling: { words: 'is below', weight: 0.7 },
      },
      { name: 'beneath', phrases: ['~beneath', '~underneath(?: of)?'], converse: 'above' },
      {
        name: 'under',
        phrases: ['~under', '~at @bottom of', 'buried (?:by|under)'],
        converse: 'over',
        telling: { words: 'is under', weight: 0.86, implies: ['below'] },
        truth: isBelow(true),
      },
      { name: 'down from', phrases: ['down from'], converse: 'above' },
    ],
  ),
];
