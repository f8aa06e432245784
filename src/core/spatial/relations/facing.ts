import { frontOf } from '../scene/fronts.ts';
import { aheadOffset, boxGap, centreX, centreY, groundGap, rightOffset } from '../scene/measures.ts';
import { expDecay, sigmoid } from '../scene/membership.ts';
import type { RelationInput, RelationSpec } from './RelationSpec.ts';

/** Degrees of doubt where no front is known. */
const UNKNOWN_FRONT = 0.4;

/** Cosine between the front of `of` and the direction to `to`; undefined without a front or a direction. */
const frontCosine = ({ frame: f }: RelationInput, of: number, to: number): number | undefined => {
  const front = frontOf(f, of);
  const x = centreX(f, to) - centreX(f, of);
  const y = centreY(f, to) - centreY(f, of);
  const length = Math.hypot(x, y);
  if (!front || length < 1e-6) return undefined;
  return (front[0] * x + front[1] * y) / length;
};

const facing = (input: RelationInput): number => {
  const cosine = frontCosine(input, input.subject, input.anchors[0]!);
  return cosine === undefined ? UNKNOWN_FRONT : sigmoid(cosine, 0.5, 0.2);
};

const facingAway = (input: RelationInput): number => {
  const cosine = frontCosine(input, input.subject, input.anchors[0]!);
  return cosine === undefined ? UNKNOWN_FRONT : sigmoid(-cosine, 0.3, 0.2);
};

/** Opposite: before the anchor's front, in line with it, on the other side of a space. */
const across = (input: RelationInput): number => {
  const { frame, subject, anchors, view } = input;
  const anchor = anchors[0]!;
  if (frame.planar) return 0.5 + 0.5 * sigmoid(Math.abs(rightOffset(frame, subject, anchor, view)), 0.5, 0.3);
  const front = frontOf(frame, anchor);
  const x = centreX(frame, subject) - centreX(frame, anchor);
  const y = centreY(frame, subject) - centreY(frame, anchor);
  const gap = groundGap(frame, subject, anchor);
  if (!front) return 0.6 * sigmoid(gap, 0.7, 0.3);
  const along = front[0] * x + front[1] * y;
  const aside = Math.abs(front[1] * x - front[0] * y);
  return (
    sigmoid(along, 0.3, 0.3) * expDecay(aside / Math.max(0.5, along) - 0.2, 0.5) * sigmoid(gap, 0.3, 0.3)
  );
};

const directionOf = (f: RelationInput['frame'], i: number): readonly [number, number] =>
  f.x1[i]! - f.x0[i]! >= f.y1[i]! - f.y0[i]! ? [1, 0] : [0, 1];

const parallel = ({ frame, subject, anchors }: RelationInput): number => {
  const a = directionOf(frame, subject);
  const b = directionOf(frame, anchors[0]!);
  return 0.15 + 0.85 * Math.abs(a[0] * b[0] + a[1] * b[1]);
};

const sameSide = (input: RelationInput): number => {
  const { frame, subject, anchors } = input;
  const a = frontOf(frame, subject);
  const b = frontOf(frame, anchors[0]!);
  const aligned = a && b ? sigmoid(a[0] * b[0] + a[1] * b[1], 0.5, 0.2) : 0.4;
  return aligned * expDecay(boxGap(frame, subject, anchors[0]!), 2);
};

const measured = (input: RelationInput): string => {
  const cosine = frontCosine(input, input.subject, input.anchors[0]!);
  if (cosine === undefined)
    return `${Math.abs(aheadOffset(input.frame, input.subject, input.anchors[0]!, input.view)).toFixed(2)} m across`;
  return `${Math.round((Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI)} degrees off its front`;
};

const make = (
  name: string,
  family: RelationSpec['family'],
  phrases: string[],
  score: RelationSpec['score'],
  converse?: string,
): RelationSpec => ({
  name,
  family,
  phrases,
  arity: 1,
  viewDependent: false,
  ...(converse ? { converse } : {}),
  score,
  measured,
});

export const FACING: readonly RelationSpec[] = [
  make(
    'facing away from',
    'facingAway',
    ['~facing away from', '~with (?:its|the) back (?:to|toward|towards|against|facing)', '~turned away from'],
    facingAway,
  ),
  make(
    'facing',
    'facing',
    ['~(?:facing|faces)(?: (?:toward|towards|to))?', '~(?:turned|pointed|pointing) (?:to|toward|towards|at)'],
    facing,
  ),
  make(
    'across from',
    'across',
    ['~(?:directly )?across from', '~(?:directly )?across(?: of| to)?'],
    across,
    'across from',
  ),
  make(
    'on the other side of',
    'across',
    ['~on @(?:other|opposite|far) side of (?:the room|the hall|the hallway) (?:from|as|of)'],
    across,
  ),
  make(
    'opposite to',
    'across',
    [
      '~opposite(?: (?:to|of|from|side of|end of|wall of|wall from|side from|side to))?',
      '~on @(?:opposite|other) (?:side|wall|end)(?: of| from| to)',
    ],
    across,
    'opposite to',
  ),
  make(
    'parallel to',
    'parallel',
    ['~parallel (?:to|with)', '~congruent(?: to| with)?'],
    parallel,
    'parallel to',
  ),
  make(
    'perpendicular to',
    'perpendicular',
    ['~perpendicular (?:to|with)'],
    (input) => 1.15 - parallel(input),
    'perpendicular to',
  ),
  make('same side as', 'sameSide', ['~(?:on )?@same (?:side|wall) (?:as|of|with)'], sameSide, 'same side as'),
];
