import type { Landmark } from '../../../types/landmarks.ts';
import { emphasisOf, type MarkStyle } from '../MarkStyle.ts';
import { type Board, clamped } from './Board.ts';
import { holds, isTaken, type Plate, type Rectangle } from './Plate.ts';
import { placeInside } from './placeInside.ts';
import { placeNearby } from './placeNearby.ts';
import { type PlateSize, plateSize } from './plateSize.ts';

/**
 * One plate for each landmark, in order. Plates never overlap while the image has room. A plate stays inside its mask
 * where it fits, nearest to the anchor; else it goes where it hides least, with a leader to the anchor. Marks that matter
 * most choose first, then those that fit inside (deep ones before shallow), then the small.
 */
export const placePlates = (
  landmarks: readonly Landmark[],
  image: { readonly width: number; readonly height: number },
  owners: Uint16Array,
  style: MarkStyle,
): readonly Plate[] => {
  const rank = { chosen: 0, candidate: 1, plain: 2, quiet: 3 } as const;
  const waiting = landmarks
    .map((landmark, index) => {
      const emphasis = emphasisOf(landmark.mark, style);
      return {
        landmark,
        index,
        size: plateSize(landmark.mark, image.height, emphasis),
        rank: rank[emphasis],
      };
    })
    .sort(
      (p, q) =>
        p.rank - q.rank || q.landmark.mask.pixelCount - p.landmark.mask.pixelCount || p.index - q.index,
    );
  const placed: Rectangle[] = [];
  const result = new Array<Plate>(landmarks.length);
  const board: Board = {
    width: image.width,
    height: image.height,
    owners,
    plates: placed,
    anchors: Float64Array.from(landmarks.flatMap(({ anchor }) => anchor)),
    isThing: Uint8Array.from([0, ...landmarks.map(({ role }) => Number(role === 'object'))]),
  };
  const set = (item: (typeof waiting)[number], place: readonly [number, number]) => {
    const plate = toPlate(item.landmark, item.size, place);
    placed.push(plate);
    result[item.index] = plate;
  };
  const left = waiting.filter((item) => {
    const place = placeInside(board, item.landmark, item.index, item.size);
    if (place) set(item, place);
    return !place;
  });
  for (const item of left)
    set(
      item,
      placeNearby(board, item.landmark, item.index, item.size) ??
        anywhereFree(board, item.landmark, item.size) ??
        clamped(board, item.landmark.anchor, item.size),
    );
  return result;
};

const anywhereFree = (
  board: Board,
  landmark: Landmark,
  size: PlateSize,
): readonly [number, number] | undefined => {
  let best: readonly [number, number] | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (let y = 0; y + size.height <= board.height; y += 4)
    for (let x = 0; x + size.width <= board.width; x += 4) {
      const far = Math.hypot(x - landmark.anchor[0], y - landmark.anchor[1]);
      if (far >= nearest) continue;
      if (isTaken(board.plates, { ...size, x, y })) continue;
      best = [x, y];
      nearest = far;
    }
  return best;
};

const toPlate = (landmark: Landmark, size: PlateSize, [x, y]: readonly [number, number]): Plate => {
  const rectangle = { ...size, x, y };
  const [u, v] = landmark.anchor;
  return { ...rectangle, mark: landmark.mark, anchor: landmark.anchor, hasLeader: !holds(rectangle, u, v) };
};
