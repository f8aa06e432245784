import { fail, ok, type Result } from '../result.ts';
import { distanceFrom, type Footprint } from './Footprint.ts';

const MOST_POINTS = 100;
const FARTHEST_METRES = 10;

/**
 * Nav2's two ways to say how large a robot is: `footprint`, "[[0.3, 0.2], [0.3, -0.2], [-0.3, -0.2], [-0.3, 0.2]]", or
 * where that is "" or "[]", `robot_radius`.
 */
export const parseFootprint = (text: string, radius: number): Result<Footprint> => {
  if (/^\s*(?:\[\s*\])?\s*$/.test(text)) return ok({ kind: 'disc', radius });
  let points: unknown;
  try {
    points = JSON.parse(text);
  } catch {
    return refused(text, 'is no list of points');
  }
  if (!Array.isArray(points) || points.length < 3 || points.length > MOST_POINTS)
    return refused(text, `needs 3 to ${MOST_POINTS} points`);
  if (!points.every(isPoint))
    return refused(text, `has points that are not [x, y] within ${FARTHEST_METRES} m`);
  const footprint: Footprint = { kind: 'polygon', points };
  return distanceFrom(footprint, 0, 0) < 0 ? ok(footprint) : refused(text, 'does not hold the base [0, 0]');
};

const isPoint = (point: unknown): point is readonly [number, number] =>
  Array.isArray(point) &&
  point.length === 2 &&
  point.every((value) => typeof value === 'number' && Math.abs(value) <= FARTHEST_METRES);

const refused = (text: string, why: string): Result<never> =>
  fail(
    'INTERNAL',
    `footprint ${why}, as Nav2 writes it ([[0.3, 0.2], [0.3, -0.2], ...]): '${text.slice(0, 80)}'`,
  );
