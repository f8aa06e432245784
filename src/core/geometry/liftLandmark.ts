import { conjugate, multiply, quaternionFromYaw, rotate } from '../transforms/rigid.ts';
import type { Vec3 } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { LandmarkSpatial, Mask } from '../types/landmarks.ts';
import { dominantDepth } from './dominantDepth.ts';
import { type GroundRectangle, groundRectangle, TRIM } from './groundRectangle.ts';
import { levelFrame } from './levelFrame.ts';
import { maskPoints } from './maskPoints.ts';
import { pointCovariance } from './pointCovariance.ts';
import { roundFootprint } from './roundFootprint.ts';
import { trimmedRange } from './trimmedRange.ts';

/** Fewer points than this say nothing about a box. */
const MIN_POINTS = 12;

const ANY_DEPTH = { near: 0, far: Number.POSITIVE_INFINITY } as const;

export interface LiftedMask {
  /** Absent when fewer than 12 of the sampled pixels have usable depth. */
  readonly spatial?: LandmarkSpatial;
  /** Share of the mask's pixels with usable depth, 0..1. */
  readonly validDepthRatio: number;
}

export interface LiftHints {
  /** Against gravity, unit, optical frame. */
  readonly up: Vec3;
  /** True for things known to be round from above (a bottle, a bowl): their hidden half mirrors the visible one. */
  readonly round?: boolean;
  /**
   * True for what was cut out as a level or upright surface: nothing lies before or behind it in its mask, and seen at a
   * slant its depths stand apart as those of two things do.
   */
  readonly surface?: boolean;
}

/**
 * Depth along a mask as an upright 3D box in the optical frame. Uses the surface that most of the mask shows, so that
 * holes, occluders and what is seen through do not move it.
 */
export const liftLandmark = (
  mask: Mask,
  frame: Pick<RgbdFrame, 'depth' | 'camera'>,
  hints: LiftHints,
): LiftedMask => {
  const points = maskPoints(mask, frame);
  const validDepthRatio = points.validRatio;
  const range = hints.surface ? ANY_DEPTH : dominantDepth(points.depths);
  const xyz = range ? pointsWithin(points.xyz, range.near, range.far) : new Float64Array(0);
  if (xyz.length / 3 < MIN_POINTS) return { validDepthRatio };

  const level = levelFrame(hints.up).rotation;
  const { ground, heights, mean } = levelled(xyz, level);
  const margin = (points.shortPixels * mean[2]) / frame.camera.fx;
  const footprint =
    roundFootprint(ground, heights, hints.round ?? false) ?? grown(groundRectangle(ground), margin);
  const [bottom, top] = trimmedRange(heights, TRIM);

  const cameraFromLevel = conjugate(level);
  return {
    validDepthRatio,
    spatial: {
      box: {
        center: rotate(cameraFromLevel, [footprint.x, footprint.y, (bottom + top) / 2]),
        size: [footprint.length, footprint.width, top - bottom + 2 * margin],
        orientation: multiply(cameraFromLevel, quaternionFromYaw(footprint.yaw)),
      },
      surfaceCenter: mean,
      covariance: pointCovariance(mean, frame.camera),
    },
  };
};

/** The rectangle with the border that sampling left out. */
const grown = (rectangle: GroundRectangle, margin: number): GroundRectangle => ({
  ...rectangle,
  length: rectangle.length + 2 * margin,
  width: rectangle.width + 2 * margin,
});

const pointsWithin = (xyz: Float64Array, near: number, far: number): Float64Array => {
  const out = new Float64Array(xyz.length);
  let count = 0;
  for (let i = 0; i < xyz.length; i += 3) {
    const z = xyz[i + 2]!;
    if (z < near || z > far) continue;
    out[count++] = xyz[i]!;
    out[count++] = xyz[i + 1]!;
    out[count++] = z;
  }
  return out.subarray(0, count);
};

/** Points in the level frame as ground positions and heights, and their mean in the optical frame. */
const levelled = (xyz: Float64Array, level: ReturnType<typeof levelFrame>['rotation']) => {
  const n = xyz.length / 3;
  const rows = [
    rotate(conjugate(level), [1, 0, 0]),
    rotate(conjugate(level), [0, 1, 0]),
    rotate(conjugate(level), [0, 0, 1]),
  ];
  const [forward, left, up] = rows as [Vec3, Vec3, Vec3];
  const ground = new Float64Array(2 * n);
  const heights = new Float64Array(n);
  let mx = 0;
  let my = 0;
  let mz = 0;
  for (let i = 0; i < n; i++) {
    const x = xyz[3 * i]!;
    const y = xyz[3 * i + 1]!;
    const z = xyz[3 * i + 2]!;
    ground[2 * i] = forward[0] * x + forward[1] * y + forward[2] * z;
    ground[2 * i + 1] = left[0] * x + left[1] * y + left[2] * z;
    heights[i] = up[0] * x + up[1] * y + up[2] * z;
    mx += x;
    my += y;
    mz += z;
  }
  const mean: Vec3 = [mx / n, my / n, mz / n];
  return { ground, heights, mean };
};
