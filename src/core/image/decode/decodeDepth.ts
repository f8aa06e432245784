import { ok, type Result } from '../../result.ts';
import type { DepthImage } from '../../types/images.ts';
import { type CheckedImage, checkRawImage, type Layout } from './checkRawImage.ts';
import type { RawImage } from './RawImage.ts';

/**
 * REP-118: 16UC1 is millimetres with 0 invalid, 32FC1 metres with NaN and infinities invalid. mono16 is older 16UC1; in
 * 16SC1 what is negative is invalid.
 */
const DEPTH_LAYOUTS = {
  '16UC1': { kind: 'packed', bytes: 2 },
  '16SC1': { kind: 'packed', bytes: 2 },
  mono16: { kind: 'packed', bytes: 2 },
  '32FC1': { kind: 'packed', bytes: 4 },
} as const satisfies Record<string, Layout>;

export type RawDepthEncoding = keyof typeof DEPTH_LAYOUTS;

/** Whether the header of a depth image and the count of its bytes fit each other; looks at no pixel. */
export const checkDepth = (raw: RawImage): Result<CheckedImage<RawDepthEncoding>> =>
  checkRawImage(raw, DEPTH_LAYOUTS);

/** Raw depth image to metres; whatever is not a positive finite number becomes 0. */
export const decodeDepth = (raw: RawImage): Result<DepthImage> => {
  const checked = checkDepth(raw);
  if (!checked.ok) return checked;
  const { width, height } = raw;
  const data = new Float32Array(width * height);
  const { encoding } = checked.value;
  if (encoding === '32FC1') metres(raw, data);
  else millimetres(raw, data, encoding === '16SC1' ? 0x7fff : 0xffff);
  return ok({ width, height, data });
};

const millimetres = (raw: RawImage, out: Float32Array, most: number): void => {
  const { width, height, step, data } = raw;
  // Byte by byte: message data need not lie on an even address.
  const low = raw.isBigEndian ? 1 : 0;
  const high = 1 - low;
  for (let v = 0, o = 0; v < height; v++) {
    for (let i = v * step, end = i + 2 * width; i < end; i += 2) {
      const value = data[i + low]! | (data[i + high]! << 8);
      out[o++] = value > most ? 0 : value / 1000;
    }
  }
};

const metres = (raw: RawImage, out: Float32Array): void => {
  const { width, height, step, data } = raw;
  const bytes = new Uint8Array(out.buffer);
  for (let v = 0; v < height; v++) bytes.set(data.subarray(v * step, v * step + 4 * width), v * 4 * width);
  if (raw.isBigEndian !== HOST_IS_BIG_ENDIAN) swap32(bytes);
  for (let i = 0; i < out.length; i++) {
    const z = out[i]!;
    if (!(z > 0 && z < Number.POSITIVE_INFINITY)) out[i] = 0;
  }
};

const swap32 = (bytes: Uint8Array): void => {
  for (let i = 0; i < bytes.length; i += 4) {
    const [a, b] = [bytes[i]!, bytes[i + 1]!];
    bytes[i] = bytes[i + 3]!;
    bytes[i + 1] = bytes[i + 2]!;
    bytes[i + 2] = b;
    bytes[i + 3] = a;
  }
};

const HOST_IS_BIG_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;
