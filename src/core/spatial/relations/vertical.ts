import {
  centreZ,
  footprintShare,
  groundGap,
  groundLength,
  height,
  heightShare,
  volume,
} from '../scene/measures.ts';
import { expDecay, gaussian, sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

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

const swapped = (input: RelationInput): RelationInput => ({
  ...input,
  subject: input.anchors[0]!,
  anchors: [input.subject],
});

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

const make = (
  name: string,
  family: RelationSpec['family'],
  phrases: string[],
  converse: string,
  score: RelationSpec['score'],
): RelationSpec => ({ name, family, phrases, arity: 1, viewDependent: false, converse, score, measured });

const below = (input: RelationInput): number => under(input);
const above = ({ frame, subject, anchors }: RelationInput): number => over(frame, subject, anchors[0]!);
const supports = (input: RelationInput): number => on(swapped(input));

export const VERTICAL: readonly RelationSpec[] = [
  make(
    'on top of',
    'on',
    ['~(?:on|at|upon) (?:the )?(?:very )?top(?: surface| part)? of', '~atop(?: of)?', '~upon'],
    'supports',
    on,
  ),
  make(
    'on',
    'on',
    [
      '~on(?: the surface of)?',
      '~onto',
      'over the top of',
      'lean(?:ing|s)? on',
      'hanging (?:off|from)(?: of)?',
      'hangs (?:off|from)',
      'off of',
    ],
    'supports',
    on,
  ),
  make('supports', 'supports', ['supporting', 'supports', 'carrying'], 'on', supports),
  make('above', 'above', ['~above', '~higher than', 'high above'], 'below', above),
  make('over', 'above', ['~over(?: the top of)?'], 'under', above),
  make('below', 'below', ['~below', '~lower than', 'down below'], 'above', below),
  make('beneath', 'below', ['~beneath', '~underneath(?: of)?'], 'above', below),
  make('under', 'below', ['~under', '~at @bottom of', 'buried (?:by|under)'], 'over', below),
  make('down from', 'below', ['down from'], 'above', below),
];
