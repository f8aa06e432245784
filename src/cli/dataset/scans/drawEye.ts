import type { Vec3 } from '../../../core/types/geometry.ts';
import type { Random } from '../../Random.ts';
import type { Box3 } from '../scenes/seenShare.ts';
import type { Eye } from './Eye.ts';

const HEIGHTS: readonly [number, number] = [1, 1.75];
/** From what it looks at, level, metres. */
const DISTANCES: readonly [number, number] = [0.8, 5];
/** As far from the walls, metres. */
const OFF_WALLS = 0.3;
/** It seldom looks straight at what is meant: that would tell which it is. */
const YAW_ASIDE = 0.4;
const PITCH_ASIDE = 0.2;
const PITCHES: readonly [number, number] = [-0.15, 0.9];
const TRIES = 40;

const clamp = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/** Looks from a place about to another, with a lens of chance. */
export const lookFrom = (at: Vec3, to: Vec3, random: Random): Eye => {
  const [dx, dy] = [to[0] - at[0], to[1] - at[1]];
  const down = Math.atan2(at[2] - to[2], Math.hypot(dx, dy));
  return {
    at,
    yaw: Math.atan2(dy, dx) + random.between(-YAW_ASIDE, YAW_ASIDE),
    pitch: clamp(down + random.between(-PITCH_ASIDE, PITCH_ASIDE), PITCHES),
    focal: random.between(480, 640),
  };
};

const low = ({ center, size }: Box3, axis: 0 | 1 | 2): number => center[axis] - size[axis] / 2;
const high = ({ center, size }: Box3, axis: 0 | 1 | 2): number => center[axis] + size[axis] / 2;

/** Where in a room a camera of chance may stand that looks at a thing; undefined where no place was found. */
export const drawEye = (room: readonly Box3[], to: Vec3, random: Random): Eye | undefined => {
  const range = (axis: 0 | 1): readonly [number, number] => [
    Math.min(...room.map((box) => low(box, axis))) + OFF_WALLS,
    Math.max(...room.map((box) => high(box, axis))) - OFF_WALLS,
  ];
  const [xs, ys] = [range(0), range(1)];
  const floor = Math.min(...room.map((box) => low(box, 2)));
  for (let i = 0; i < TRIES; i++) {
    const at: Vec3 = [random.between(...xs), random.between(...ys), floor + random.between(...HEIGHTS)];
    const distance = Math.hypot(to[0] - at[0], to[1] - at[1]);
    const isIn = (box: Box3): boolean =>
      ([0, 1, 2] as const).every((axis) => low(box, axis) < at[axis] && at[axis] < high(box, axis));
    if (distance >= DISTANCES[0] && distance <= DISTANCES[1] && !room.some(isIn))
      return lookFrom(at, to, random);
  }
  return undefined;
};

/** In front of a thing whose front is known, turned to it. */
export const standBefore = (
  { center, front }: { readonly center: Vec3; readonly front: readonly [number, number] },
  random: Random,
): Eye => {
  const turn = Math.atan2(front[1], front[0]) + random.between(-0.35, 0.35);
  const distance = random.between(1.2, 3);
  const at: Vec3 = [
    center[0] + distance * Math.cos(turn),
    center[1] + distance * Math.sin(turn),
    random.between(1.1, 1.6),
  ];
  return lookFrom(at, center, random);
};
