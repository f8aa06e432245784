import { boxGap, centreZ, footprintShare, heightShare, longest } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { on } from './heights.ts';
import { swapped, type Truth, type TruthInput } from './TruthInput.ts';

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

export const near: Truth = (input) => 1 - beyond(input, 'near');
export const far: Truth = (input) => beyond(input, 'far');
export const away: Truth = (input) => beyond(input, 'away');

/** Neighbours at one level, neither on nor over the other. */
export const beside: Truth = (input) => {
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
export const refutedByDistance: Truth = (input) => (near(input)! < 0.3 ? 0.2 : undefined);

export const detached: Truth = ({ frame: f, subject, anchors }) => {
  const gap = boxGap(f, subject, anchors[0]!);
  return gap > 0 ? sigmoid(gap, 3 * f.measurement.surfaceNoiseMetres, f.measurement.surfaceNoiseMetres) : 0.4;
};

/** A gap refutes contact. Contact itself is told by what carries what, or by exact boxes; never below the noise. */
export const touching: Truth = (input) => {
  const { frame: f, subject, anchors } = input;
  const noise = f.measurement.surfaceNoiseMetres;
  const gap = boxGap(f, subject, anchors[0]!);
  const clear = sigmoid(gap, 3 * noise, 0.7 * noise);
  if (f.planar) return gap > 0.1 ? 0.2 : undefined;
  const carried = Math.max(on(input)!, on(swapped(input))!);
  const meets = carried > 0.8 || (f.measurement.meetingTouches && gap <= noise) ? 0.85 : 0.62;
  return meets * (1 - clear);
};

/** Joints and parts do not show in boxes; a gap does. */
export const joined: Truth = (input) => Math.min(0.6, touching(input)!);

/** Within so many metres of surface. */
export const within = ({ frame: f, subject, anchors }: TruthInput, metres: number): number =>
  1 -
  sigmoid(boxGap(f, subject, anchors[0]!), metres, Math.max(f.measurement.surfaceNoiseMetres, 0.02 * metres));
