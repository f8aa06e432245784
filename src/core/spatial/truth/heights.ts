import { endsWithTrait } from '../lexicon/facts.ts';
import {
  centreZ,
  footprintShare,
  groundGap,
  groundLength,
  height,
  heightShare,
  volume,
} from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { swapped, type Truth, type TruthInput } from './TruthInput.ts';

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

const STRICT = /^(over|under)$/;

export const above: Truth = ({ frame, subject, anchors, spec }) =>
  stacked(frame, subject, anchors[0]!, STRICT.test(spec.name));
export const below: Truth = ({ frame, subject, anchors, spec }) =>
  stacked(frame, anchors[0]!, subject, STRICT.test(spec.name));

const isUpright = (f: SceneGeometry, i: number): boolean =>
  f.structural[i]!
    ? f.labels[i] !== 'floor' && f.objects[i]!.role !== 'floor'
    : height(f, i) > 1.2 * groundLength(f, i) || endsWithTrait(f.labels[i]!, 'plate');

const hung = (f: SceneGeometry, subject: number, anchor: number): number =>
  isUpright(f, anchor) && f.z0[subject]! - f.room.floorZ > HUNG_METRES
    ? 0.85 *
      (1 - sigmoid(groundGap(f, subject, anchor), 0.12, 0.02)) *
      sigmoid(heightShare(f, subject, anchor), 0.5, 0.1)
    : 0;

const onPlanar = (f: SceneGeometry, subject: number, anchor: number): number => {
  const share = footprintShare(f, subject, anchor);
  const sunk = (f.z1[anchor]! - f.z0[subject]!) / Math.max(0.01, height(f, anchor));
  const lands = sunk < -0.1 ? 0.1 : sunk < 0 ? 0.7 : sunk < 0.8 ? 0.85 : 0.4;
  const smaller = sigmoid(Math.log(volume(f, anchor) / volume(f, subject)), -0.5, 0.3);
  return lands * sigmoid(share, 0.4, 0.08) * (0.5 + 0.5 * smaller);
};

const carried = (f: SceneGeometry, subject: number, anchor: number): number => {
  const contact = f.measurement.contactMetres;
  const base = f.z0[subject]! - f.z1[anchor]!;
  const over = overlies(f, subject, anchor);
  if (base >= -2 * contact) return over * (1 - sigmoid(Math.abs(base), 2 * contact, contact / 3));
  const lift = (f.z0[subject]! - f.z0[anchor]!) / Math.max(0.05, height(f, anchor));
  if (lift < 0.2 || footprintShare(f, subject, anchor) < 0.5) return 0.1;
  return endsWithTrait(f.labels[anchor]!, 'carries within') ? 0.75 : 0.45;
};

/** Carried from below, or hung on something upright. */
export const on: Truth = ({ frame: f, subject, anchors }) => {
  const anchor = anchors[0]!;
  if (f.planar) return onPlanar(f, subject, anchor);
  return Math.max(carried(f, subject, anchor), hung(f, subject, anchor));
};
export const supports: Truth = (input) => on(swapped(input));
export const off: Truth = (input) => 1 - on(input)!;

/** Bottom to bottom, metres: whether it stands on the floor that is known, or is lower than all else. */
export const onFloor: Truth = ({ frame: f, subject }: TruthInput) => {
  const lift = f.z0[subject]! - f.room.floorZ;
  const known = f.labels.some((l, i) => l === 'floor' || f.objects[i]!.role === 'floor');
  if (known) return 1 - sigmoid(lift, 0.1, 0.02);
  return lift > 0.15 + f.measurement.surfaceNoiseMetres ? 0.1 : undefined;
};
