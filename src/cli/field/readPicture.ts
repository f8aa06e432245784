import { readFile } from 'node:fs/promises';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { ColorImage } from '../../core/types/images.ts';

const MAX_PIXELS = 8192 * 8192;

/** A picture of a data set. Throws, with its path, where it cannot be read. */
export const readPicture = async (path: string, codec: ImageCodec): Promise<ColorImage> => {
  const read = await codec.decodeColor(await readFile(path), { maxPixels: MAX_PIXELS });
  if (!read.ok) throw new Error(`${path}: ${read.failure.message}`);
  return read.value;
};
