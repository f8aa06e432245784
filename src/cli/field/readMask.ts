import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { Mask } from '../../core/types/landmarks.ts';
import { readPicture } from './readPicture.ts';

const WHITE_FROM = 128;

/** A mask that is kept as a picture, white inside, with the picture's size. Throws where it cannot be read or is empty. */
export const readMask = async (
  path: string,
  codec: ImageCodec,
): Promise<{ readonly mask: Mask; readonly width: number; readonly height: number }> => {
  const { width, height, data } = await readPicture(path, codec);
  const bits = new Uint8Array(width * height);
  let pixelCount = 0;
  for (let i = 0; i < bits.length; i++) if (data[3 * i]! >= WHITE_FROM) pixelCount += bits[i] = 1;
  if (pixelCount === 0) throw new Error(`${path}: nothing in it is white`);
  return { mask: { box: { x0: 0, y0: 0, x1: width, y1: height }, bits, pixelCount }, width, height };
};
