import { distanceTo, type TargetGround } from './TargetGround.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
  /** From the target's rectangle, metres. */
  readonly distance: number;
}

const STEP_METRES = 0.08;
const RING_METRES = 0.1;
const MOST_RINGS = 40;

/** Places at `nearest` metres from the target's rectangle, then farther ones up to `farthest`: rings of rounded corners. */
export function* placesAround(
  target: TargetGround,
  robot: readonly [number, number],
  nearest: number,
  farthest: number,
): Generator<Place> {
  const rings = Math.min(MOST_RINGS, Math.floor((farthest - nearest) / RING_METRES + 1e-9));
  const step = rings === 0 ? 0 : (farthest - nearest) / rings;
  for (let k = 0; k <= rings; k++) {
    const distance = nearest + k * step;
    yield towards(target, robot, distance);
    for (const [x, y] of ring(target, distance)) yield { x, y, distance };
  }
}

/** The place at a distance on the straight line from the robot to the middle of the target. */
export const towards = (target: TargetGround, [x, y]: readonly [number, number], distance: number): Place => {
  const away = Math.atan2(y - target.y, x - target.x);
  const at = (t: number) => [target.x + t * Math.cos(away), target.y + t * Math.sin(away)] as const;
  let low = 0;
  let high = distance + Math.hypot(target.length, target.width);
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (distanceTo(target, ...at(middle)) < distance) low = middle;
    else high = middle;
  }
  const [px, py] = at(high);
  return { x: px, y: py, distance };
};

/** Points all round at a distance, sides first. */
function* ring(target: TargetGround, distance: number): Generator<readonly [number, number]> {
  const { x, y, yaw } = target;
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  const out = (a: number, b: number): readonly [number, number] => [x + c * a - s * b, y + s * a + c * b];
  const a = target.length / 2;
  const b = target.width / 2;
  for (const t of along(-a, a)) {
    yield out(t, b + distance);
    yield out(t, -b - distance);
  }
  for (const t of along(-b, b)) {
    yield out(a + distance, t);
    yield out(-a - distance, t);
  }
  const turns = Math.max(2, Math.ceil((distance * Math.PI) / 2 / STEP_METRES));
  for (const [sx, sy] of [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ] as const)
    for (let k = 1; k < turns; k++) {
      const angle = (k * Math.PI) / 2 / turns;
      yield out(sx * (a + distance * Math.cos(angle)), sy * (b + distance * Math.sin(angle)));
    }
}

function* along(from: number, to: number): Generator<number> {
  const steps = Math.max(1, Math.ceil((to - from) / STEP_METRES));
  for (let k = 0; k <= steps; k++) yield from + ((to - from) * k) / steps;
}
