import {
  boxGap,
  centreX,
  centreY,
  centreZ,
  footprintShare,
  groundLength,
  height,
  heightShare,
} from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { RelationInput, RelationSpec, Truth } from '../RelationSpec.ts';
import { isNear } from './distance.ts';

/** How far along the segment from one anchor to the other (0..1) and how far off it, as a share of its length. */
const between = ({ frame: f, subject, anchors }: RelationInput): number => {
  const [a, b] = anchors;
  if (a === undefined || b === undefined || a === b || subject === a || subject === b) return 0;
  const [ax, ay, az] = [centreX(f, a), centreY(f, a), centreZ(f, a)];
  const dx = centreX(f, b) - ax;
  const dy = centreY(f, b) - ay;
  // Things between two others may lie lower: height counts half.
  const dz = 0.5 * (centreZ(f, b) - az);
  const length2 = dx * dx + dy * dy + dz * dz;
  if (length2 < 1e-6) return 0;
  const x = centreX(f, subject) - ax;
  const y = centreY(f, subject) - ay;
  const z = 0.5 * (centreZ(f, subject) - az);
  const share = (x * dx + y * dy + z * dz) / length2;
  const length = Math.sqrt(length2);
  const off = Math.hypot(x - share * dx, y - share * dy, z - share * dz);
  const centred = sigmoid(share, 0.1, 0.06) * sigmoid(1 - share, 0.1, 0.06);
  const slack = 0.15 + 0.15 * length;
  return (
    centred *
    expDecay(Math.max(0, off - 0.1), slack) *
    expDecay(Math.abs(share - 0.5), 1.2) *
    expDecay(length, 6)
  );
};

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Between the nearest faces of two things, as between a bed and a long wall, whose middle may be far off. */
const betweenFaces = ({ frame: f, subject, anchors }: RelationInput): number => {
  const [a, b] = anchors;
  if (a === undefined || b === undefined || subject === a || subject === b || f.planar) return 0;
  const gaps = expDecay(boxGap(f, subject, a), 0.6) * expDecay(boxGap(f, subject, b), 0.6);
  if (gaps < LEAST_GAPS) return gaps;
  const x = centreX(f, subject);
  const y = centreY(f, subject);
  const ax = clamp(x, f.x0[a]!, f.x1[a]!) - x;
  const ay = clamp(y, f.y0[a]!, f.y1[a]!) - y;
  const bx = clamp(x, f.x0[b]!, f.x1[b]!) - x;
  const by = clamp(y, f.y0[b]!, f.y1[b]!) - y;
  const lengths = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
  const opposite = lengths < 1e-6 ? 0 : -(ax * bx + ay * by) / lengths;
  return (0.1 + 0.9 * sigmoid(opposite, 0.3, 0.25)) * gaps;
};

/** Gaps so wide leave nothing to tell. */
const LEAST_GAPS = 1e-6;

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
  return gaps.length === 0 ? 0 : expDecay((gaps[0]! + (gaps[1] ?? gaps[0]!)) / 2, 0.7);
};

/** No other of its kind near: distance to the nearest peer. */
const alone = ({ frame, subject, peers }: RelationInput): number => {
  let nearest = 10;
  for (let i = 0; i < frame.count; i++) {
    if (i !== subject && peers[i]! > 0.4) nearest = Math.min(nearest, boxGap(frame, subject, i));
  }
  return sigmoid(nearest, 0.6, 0.4);
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
      expDecay(Math.abs(f.z0[i]! - f.z1[subject]!), 0.05 + 0.1 * height(f, subject));
    load = Math.max(load, inside, above);
  }
  return 1 - 0.9 * load;
};

// Verdicts, in crisp margins.

/** Share of the way from one anchor to the other that belongs to the anchors. */
const ENDS = 0.12;
/** Off the line by this share of its length, and by this many metres, is as much between as not. */
const OFF_SHARE = 0.3;
const OFF_METRES = 0.12;

/** On the way from one anchor to the other, and not far off it. */
const isBetween: Truth = ({ frame: f, subject, anchors }) => {
  const [a, b] = anchors;
  if (a === undefined || b === undefined || a === b) return undefined;
  if (subject === a || subject === b) return 0;
  const at = (i: number) => [centreX(f, i), centreY(f, i), centreZ(f, i) * 0.5] as const;
  const [from, to, me] = [at(a), at(b), at(subject)];
  const way = to.map((v, k) => v - from[k]!);
  const mine = me.map((v, k) => v - from[k]!);
  const length2 = way.reduce((sum, v) => sum + v * v, 0);
  if (length2 < 1e-6) return undefined;
  const share = mine.reduce((sum, v, k) => sum + v * way[k]!, 0) / length2;
  const length = Math.sqrt(length2);
  const off = Math.hypot(...mine.map((v, k) => v - share * way[k]!));
  // A table is not between the things that stand on it.
  const carries = Math.max(footprintShare(f, a, subject), footprintShare(f, b, subject)) > 0.6;
  const limit = OFF_METRES + OFF_SHARE * length;
  const onTheWay = sigmoid(share, ENDS, 0.04) * sigmoid(1 - share, ENDS, 0.04);
  return (carries ? 0.4 : 1) * onTheWay * (1 - sigmoid(off, limit, 0.15 * limit));
};

/** Near two of the group, or near its only member. */
const isAmong: Truth = (input) => {
  const anchors = input.anchors.filter((anchor) => anchor !== input.subject);
  if (anchors.length < 2) return undefined;
  const gaps = anchors
    .map((anchor) => ({ anchor, gap: boxGap(input.frame, input.subject, anchor) }))
    .sort((p, q) => p.gap - q.gap);
  return isNear({ ...input, anchors: [gaps[1]!.anchor] });
};

export const GROUP: readonly RelationSpec[] = [
  {
    name: 'between',
    family: 'between',
    firm: true,
    phrases: [
      '~(?:in |on )?between',
      '~betwixt',
      '~(?:in|at|on) @(?:middle|center) (?:of|between)(?= (?:the )?(?:two|both|other two|2)\\b)',
      '~sandwiched between',
      '~separating',
    ],
    arity: 2,
    score: (input) => (hasLong(input) ? betweenFaces(input) : between(input)),
    aspects: { gap: betweenFaces },
    truth: isBetween,
    measured,
  },
  {
    name: 'among',
    family: 'among',
    anchorsTaken: 'group',
    phrases: [
      '~among(?:st)?',
      '~amidst',
      '~in @(?:group|row|line|cluster) of',
      '~in with',
      '~with the other',
    ],
    arity: 1,
    score: among,
    truth: isAmong,
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
    score: alone,
    measured,
  },
];
