import type { Landmark } from '../../../types/landmarks.ts';
import { type Board, clamped } from './Board.ts';
import { isTaken, type Rectangle } from './Plate.ts';
import type { PlateSize } from './plateSize.ts';

/** Largest part of a mask that its own number may hide. */
const MAX_HIDDEN = 0.4;
/** About how many places are tried in one mask. */
const TRIES = 500;
/** Points a side at which a plate is tested against its mask. */
const PROBES = 5;

/**
 * Top left corner of the plate inside the pixels that a landmark shows, nearest to its anchor and clear of other plates.
 * Undefined when it fits nowhere or would hide too much.
 */
export const placeInside = (
  board: Board,
  landmark: Landmark,
  index: number,
  size: PlateSize,
): readonly [number, number] | undefined => {
  const { box, pixelCount } = landmark.mask;
  if (size.width * size.height > MAX_HIDDEN * pixelCount) return undefined;
  const atAnchor = clamped(board, landmark.anchor, size);
  if (isFree(board, index + 1, atAnchor, size)) return atAnchor;
  const step = Math.max(2, Math.ceil(Math.sqrt(((box.x1 - box.x0) * (box.y1 - box.y0)) / TRIES)));
  let best: readonly [number, number] | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (let y = box.y0; y + size.height <= Math.min(board.height, box.y1); y += step)
    for (let x = box.x0; x + size.width <= Math.min(board.width, box.x1); x += step) {
      const far = (x - atAnchor[0]) ** 2 + (y - atAnchor[1]) ** 2;
      if (far >= nearest || !isFree(board, index + 1, [x, y], size)) continue;
      best = [x, y];
      nearest = far;
    }
  return best;
};

const isFree = (
  { width, height, owners, plates }: Board,
  owner: number,
  [x, y]: readonly [number, number],
  size: PlateSize,
): boolean => {
  if (x < 0 || y < 0 || x + size.width > width || y + size.height > height) return false;
  for (let i = 0; i < PROBES; i++)
    for (let j = 0; j < PROBES; j++) {
      const u = x + Math.round((j * (size.width - 1)) / (PROBES - 1));
      const v = y + Math.round((i * (size.height - 1)) / (PROBES - 1));
      if (owners[v * width + u] !== owner) return false;
    }
  const rectangle: Rectangle = { x, y, width: size.width, height: size.height };
  return !isTaken(plates, rectangle);
};
