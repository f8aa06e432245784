import type { Mask } from '../../types/landmarks.ts';

/** Parts of a person by their height in the picture. */
export type Band = 'head' | 'upper' | 'lower';

/** Below the top of the head, metres: of grown people who stand or sit, where clothes are and skin and hair are not. */
const METRES: Readonly<Record<Band, readonly [number, number]>> = {
  head: [0, 0.22],
  upper: [0.32, 0.68],
  lower: [0.9, 1.45],
};
/** Where no depth tells how large a pixel is: a whole person is this high, and shoulders are this wide. */
const WHOLE_METRES = 1.7;
const SHOULDER_METRES = 0.5;
/** Times as high as wide, from which a whole person is seen. */
const WHOLE_RATIO = 2.2;
/** Fewer pixels show no colour. */
const LEAST_PIXELS = 40;

/**
 * The rows of a person's mask that show head, upper and lower body; those that the picture does not show are missing.
 *
 * @param metresPerPixel at the person's distance, where depth measured it
 */
export const bodyBands = (
  mask: Mask,
  metresPerPixel: number | undefined,
): Readonly<Partial<Record<Band, Mask>>> => {
  const { box } = mask;
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  const scale =
    metresPerPixel ??
    (height >= WHOLE_RATIO * width ? WHOLE_METRES / height : SHOULDER_METRES / Math.max(1, width));
  const bands: Partial<Record<Band, Mask>> = {};
  for (const [band, [from, to]] of Object.entries(METRES) as [Band, readonly [number, number]][]) {
    const y0 = box.y0 + Math.round(from / scale);
    const y1 = Math.min(box.y1, box.y0 + Math.round(to / scale));
    if (y1 <= y0) continue;
    const bits = mask.bits.slice((y0 - box.y0) * width, (y1 - box.y0) * width);
    const pixelCount = bits.reduce((sum, bit) => sum + bit, 0);
    if (pixelCount >= LEAST_PIXELS) bands[band] = { box: { ...box, y0, y1 }, bits, pixelCount };
  }
  return bands;
};
