import type { ImageLimits } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { inspectJpeg } from './inspectJpeg.ts';
import { inspectPng } from './inspectPng.ts';

export interface EncodedHeader {
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; a palette counts as 3. */
  readonly channels: number;
  /** Bytes that are the image. */
  readonly length: number;
  /** false for a JPEG without an end marker: whole or cut, only decoding can tell. */
  readonly ends: boolean;
}

const CHANNELS_OF_PNG: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };
/** Room for headers, profiles and thumbnails on top of the worst pixels (16-bit RGBA, stored). */
const MAX_BYTES_PER_PIXEL = 8;
const MAX_OVERHEAD_BYTES = 1 << 20;

/**
 * Says what an encoded image claims to be, from its own bytes, before any pixel is decoded: only PNG and JPEG pass, only
 * whole files (but for a JPEG's end marker), only of a size within `limits`. Fails with BAD_IMAGE and says what was found and expected.
 */
export const checkEncoded = (
  bytes: Uint8Array,
  limits: ImageLimits,
  whose: string,
): Result<EncodedHeader> => {
  if (bytes.length === 0) return fail('BAD_IMAGE', `${whose}: empty`);
  const maxBytes = limits.maxPixels * MAX_BYTES_PER_PIXEL + MAX_OVERHEAD_BYTES;
  if (bytes.length > maxBytes)
    return fail('BAD_IMAGE', `${whose}: ${bytes.length} bytes, at most ${maxBytes} for this camera`);
  const header = readHeader(bytes, whose);
  if (!header.ok) return header;
  const { width, height, format } = header.value;
  if (width < 1 || height < 1 || width * height > limits.maxPixels)
    return fail(
      'BAD_IMAGE',
      `${whose}: ${format} claims ${width}x${height} pixels, at most ${limits.maxPixels} accepted`,
    );
  const { expected } = limits;
  if (expected && (width !== expected.width || height !== expected.height))
    return fail(
      'BAD_IMAGE',
      `${whose}: ${format} is ${width}x${height}, expected ${expected.width}x${expected.height}`,
    );
  return header;
};

const readHeader = (bytes: Uint8Array, whose: string): Result<EncodedHeader> => {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) {
    const png = inspectPng(bytes, whose);
    if (!png.ok) return png;
    const { width, height, bitDepth, colourType } = png.value;
    return ok({
      format: 'png',
      width,
      height,
      bitsPerSample: bitDepth,
      channels: CHANNELS_OF_PNG[colourType]!,
      length: bytes.length,
      ends: true,
    });
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const jpeg = inspectJpeg(bytes, whose);
    if (!jpeg.ok) return jpeg;
    const { components, ...rest } = jpeg.value;
    return ok({ format: 'jpeg', bitsPerSample: 8, channels: components, ...rest });
  }
  const first = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return fail('BAD_IMAGE', `${whose}: neither JPEG nor PNG, begins with ${first}`);
};
