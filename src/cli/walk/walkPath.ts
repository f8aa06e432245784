import { multiply, quaternionFromYaw } from '../../core/transforms/rigid.ts';
import type { Quaternion, Transform } from '../../core/types/geometry.ts';
import { ROOM } from './House.ts';

/** A leg of the walk: from here to there, while the head turns from one side to the other. */
interface Leg {
  readonly seconds: number;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly yaws: readonly [number, number];
}

const HEIGHT = 1.2;
/** Down, so that the floor beside the robot is in the image. */
const PITCH = 0.5;
/** Optical axes (x right, y down, z forward) of a camera that looks along the map's x. */
const OPTICAL: Quaternion = [-0.5, 0.5, -0.5, 0.5];
const ROUND = 2 * Math.PI;

const middle = (room: number, dx = 0, dy = 0): readonly [number, number] => [
  (room + 0.5) * ROOM + dx,
  ROOM / 2 + dy,
];
/** Once round on a spot. */
const look = (spot: readonly [number, number], yaw: number): Leg => ({
  seconds: 11,
  from: spot,
  to: spot,
  yaws: [yaw, yaw + ROUND],
});
const walk = (from: readonly [number, number], to: readonly [number, number], yaw: number): Leg => ({
  seconds: 6,
  from,
  to,
  yaws: [yaw, yaw],
});

const [A, B, C] = [middle(0, -0.3, 0.2), middle(1, -0.3, -0.3), middle(2, -0.3, 0.2)];
const [D, E, F] = [middle(2, 0.3, -0.3), middle(1, 0.3, 0.3), middle(0, 0.3, -0.2)];

/** Through three rooms and back: a look round in each, on two spots in the course of the walk. */
const LEGS: readonly Leg[] = [
  look(A, 0),
  walk(A, B, 0),
  look(B, 0),
  walk(B, C, 0),
  look(C, 0),
  look(D, Math.PI),
  walk(D, E, Math.PI),
  look(E, Math.PI),
  walk(E, F, Math.PI),
  look(F, Math.PI),
];

export const WALK_SECONDS = LEGS.reduce((sum, { seconds }) => sum + seconds, 0);
/** While the camera is in the last room: then things change in the others. */
export const CHANGE_SECONDS = 11 + 6 + 11 + 6 + 5.5;

/** Where the camera is, in the map. */
export const cameraAt = (seconds: number): Transform => {
  let left = seconds;
  let leg = LEGS[0]!;
  for (const one of LEGS) {
    leg = one;
    if (left <= one.seconds) break;
    left -= one.seconds;
  }
  const t = Math.min(1, left / leg.seconds);
  const mix = (a: number, b: number): number => a + t * (b - a);
  return {
    translation: [mix(leg.from[0], leg.to[0]), mix(leg.from[1], leg.to[1]), HEIGHT],
    rotation: facing(mix(...leg.yaws)),
  };
};

const facing = (yaw: number): Quaternion =>
  multiply(multiply(quaternionFromYaw(yaw), [0, Math.sin(PITCH / 2), 0, Math.cos(PITCH / 2)]), OPTICAL);

/** The pose as a robot that is a little lost believes it to be: off by so much. */
export const believed = (
  { translation: [x, y, z], rotation }: Transform,
  [dx, dy, yaw]: readonly [number, number, number],
): Transform => ({
  translation: [x + dx, y + dy, z],
  rotation: multiply(quaternionFromYaw(yaw), rotation),
});
