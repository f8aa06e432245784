import { endsWithTrait } from '../lexicon/facts.ts';
import { boxGap, footprintShare, heightShare, volume } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { swapped, type Truth } from './TruthInput.ts';

/** Boxes farther apart than this many times the noise share nothing. */
const APART = 2;

const within = (f: SceneGeometry, inner: number, outer: number): number => {
  if (boxGap(f, inner, outer) > APART * f.measurement.surfaceNoiseMetres) return 0.02;
  const share = sigmoid(footprintShare(f, inner, outer), 0.65, 0.07);
  const sunk = sigmoid(heightShare(f, inner, outer), 0.25, 0.06);
  const smaller = sigmoid(Math.log(volume(f, outer) / volume(f, inner)), 0.1, 0.15);
  // A box around a table holds what stands under it, too: only things made to hold are sure to hold.
  const trust = f.planar
    ? 0.6
    : endsWithTrait(f.labels[outer]!, 'container')
      ? 0.95
      : endsWithTrait(f.labels[outer]!, 'hollow')
        ? 0.5
        : 0.75;
  return trust * share * sunk * smaller;
};

export const inside: Truth = ({ frame, subject, anchors }) => within(frame, subject, anchors[0]!);
export const contains: Truth = (input) => inside(swapped(input));
export const outside: Truth = (input) => 1 - inside(input)!;

/** Something that goes through, encloses or lies around another cannot be told from boxes; only that they are apart. */
export const refutedByGap: Truth = ({ frame, subject, anchors }) =>
  boxGap(frame, subject, anchors[0]!) > 0.05 + APART * frame.measurement.surfaceNoiseMetres
    ? 0.05
    : undefined;
