import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { ok, type Result } from '../../core/result.ts';

/** labels.png is read as a 16-bit depth image is; up to 255 instances it may have 8 bits. */
export const readLabels = async (
  folder: string,
  codec: ImageCodec,
  size: { readonly width: number; readonly height: number },
): Promise<Result<Uint16Array>> => {
  const bytes = await readFile(join(folder, 'labels.png'));
  const limits = {
    maxPixels: size.width * size.height,
    expected: { width: size.width, height: size.height },
  };
  const deep = await codec.decodeDepth(bytes, limits);
  if (deep.ok) return ok(Uint16Array.from(deep.value.data, (metres) => Math.round(metres * 1000)));
  const grey = await codec.decodeColor(bytes, limits);
  return grey.ok
    ? ok(Uint16Array.from({ length: size.width * size.height }, (_, i) => grey.value.data[3 * i]!))
    : deep;
};
