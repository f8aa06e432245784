import type { ColorImage, DepthImage, RgbdFrame } from '../../core/types/images.ts';
import type { LabelScore, LandmarkCandidate, Mask } from '../../core/types/landmarks.ts';
import type { Random } from '../Random.ts';
import type { Thing } from './House.ts';
import { KINDS } from './kinds.ts';
import type { Rendered } from './renderSolids.ts';

/** A structured-light camera: focal length (pixels) times baseline (metres), steps of disparity, and its noise in steps. */
const FOCAL_BASELINE = 580 * 0.075;
const STEPS = 8;
const NOISE_STEPS = 1 / 6;
const NEAREST = 0.45;
const FARTHEST = 8;
/** Pixels at a step of depth are lost so often. */
const LOST_AT_STEP = 0.35;
const STEP_SHARE = 0.05;
/** Grain of colour, of 255, and how bright a frame comes out. */
const GRAIN = 10;
const BRIGHTNESS: readonly [number, number] = [0.92, 1.08];
/** Fewer pixels of a thing than this are no segment. */
const LEAST_PIXELS = 120;

/** How often segmentation misses a thing, and how often it is named wrongly or not at all. */
export interface Slips {
  readonly missed: number;
  readonly misnamed: number;
  readonly nameless: number;
}

/** Bell-shaped, of deviation 1. */
export const bell = (random: Random): number =>
  (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3);

export const noisyDepth = (
  random: Random,
  { depth }: Rendered,
  width: number,
  height: number,
): DepthImage => {
  const data = new Float32Array(depth.length);
  for (let i = 0; i < depth.length; i++) {
    const z = depth[i]!;
    if (z < NEAREST || z > FARTHEST) continue;
    const beside = depth[i + 1] ?? z;
    if (Math.abs(beside - z) > STEP_SHARE * z && random.chance(LOST_AT_STEP)) continue;
    const steps = Math.round((FOCAL_BASELINE / z) * STEPS + NOISE_STEPS * bell(random));
    data[i] = (FOCAL_BASELINE * STEPS) / steps;
  }
  return { width, height, data };
};

export const paint = (
  random: Random,
  { numbers }: Rendered,
  rgbOf: readonly (readonly number[])[],
  width: number,
  height: number,
): ColorImage => {
  const data = new Uint8Array(numbers.length * 3);
  const brightness = random.between(...BRIGHTNESS);
  for (let i = 0; i < numbers.length; i++) {
    const rgb = rgbOf[numbers[i]!]!;
    const grain = GRAIN * (random.next() - 0.5);
    for (let c = 0; c < 3; c++)
      data[3 * i + c] = Math.max(0, Math.min(255, Math.round(rgb[c]! * brightness + grain)));
  }
  return { width, height, data };
};

/** True masks of the things that show, with the slips of a segmenter and a detector. */
export const segments = (
  random: Random,
  { numbers }: Rendered,
  things: ReadonlyMap<number, Thing>,
  { color: { width } }: Pick<RgbdFrame, 'color'>,
  slips: Slips,
): readonly LandmarkCandidate[] =>
  [...things].flatMap(([number, { kind }]): LandmarkCandidate[] => {
    const mask = maskOf(numbers, number, width);
    if (!mask || mask.pixelCount < LEAST_PIXELS || random.chance(slips.missed)) return [];
    const role = kind.label === 'table' ? 'support' : 'object';
    return [{ mask, role, labels: namesOf(random, kind.label, slips) }];
  });

const namesOf = (random: Random, label: string, { misnamed, nameless }: Slips): readonly LabelScore[] => {
  const chance = random.next();
  if (chance < nameless) return [];
  const name = chance < nameless + misnamed ? random.pick(KINDS).label : label;
  return [{ label: name, score: random.between(0.35, 0.85) }];
};

const maskOf = (numbers: Uint8Array, number: number, width: number): Mask | undefined => {
  let [x0, y0, x1, y1, pixelCount] = [width, Number.POSITIVE_INFINITY, -1, -1, 0];
  for (let i = numbers.indexOf(number); i >= 0; i = numbers.indexOf(number, i + 1)) {
    const [u, v] = [i % width, Math.floor(i / width)];
    [x0, y0, x1, y1] = [Math.min(x0, u), Math.min(y0, v), Math.max(x1, u), Math.max(y1, v)];
    pixelCount++;
  }
  if (pixelCount === 0) return undefined;
  const across = x1 + 1 - x0;
  const bits = new Uint8Array(across * (y1 + 1 - y0));
  for (let v = y0; v <= y1; v++)
    for (let u = x0; u <= x1; u++)
      if (numbers[v * width + u] === number) bits[(v - y0) * across + (u - x0)] = 1;
  return { box: { x0, y0, x1: x1 + 1, y1: y1 + 1 }, bits, pixelCount };
};
