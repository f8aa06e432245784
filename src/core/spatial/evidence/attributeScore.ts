import type { AttributeConstraint } from '../grammar/LogicalForm.ts';
import { isWithin } from '../grammar/measure/boundAt.ts';
import { carriesNothing } from '../relations/families/group.ts';
import { colourScore, colourShare } from '../scene/colour.ts';
import { isFloor } from '../scene/isRoomPart.ts';
import { breadth, groundLength, height, width } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import { isClothing, partDegree, wornScore } from '../scene/persons/wornScore.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import { sizeValue } from '../scene/sizeValue.ts';
import { IMAGE_VIEW } from '../scene/View.ts';

const SIZES = {
  large: 'large',
  small: 'small',
  tall: 'tall',
  short: 'short',
  long: 'long',
  narrow: 'narrow',
  thick: 'thick',
} as const;

/** Degree 0..1 of a size word: where the object stands among its kind. */
const sizeScore = (f: SceneGeometry, i: number, value: keyof typeof SIZES, peers: Float64Array): number => {
  const of = (j: number): number => sizeValue(f, j, value);
  let total = 0;
  let mean = 0;
  for (let j = 0; j < f.count; j++) {
    if (peers[j]! < 0.3) continue;
    total += peers[j]!;
    mean += peers[j]! * of(j);
  }
  if (total === 0) return 0.5;
  mean /= total;
  return sigmoid(of(i) - mean, 0, 0.2);
};

const shapeScore = (f: SceneGeometry, i: number, value: string): number | undefined => {
  const long = Math.max(width(f, i), breadth(f, i));
  const short = Math.min(width(f, i), breadth(f, i));
  if (f.planar || f.objects[i]!.unmeasured || long <= 0) return undefined;
  const ratio = short / long;
  switch (value) {
    case 'square':
    case 'round':
      return 0.3 + 0.7 * sigmoid(ratio, 0.7, 0.1);
    case 'rectangular':
      return 0.4 + 0.6 * (1 - sigmoid(ratio, 0.8, 0.1));
    case 'upright':
      return sigmoid(Math.log(Math.max(0.02, height(f, i)) / Math.max(0.02, groundLength(f, i))), 0.2, 0.3);
    case 'thin':
      return sigmoid(Math.log(Math.max(0.02, groundLength(f, i)) / Math.max(0.02, height(f, i))), 0.2, 0.3);
    default:
      return undefined;
  }
};

/** "red|blue": as well as the colour that fits better. */
const eitherColourScore = (
  f: SceneGeometry,
  i: number,
  { value, joined }: AttributeConstraint,
): number | undefined => {
  const scores = value.split('|').map((colour) => colourScore(f.objects[i]!, colour, f.exposure, joined));
  return scores.every((score) => score === undefined)
    ? undefined
    : scores.reduce<number>((best, score) => Math.max(best, score ?? 0), 0);
};

/** Degree 0..1 of an attribute before negation; undefined where the scene cannot tell. */
export const attributeScore = (
  f: SceneGeometry,
  i: number,
  constraint: AttributeConstraint,
  peers: Float64Array,
): number | undefined => {
  switch (constraint.attribute) {
    case 'colour':
      return eitherColourScore(f, i, constraint);
    case 'size':
      return constraint.value in SIZES
        ? sizeScore(f, i, constraint.value as keyof typeof SIZES, peers)
        : undefined;
    case 'shape':
      return shapeScore(f, i, constraint.value);
    case 'material':
      return constraint.value === 'wood' && f.objects[i]!.meanRgb
        ? 0.3 + 0.7 * (colourScore(f.objects[i]!, 'brown', f.exposure) ?? 0)
        : undefined;
    case 'state':
      return constraint.value === 'empty'
        ? carriesNothing({ frame: f, subject: i, anchors: [], view: IMAGE_VIEW, peers })
        : undefined;
    case 'part':
      return partScore(f, i, constraint);
    case 'posture':
      return postureScore(f, i, constraint.value);
    case 'measure':
      return measureScore(f, i, constraint);
    case 'mark':
      return f.objects[i]!.id === Number(constraint.value) ? 1 : 0;
    default:
      return undefined;
  }
};

/** Share of a surface that a part's colour has at least, and how sharply less counts less. */
const PART_SHARE = 0.04;
const PART_WIDTH = 0.015;

/** Degree 0..1 to which something of an object has a colour; undefined where only its mean colour is known. */
const partScore = (f: SceneGeometry, i: number, { part, value }: AttributeConstraint): number | undefined => {
  const { colours, body } = f.objects[i]!;
  if (part === undefined || !colours || colours.length === 0) return undefined;
  // Where people were looked at, nothing else has clothes on.
  if (isClothing(part) && f.objects.some((object) => object.body))
    return body && wornScore(body, part, value);
  return partDegree(colourShare(colours, value), PART_SHARE, PART_WIDTH);
};

/** Metres: a person who stands is higher, one who sits is not flat. */
const STANDING_HEIGHT = 1.35;
const LYING_HEIGHT = 0.65;
const POSTURE_WIDTH = 0.1;

const postureScore = (f: SceneGeometry, i: number, value: string): number | undefined => {
  if (f.planar || f.objects[i]!.unmeasured || f.objects[i]!.truncated) return undefined;
  // What hides the legs makes a box lower, and the head no lower.
  const isFloorSeen = f.objects.some((_, k) => isFloor(f, k));
  const tall = isFloorSeen ? f.z1[i]! - f.room.floorZ : height(f, i);
  const upright = sigmoid(tall, STANDING_HEIGHT, POSTURE_WIDTH);
  if (!isFloorSeen && upright < 0.5) return undefined;
  const flat = 1 - sigmoid(tall, LYING_HEIGHT, POSTURE_WIDTH);
  if (value === 'standing') return upright;
  return value === 'lying' ? flat : (1 - upright) * (1 - flat);
};

/** Stated sizes hold within this share of themselves to 0.6, and what is twice or half of them hardly. */
const MEASURE_SHARE = 0.25;
/** "At least" and "under" are meant more strictly. */
const BOUND_SHARE = 0.05;

const measureScore = (
  f: SceneGeometry,
  i: number,
  { value, metres, bound }: AttributeConstraint,
): number | undefined => {
  const isTold = !f.planar && !f.objects[i]!.unmeasured && metres !== undefined;
  const measured = isTold ? extentOf(f, i, value) : undefined;
  if (measured === undefined || !(measured > 0)) return undefined;
  if (isWithin(bound, measured, metres!)) return 1;
  const share = bound === undefined ? MEASURE_SHARE : BOUND_SHARE;
  return Math.exp(-0.5 * (Math.log(measured / metres!) / share) ** 2);
};

/** The extent of an object that a stated size speaks of, metres. */
const extentOf = (f: SceneGeometry, i: number, quantity: string): number | undefined => {
  switch (quantity) {
    case 'height':
      return height(f, i);
    case 'width':
    case 'length':
      return Math.max(width(f, i), breadth(f, i));
    case 'depth':
      return Math.min(width(f, i), breadth(f, i));
    case 'size':
      return Math.max(width(f, i), breadth(f, i), height(f, i));
    default:
      return undefined;
  }
};
