import type { RawImage } from '../../src/core/image/decode/RawImage.ts';

/** An image message of a camera, rows without padding. */
export const rawImage = (
  encoding: string,
  width: number,
  height: number,
  data: readonly number[] | Uint8Array,
  more: Partial<RawImage> = {},
): RawImage => ({
  source: 'color/image',
  stampNs: 5n,
  frameId: 'camera',
  width,
  height,
  encoding,
  isBigEndian: false,
  step: height > 0 ? data.length / height : 0,
  data: data instanceof Uint8Array ? data : Uint8Array.from(data),
  ...more,
});
