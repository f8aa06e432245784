import { frontOf } from '../../scene/fronts.ts';
import {
  aheadOffset,
  boxGap,
  breadth,
  centreX,
  centreY,
  groundGap,
  rightOffset,
  width,
} from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import {
  familyOf,
  type RelationInput,
  type RelationSpec,
  swapped,
  type Truth,
  untold,
} from '../RelationSpec.ts';

// Degrees, with long tails.

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

// Verdicts, in crisp margins.

/** Long side over short side from which a thing has a direction. */
const LONG_RATIO = 1.4;
/** Angles that count as one direction, radians. */
const ALIGNED_RADIANS = 0.35;

/** Cosine between the given front of `of` and the way to `to`; fronts are never guessed for a verdict. */
const givenFrontCosine = (f: SceneGeometry, of: number, to: number): number | undefined => {
  const front = f.objects[of]!.front;
  const [x, y] = [centreX(f, to) - centreX(f, of), centreY(f, to) - centreY(f, of)];
  const length = Math.hypot(x, y) * Math.hypot(front?.[0] ?? 0, front?.[1] ?? 0);
  return front && length > 1e-6 ? (front[0] * x + front[1] * y) / length : undefined;
};

const isFacing: Truth = ({ frame, subject, anchors }) => {
  const cosine = givenFrontCosine(frame, subject, anchors[0]!);
  return cosine === undefined ? undefined : sigmoid(cosine, 0.65, 0.08);
};

const isFacingAway: Truth = ({ frame, subject, anchors }) => {
  const cosine = givenFrontCosine(frame, subject, anchors[0]!);
  return cosine === undefined ? undefined : sigmoid(-cosine, 0.4, 0.1);
};

/** Opposite: some way apart, each before the other's front where fronts are given. */
const isAcross: Truth = (input) => {
  const { frame, subject, anchors } = input;
  if (boxGap(frame, subject, anchors[0]!) < 0.1) return 0.25;
  const own = isFacing(input);
  const other = isFacing(swapped(input));
  return own === undefined || other === undefined ? undefined : own * other;
};

/** Direction of the long side, radians about z, modulo pi; undefined for things as broad as long. */
const longDirectionOf = (f: SceneGeometry, i: number): number | undefined => {
  const [w, b] = [width(f, i), breadth(f, i)];
  if (Math.max(w, b) < LONG_RATIO * Math.min(w, b)) return undefined;
  const along = w >= b ? 0 : Math.PI / 2;
  const yaw = f.objects[i]!.yaw;
  if (yaw === undefined) return along;
  // The box's own axis that is nearest to the long side of its extents.
  const quarter = Math.PI / 2;
  return yaw + Math.round((along - yaw) / quarter) * quarter;
};

const angleBetween: Truth = ({ frame, subject, anchors }) => {
  const [a, b] = [longDirectionOf(frame, subject), longDirectionOf(frame, anchors[0]!)];
  if (a === undefined || b === undefined || frame.planar) return undefined;
  return Math.acos(Math.min(1, Math.abs(Math.cos(a - b))));
};

const isParallel: Truth = (input) => {
  const angle = angleBetween(input);
  return angle === undefined ? undefined : 1 - sigmoid(angle, ALIGNED_RADIANS, 0.08);
};

const isPerpendicular: Truth = (input) => {
  const angle = angleBetween(input);
  return angle === undefined ? undefined : sigmoid(angle, Math.PI / 2 - ALIGNED_RADIANS, 0.08);
};

const UNKNOWN_FRONTS = { arity: 1, inImage: 'untold', measured, needs: 'no front is known' } as const;

export const FACING: readonly RelationSpec[] = [
  ...familyOf(
    {
      ...UNKNOWN_FRONTS,
      family: 'facingAway',
      ofDirections: true,
      saidLikeHaving: true,
      score: facingAway,
      truth: isFacingAway,
    },
    [
      {
        name: 'facing away from',
        phrases: [
          '~facing away from',
          '~with (?:its|the) back (?:to|toward|towards|against|facing)',
          '~turned away from',
        ],
        telling: { words: 'is facing away from', weight: 0.6 },
      },
    ],
  ),
  ...familyOf(
    {
      ...UNKNOWN_FRONTS,
      family: 'facing',
      ofDirections: true,
      excludes: ['facingAway'],
      score: facing,
      truth: isFacing,
    },
    [
      {
        name: 'facing',
        phrases: [
          '~(?:facing|faces)(?: (?:toward|towards|to))?',
          '~(?:turned|pointed|pointing) (?:to|toward|towards|at)',
        ],
        telling: { words: 'is facing', weight: 0.74 },
      },
    ],
  ),
  ...familyOf(
    {
      family: 'across',
      arity: 1,
      inImage: 'untold',
      needs: 'no fronts are known',
      score: across,
      truth: isAcross,
      measured,
    },
    [
      {
        name: 'across from',
        phrases: ['~(?:directly )?across from', '~(?:directly )?across(?: of| to)?'],
        converse: 'across from',
      },
      {
        name: 'on the other side of',
        phrases: ['~on @(?:other|opposite|far) side of (?:the room|the hall|the hallway) (?:from|as|of)'],
      },
      {
        name: 'opposite to',
        phrases: [
          '~opposite(?: (?:to|of|from|side of|end of|wall of|wall from|side from|side to))?',
          '~on @(?:opposite|other) (?:side|wall|end)(?: of| from| to)',
        ],
        converse: 'opposite to',
      },
    ],
  ),
  ...familyOf(
    {
      family: 'parallel',
      arity: 1,
      inImage: 'untold',
      excludes: ['perpendicular'],
      converseFamily: 'parallel',
      needs: 'no direction is known',
      score: parallel,
      truth: isParallel,
      measured,
    },
    [
      {
        name: 'parallel to',
        phrases: ['~parallel (?:to|with)', '~congruent(?: to| with)?'],
        converse: 'parallel to',
        telling: { words: 'is parallel to', weight: 0.3 },
      },
    ],
  ),
  ...familyOf(
    {
      family: 'perpendicular',
      arity: 1,
      inImage: 'untold',
      converseFamily: 'perpendicular',
      needs: 'no direction is known',
      score: (input) => 1.15 - parallel(input),
      truth: isPerpendicular,
      measured,
    },
    [
      {
        name: 'perpendicular to',
        phrases: ['~perpendicular (?:to|with)'],
        converse: 'perpendicular to',
        telling: { words: 'is perpendicular to', weight: 0.3 },
      },
    ],
  ),
  ...familyOf({ family: 'sameSide', arity: 1, score: sameSide, truth: untold, measured }, [
    {
      name: 'same side as',
      phrases: ['~(?:on )?@same (?:side|wall) (?:as|of|with)'],
      converse: 'same side as',
    },
  ]),
];
