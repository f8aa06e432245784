import { transformPoint } from '../../core/transforms/rigid.ts';
import type { CameraMotion } from '../SceneFeed.ts';

/** Where a mark of the earlier picture is in the later one: its box's middle moved by pixels, its size by a factor. */
export interface MovedMark {
  readonly track_id: number;
  readonly du: number;
  readonly dv: number;
  readonly scale: number;
}

interface Landmark {
  readonly track_id: number;
  readonly has_depth: boolean;
  readonly pose: { readonly pose: { readonly position: Readonly<Record<'x' | 'y' | 'z', number>> } };
}

/** Nearer than this a camera sees nothing that it could be told where. */
const NEAREST = 0.1;
/** What grows or shrinks by more was turned out of view, or its depth is wrong. */
const MOST_SCALE = 3;

/** Marks that moved through the picture because the camera did; those without depth cannot be told. */
export const movedMarks = (message: object, { motion, fx, fy }: CameraMotion): MovedMark[] =>
  (message as { readonly landmarks: readonly Landmark[] }).landmarks.flatMap((landmark) => {
    if (!landmark.has_depth) return [];
    const { x, y, z } = landmark.pose.pose.position;
    const [toX, toY, toZ] = transformPoint(motion, [x, y, z]);
    const scale = z / toZ;
    if (!(z >= NEAREST && toZ >= NEAREST && scale <= MOST_SCALE && scale >= 1 / MOST_SCALE)) return [];
    const moved = { du: fx * (toX / toZ - x / z), dv: fy * (toY / toZ - y / z), scale };
    return Object.values(moved).every(Number.isFinite) ? [{ track_id: landmark.track_id, ...moved }] : [];
  });
