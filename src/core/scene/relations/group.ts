import {
  boxGap,
  centreX,
  centreY,
  centreZ,
  footprintShare,
  groundLength,
  height,
  heightShare,
} from '../measures.ts';
import type { SceneFrame } from '../SceneFrame.ts';
import { decays, rises } from '../soft.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

/** How far along the segment from one anchor to the other (0..1) and how far off it, as a share of its length. */
const between = ({ frame: f, subject, anchors }: RelationInput): number => {
  const [a, b] = anchors;
  if (a === undefined || b === undefined || a === b || subject === a || subject === b) return 0;
  const from = [centreX(f, a), centreY(f, a), centreZ(f, a)];
  const to = [centreX(f, b) - from[0]!, centreY(f, b) - from[1]!, centreZ(f, b) - from[2]!];
  const at = [centreX(f, subject) - from[0]!, centreY(f, subject) - from[1]!, centreZ(f, subject) - from[2]!];
  // Things between two others may lie lower: height counts half.
  to[2]! *= 0.5;
  at[2]! *= 0.5;
  const length2 = to[0]! ** 2 + to[1]! ** 2 + to[2]! ** 2;
  if (length2 < 1e-6) return 0;
  const share = (at[0]! * to[0]! + at[1]! * to[1]! + at[2]! * to[2]!) / length2;
  const length = Math.sqrt(length2);
  const off = Math.hypot(at[0]! - share * to[0]!, at[1]! - share * to[1]!, at[2]! - share * to[2]!);
  const centred = rises(share, 0.1, 0.06) * rises(1 - share, 0.1, 0.06);
  const slack = 0.15 + 0.15 * length;
  return (
    centred * decays(Math.max(0, off - 0.1), slack) * decays(Math.abs(share - 0.5), 1.2) * decays(length, 6)
  );
};

const nearestPoint = (f: SceneFrame, i: number, x: number, y: number): readonly [number, number] => [
  Math.max(f.x0[i]!, Math.min(f.x1[i]!, x)) - x,
  Math.max(f.y0[i]!, Math.min(f.y1[i]!, y)) - y,
];

/** Between the nearest faces of two things, as between a bed and a long wall, whose middle may be far off. */
const betweenFaces = ({ frame: f, subject, anchors }: RelationInput): number => {
  const [a, b] = anchors;
  if (a === undefined || b === undefined || subject === a || subject === b || f.planar) return 0;
  const [x, y] = [centreX(f, subject), centreY(f, subject)];
  const [ax, ay] = nearestPoint(f, a, x, y);
  const [bx, by] = nearestPoint(f, b, x, y);
  const lengths = Math.hypot(ax, ay) * Math.hypot(bx, by);
  const opposite = lengths < 1e-6 ? 0 : -(ax * bx + ay * by) / lengths;
  const gap = (anchor: number): number => decays(boxGap(f, subject, anchor), 0.6);
  return (0.1 + 0.9 * rises(opposite, 0.3, 0.25)) * gap(a) * gap(b);
};

/** Of a thing longer than this, metres, the middle says little of where it is. */
const LONG_METRES = 2.5;
const hasLong = ({ frame: f, anchors }: RelationInput): boolean =>
  !f.planar && anchors.some((anchor) => groundLength(f, anchor) > LONG_METRES);

/** Two or more of the group within a short way. */
const among = ({ frame, subject, anchors }: RelationInput): number => {
  const gaps = anchors
    .filter((anchor) => anchor !== subject)
    .map((anchor) => boxGap(frame, subject, anchor))
    .sort((a, b) => a - b);
  return gaps.length === 0 ? 0 : decays((gaps[0]! + (gaps[1] ?? gaps[0]!)) / 2, 0.7);
};

/** No other of its kind near: distance to the nearest peer. */
const alone = ({ frame, subject, peers }: RelationInput): number => {
  let nearest = 10;
  for (let i = 0; i < frame.count; i++) {
    if (i !== subject && peers[i]! > 0.4) nearest = Math.min(nearest, boxGap(frame, subject, i));
  }
  return rises(nearest, 0.6, 0.4);
};

const measured = ({ frame, subject, anchors }: RelationInput): string =>
  anchors.map((anchor) => `${boxGap(frame, subject, anchor).toFixed(2)} m`).join(' and ') || 'by itself';

/** Nothing stands on or before it: used for "empty" and "alone". */
export const carriesNothing = (input: RelationInput): number => {
  const { frame: f, subject } = input;
  let load = 0;
  for (let i = 0; i < f.count; i++) {
    if (i === subject || f.structural[i]!) continue;
    const inside = footprintShare(f, i, subject) * heightShare(f, i, subject);
    const above =
      footprintShare(f, i, subject) *
      decays(Math.abs(f.z0[i]! - f.z1[subject]!), 0.05 + 0.1 * height(f, subject));
    load = Math.max(load, inside, above);
  }
  return 1 - 0.9 * load;
};

export const GROUP: readonly RelationSpec[] = [
  {
    name: 'between',
    family: 'between',
    phrases: [
      '~(?:in |on )?between',
      '~betwixt',
      '~(?:in|at|on) @(?:middle|center) (?:of|between)(?= (?:the )?(?:two|both|other two|2)\\b)',
      '~sandwiched between',
      '~separating',
    ],
    arity: 2,
    viewDependent: false,
    score: (input) => (hasLong(input) ? betweenFaces(input) : between(input)),
    aspects: { gap: betweenFaces },
    measured,
  },
  {
    name: 'among',
    family: 'among',
    phrases: [
      '~among(?:st)?',
      '~amidst',
      '~in @(?:group|row|line|cluster) of',
      '~in with',
      '~with the other',
    ],
    arity: 1,
    viewDependent: false,
    score: among,
    measured,
  },
  {
    name: 'alone',
    family: 'alone',
    phrases: [
      '~(?:all )?(?:by|on) (?:itself|its own|themselves)',
      'itself',
      'alone',
      'isolated',
      'separate(?:d)? from the (?:others?|rest)',
      'away from the (?:others?|rest|other (?:ones|two|three))',
      'apart from the (?:others?|rest)',
      'stand alone',
    ],
    arity: 0,
    viewDependent: false,
    score: alone,
    measured,
  },
];
