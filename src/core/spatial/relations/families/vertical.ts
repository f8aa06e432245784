import { endsWithTrait } from '../../lexicon/facts.ts';
import { centreZ, footprintShare, groundGap, height } from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import {
  AROUND,
  familyOf,
  type RelationInput,
  type RelationSpec,
  swapped,
  type Truth,
} from '../RelationSpec.ts';

// Degrees, with long tails.

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

const above = ({ frame, subject, anchors }: RelationInput): number => over(frame, subject, anchors[0]!);

/** Under a table is inside its box: only tops and centres tell. */
const under = ({ frame, subject, anchors }: RelationInput): number => {
  const anchor = anchors[0]!;
  const tops = frame.z1[anchor]! - frame.z1[subject]!;
  const centres = centreZ(frame, anchor) - centreZ(frame, subject);
  return sigmoid(tops, 0.05, 0.06) * sigmoid(centres, 0.02, 0.06) * plumb(frame, anchor, subject);
};

export const measuredHeight = ({ frame, subject, anchors }: RelationInput): string => {
  const offset = centreZ(frame, subject) - centreZ(frame, anchors[0]!);
  return `${Math.abs(offset).toFixed(2)} m ${offset < 0 ? 'lower' : 'higher'}`;
};

// Verdicts, in crisp margins.

/** Share of a footprint that lies over the other from which one counts as over the other. */
const OVER_SHARE = 0.25;

const overlap = (f: SceneGeometry, a: number, b: number): number =>
  Math.max(footprintShare(f, a, b), footprintShare(f, b, a));

/** Over one another, seen from above: 0..1. */
export const overlies = (f: SceneGeometry, a: number, b: number): number =>
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

/** What is no thicker may hang on a wall; how far off the thing below may stand, metres; and how surely it is over that. */
const FLAT_METRES = 0.12;
const OFF_WALL_METRES = 0.4;
const HANGS_OVER = 0.85;

/** A picture over the sofa: along its wall it is over it, and off the wall the sofa stands a little before it. */
const hangsOver = (f: SceneGeometry, upper: number, lower: number): number => {
  const [x, y] = [f.x1[upper]! - f.x0[upper]!, f.y1[upper]! - f.y0[upper]!];
  const thin = Math.min(x, y);
  const isFlat = thin <= FLAT_METRES && height(f, upper) >= 2 * thin && Math.max(x, y) >= 2 * thin;
  if (f.planar || !isFlat || f.z0[upper]! < f.z1[lower]!) return 0;
  const [low, high] = x < y ? [f.y0, f.y1] : [f.x0, f.x1];
  const shared = Math.min(high[upper]!, high[lower]!) - Math.max(low[upper]!, low[lower]!);
  return shared <= 0 ? 0 : HANGS_OVER * (1 - sigmoid(groundGap(f, upper, lower), OFF_WALL_METRES, 0.04));
};

/** @param strict "over" and "under" ask for an overlap in plan; "above" and "below" leave it open */
const stacked = (f: SceneGeometry, upper: number, lower: number, strict: boolean): number => {
  const over = Math.max(overlies(f, upper, lower), hangsOver(f, upper, lower));
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

export const VERTICAL: readonly RelationSpec[] = [
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
      measured: measuredHeight,
    },
    [
      {
        name: 'above',
        phrases: ['~above', 'high above'],
        converse: 'below',
        telling: { words: 'is above', weight: 0.7 },
      },
      {
        name: 'over',
        phrases: ['~over(?: the top of)?'],
        converse: 'under',
        telling: { words: 'is over', weight: 0.82, implies: ['above', ...AROUND] },
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
      measured: measuredHeight,
    },
    [
      {
        name: 'below',
        phrases: ['~below', 'down below'],
        converse: 'above',
        telling: { words: 'is below', weight: 0.7 },
      },
      { name: 'beneath', phrases: ['~beneath', '~underneath(?: of)?'], converse: 'above' },
      {
        name: 'under',
        phrases: ['~under', '~at @bottom of', 'buried (?:by|under)'],
        converse: 'over',
        telling: { words: 'is under', weight: 0.86, implies: ['below', ...AROUND] },
        truth: isBelow(true),
      },
      { name: 'down from', phrases: ['down from'], converse: 'above' },
    ],
  ),
];
