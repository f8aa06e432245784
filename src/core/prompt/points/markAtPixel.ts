import type { Landmark, Mask } from '../../types/landmarks.ts';

/** How far beside a thing a point may fall, as a share of the picture's diagonal: models point within about this. */
const REACH_SHARE = 0.025;

/** Squared pixels from a point to the nearest pixel of a mask; Infinity beyond `reach`. */
const squaredDistance = ({ box, bits }: Mask, u: number, v: number, reach: number): number => {
  const width = box.x1 - box.x0;
  let best = Number.POSITIVE_INFINITY;
  for (let y = Math.max(box.y0, v - reach); y < Math.min(box.y1, v + reach + 1); y++)
    for (let x = Math.max(box.x0, u - reach); x < Math.min(box.x1, u + reach + 1); x++)
      if (bits[(y - box.y0) * width + x - box.x0]) best = Math.min(best, (x - u) ** 2 + (y - v) ** 2);
  return best <= reach ** 2 ? best : Number.POSITIVE_INFINITY;
};

/**
 * What a point means: the landmark whose mask holds it (the smallest, where several do), or else the nearest one within
 * reach, or nothing.
 *
 * @param picture pixels
 */
export const markAtPixel = (
  landmarks: readonly Pick<Landmark, 'mark' | 'mask'>[],
  picture: { readonly width: number; readonly height: number },
  u: number,
  v: number,
): number | undefined => {
  const reach = Math.round(REACH_SHARE * Math.hypot(picture.width, picture.height));
  const [column, row] = [
    Math.min(Math.floor(u), picture.width - 1),
    Math.min(Math.floor(v), picture.height - 1),
  ];
  return landmarks
    .map(({ mark, mask }) => ({
      mark,
      pixels: mask.pixelCount,
      far: squaredDistance(mask, column, row, reach),
    }))
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.far - b.far || a.pixels - b.pixels || a.mark - b.mark)[0]?.mark;
};
