import { endsWithTrait } from '../../lexicon/facts.ts';
import { isPersonNoun } from '../../lexicon/words/personNouns.ts';
import { isFloor } from '../../scene/isRoomPart.ts';
import {
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
  type TruthInput,
} from '../RelationSpec.ts';
import { measuredHeight, overlies } from './vertical.ts';

// Degrees, with long tails.

/** Boxes of real objects overlap or miss by about this much, metres. */
const CONTACT_METRES = 0.06;

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
  f.structural[i]! ? !isFloor(f, i) : height(f, i) > 0.8 * groundLength(f, i);

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

// Verdicts, in crisp margins.

/** Off the ground by this, on an upright thing, counts as hung, metres. */
const HUNG_METRES = 0.3;

const isPlate = (f: SceneGeometry, i: number): boolean =>
  f.structural[i]!
    ? !isFloor(f, i)
    : (height(f, i) > 1.2 * groundLength(f, i) && !endsWithTrait(f.labels[i]!, 'hollow')) ||
      endsWithTrait(f.labels[i]!, 'plate');

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
  const lift = f.z0[subject]! - f.z0[anchor]!;
  if (isSeated(f, subject, anchor)) return 0.8;
  if (footprintShare(f, subject, anchor) < 0.5) return 0.1;
  // The lowest board is next to the floor; a seat is not.
  if (hasBoards(f, anchor)) return lift > BOARD_METRES ? 0.75 : 0.1;
  if (lift / Math.max(0.05, height(f, anchor)) < 0.2) return 0.1;
  return endsWithTrait(f.labels[anchor]!, 'carries within') ? 0.75 : 0.45;
};

/** Who sits has the feet on the floor, the body over the seat, and the head above it. */
const isSeated = (f: SceneGeometry, subject: number, anchor: number): boolean => {
  const label = f.labels[subject]!;
  if (label === '' || !isPersonNoun(label) || !endsWithTrait(f.labels[anchor]!, 'carries within'))
    return false;
  const shared = Math.max(footprintShare(f, subject, anchor), footprintShare(f, anchor, subject));
  return shared >= 0.5 && f.z1[subject]! > f.z1[anchor]! && !hasBoards(f, anchor);
};

/** What stands on the lowest board of a shelf is so far off its foot at least, metres. */
const BOARD_METRES = 0.03;

/** A shelf or a cabinet carries on its top, and on boards within. */
const hasBoards = (f: SceneGeometry, i: number): boolean =>
  endsWithTrait(f.labels[i]!, 'carries within') && endsWithTrait(f.labels[i]!, 'container');

/** "on top of" a shelf is on its top; on what has no boards it is no more than on it. */
const isOnTop = (input: TruthInput): number => {
  const { frame: f, subject, anchors } = input;
  const base = f.z0[subject]! - f.z1[anchors[0]!]!;
  const isWithin = !f.planar && base < -2 * f.measurement.contactMetres && hasBoards(f, anchors[0]!);
  return isWithin ? Math.min(0.1, isOn(input)) : isOn(input);
};

/** What is no higher covers what it lies on: a blanket, a cloth, a tray, metres. */
const COVER_METRES = 0.1;
const COVERED = 0.9;

/** On what lies flat on it: a bear on the blanket is on the bed. */
const isOnCover = (f: SceneGeometry, subject: number, anchor: number): number => {
  const gap = f.z0[subject]! - f.z1[anchor]!;
  if (gap <= 0 || gap > COVER_METRES + 2 * f.measurement.contactMetres) return 0;
  let most = 0;
  for (let cover = 0; cover < f.count; cover++) {
    if (cover === subject || cover === anchor || height(f, cover) > COVER_METRES) continue;
    most = Math.max(most, Math.min(isCarried(f, subject, cover), isCarried(f, cover, anchor)));
  }
  return COVERED * most;
};

/** A board is no thicker, metres, and has at least so much of the ground of what it is a board of. */
const BOARD_THICK_METRES = 0.08;
const BOARD_SHARE = 0.3;

/** Whether a thing is a top or a lower board of another: flat, within its outline, off its foot and no higher than it. */
const isBoardOf = (f: SceneGeometry, i: number, whole: number): boolean => {
  const contact = f.measurement.contactMetres;
  return (
    height(f, i) <= BOARD_THICK_METRES &&
    f.z0[i]! > f.z0[whole]! + BOARD_METRES &&
    f.z0[i]! < f.z1[whole]! - contact / 2 &&
    f.z1[i]! <= f.z1[whole]! + contact &&
    footprintShare(f, i, whole) >= 0.8 &&
    footprintShare(f, whole, i) >= BOARD_SHARE
  );
};

/** On a board of it: a book on the lower board of a table is on the table. */
const isOnBoard = (f: SceneGeometry, subject: number, anchor: number): number => {
  let most = 0;
  for (let i = 0; i < f.count; i++)
    if (i !== subject && i !== anchor && isBoardOf(f, i, anchor))
      most = Math.max(most, isCarried(f, subject, i));
  return COVERED * most;
};

/** Carried from below, or hung on something upright: probability 0..1. */
export const isOn = ({ frame: f, subject, anchors }: TruthInput): number => {
  const anchor = anchors[0]!;
  if (f.planar) return liesOn(f, subject, anchor);
  const carried = Math.max(
    isCarried(f, subject, anchor),
    isOnCover(f, subject, anchor),
    isOnBoard(f, subject, anchor),
  );
  return Math.max(carried, isHung(f, subject, anchor));
};

/** What being on a thing and being on top of it share. */
const ON = {
  family: 'on',
  arity: 1,
  firm: true,
  amongItsKind: 'top',
  excludes: ['below', 'supports', 'far'],
  converseFamily: 'supports',
  score: on,
  measured: measuredHeight,
} as const;

export const SUPPORT: readonly RelationSpec[] = [
  ...familyOf({ ...ON, truth: isOnTop }, [
    {
      name: 'on top of',
      phrases: ['~(?:on|at|upon) (?:the )?(?:very )?top(?: surface| part)? of', '~atop(?: of)?', '~upon'],
    },
  ]),
  ...familyOf({ ...ON, truth: isOn }, [
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
  ]),
  ...familyOf(
    {
      family: 'supports',
      arity: 1,
      firm: true,
      excludes: ['far'],
      converseFamily: 'on',
      score: (input) => on(swapped(input)),
      truth: (input) => isOn(swapped(input)),
      measured: measuredHeight,
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
];
