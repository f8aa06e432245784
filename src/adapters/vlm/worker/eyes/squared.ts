import type { ColorImage } from '../../../../core/types/images.ts';

/** What OWLv2 was taught to see where there is no image: middle grey. */
const GREY = 128;

/** The image at the upper left corner of a grey square. */
export const squared = ({ width, height, data }: ColorImage): ColorImage => {
  const side = Math.max(width, height);
  const padded = new Uint8Array(3 * side * side).fill(GREY);
  for (let row = 0; row < height; row++) {
    padded.set(data.subarray(3 * row * width, 3 * (row + 1) * width), 3 * row * side);
  }
  return { width: side, height: side, data: padded };
};
