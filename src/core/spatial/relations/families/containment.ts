import { endsWithTrait } from '../../lexicon/facts.ts';
import { boxGap, centreZ, footprintShare, heightShare, volume } from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
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

const contained = (f: SceneGeometry, inner: number, outer: number): number => {
  if (inner === outer) return 0;
  const share = footprintShare(f, inner, outer) * Math.min(1, heightShare(f, inner, outer) + 0.15);
  const smaller = sigmoid(Math.log(volume(f, outer) / volume(f, inner)), 0, 0.5);
  return (0.05 + 0.95 * share) * smaller * expDecay(boxGap(f, inner, outer), 0.15);
};

const inside = ({ frame, subject, anchors }: RelationInput): number => contained(frame, subject, anchors[0]!);

const outside = (input: RelationInput): number => Math.max(0, 1 - inside(input));

const measuredShare = ({ frame, subject, anchors }: RelationInput): string =>
  `${Math.round(100 * footprintShare(frame, subject, anchors[0]!))} % of its footprint inside, ${(
    centreZ(frame, subject) - centreZ(frame, anchors[0]!)
  ).toFixed(2)} m higher`;

// Verdicts, in crisp margins.

/** Boxes farther apart than this many times the noise share nothing. */
const APART = 2;

const isWithin = (f: SceneGeometry, inner: number, outer: number): number => {
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

const isInside = ({ frame, subject, anchors }: TruthInput): number => isWithin(frame, subject, anchors[0]!);

/** Something that goes through, encloses or lies around another cannot be told from boxes; only that they are apart. */
export const refutedByGap: Truth = ({ frame, subject, anchors }) =>
  boxGap(frame, subject, anchors[0]!) > 0.05 + APART * frame.measurement.surfaceNoiseMetres
    ? 0.05
    : undefined;

const INSIDE = familyOf(
  {
    family: 'inside',
    arity: 1,
    excludes: ['outside', 'contains', 'far'],
    converseFamily: 'contains',
    transitive: true,
    score: inside,
    truth: isInside,
    measured: measuredShare,
  },
  [
    { name: 'inside', phrases: ['~inside(?: of)?', 'on the inside of'], converse: 'contains' },
    {
      name: 'in',
      phrases: ['~in'],
      converse: 'contains',
      telling: {
        words: 'is in',
        weight: 0.98,
        implies: [...AROUND, 'above', 'below', 'over', 'under', 'on'],
      },
    },
    { name: 'within', phrases: ['~within'], converse: 'contains' },
    { name: 'into', phrases: ['~into'], converse: 'contains' },
    {
      name: 'enclosed by',
      phrases: ['~(?:enclosed|surrounded|encircled) (?:by|with)'],
      converse: 'surrounding',
      truth: refutedByGap,
    },
  ],
);

const CONTAINS = familyOf(
  {
    family: 'contains',
    arity: 1,
    excludes: ['far'],
    converseFamily: 'inside',
    transitive: true,
    score: (input) => inside(swapped(input)),
    truth: (input) => isInside(swapped(input)),
    measured: measuredShare,
  },
  [
    {
      name: 'contains',
      phrases: ['contains', 'containing'],
      converse: 'inside',
      telling: { words: 'contains', weight: 0.88, implies: [...AROUND, 'above', 'below', 'over', 'under'] },
    },
    {
      name: 'surrounding',
      phrases: ['surrounding', 'surrounds'],
      converse: 'enclosed by',
      truth: refutedByGap,
    },
  ],
);

const OUTSIDE = familyOf(
  {
    family: 'outside',
    arity: 1,
    anchorsTaken: 'all',
    score: outside,
    truth: (input) => 1 - isInside(input),
    measured: measuredShare,
  },
  [{ name: 'outside', phrases: ['~outside(?: of)?', '~out of'] }],
);

export const CONTAINMENT: readonly RelationSpec[] = [...INSIDE, ...CONTAINS, ...OUTSIDE];
