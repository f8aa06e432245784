import { fail, ok, type Result } from '../../result.ts';
import type { DepthImage } from '../../types/images.ts';

/**
 * Depth at the size of colour. Equal sizes pass through; a whole-number ratio, the same on both axes, is sampled
 * (depth finer) or repeated (depth coarser), never averaged: the mean of two surfaces' depths lies on neither.
 */
export const registerDepth = (
  depth: DepthImage,
  color: { readonly width: number; readonly height: number },
): Result<DepthImage> => {
  if (depth.width === color.width && depth.height === color.height) return ok(depth);
  const shrink = depth.width / color.width;
  const grow = color.width / depth.width;
  const sameRatio = depth.width * color.height === depth.height * color.width;
  if (!sameRatio || !(Number.isInteger(shrink) || Number.isInteger(grow)))
    return fail(
      'BAD_IMAGE',
      `depth is ${depth.width}x${depth.height} and colour ${color.width}x${color.height}: depth must be registered to colour, of the same size or a whole-number ratio`,
    );
  const { width, height } = color;
  const data = new Float32Array(width * height);
  const middle = Number.isInteger(shrink) ? shrink >> 1 : 0;
  for (let v = 0, o = 0; v < height; v++) {
    const row = (Math.floor((v * depth.height) / height) + middle) * depth.width + middle;
    for (let u = 0; u < width; u++) data[o++] = depth.data[row + Math.floor((u * depth.width) / width)]!;
  }
  return ok({ width, height, data });
};
