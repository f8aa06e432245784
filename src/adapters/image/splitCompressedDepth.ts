import type { DepthEncoding } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';

export interface DepthPayload {
  readonly png: Uint8Array;
  /** Pixels to metres, 0 invalid. */
  readonly toMetres: (pixels: Uint16Array) => Float32Array;
}

const HEADER_BYTES = 12;
const PNG_FIRST = 0x89;

/**
 * Splits a depth payload: a plain PNG, or the 12-byte configuration header of compressed_depth_image_transport
 * (little-endian int32 format, float32 A, float32 B) and a PNG behind it. 16UC1 pixels are millimetres; 32FC1 pixels p
 * hold inverse depth, z = A / (p - B) metres, p = 0 invalid. Fails with BAD_IMAGE when the header is short, names
 * another format, or its A and B cannot have come from an encoder (A = z0 (z0 + 1) > 0, B = 1 - A / zMax < 1).
 */
export const splitCompressedDepth = (bytes: Uint8Array, encoding: DepthEncoding): Result<DepthPayload> => {
  if (bytes[0] === PNG_FIRST) {
    if (encoding === '16UC1') return ok({ png: bytes, toMetres: millimetresToMetres });
    return fail('BAD_IMAGE', 'depth image: 32FC1 needs a compressedDepth header, found a plain PNG');
  }
  if (bytes.length <= HEADER_BYTES)
    return fail(
      'BAD_IMAGE',
      `depth image: ${bytes.length} bytes, no PNG behind the ${HEADER_BYTES}-byte header`,
    );
  if (bytes[HEADER_BYTES] !== PNG_FIRST)
    return fail('BAD_IMAGE', `depth image: no PNG behind the ${HEADER_BYTES}-byte compressedDepth header`);
  const png = bytes.subarray(HEADER_BYTES);
  if (encoding === '16UC1') return ok({ png, toMetres: millimetresToMetres });
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const format = view.getInt32(0, true);
  const a = view.getFloat32(4, true);
  const b = view.getFloat32(8, true);
  if (format !== 0 || !(a > 0 && Number.isFinite(a)) || !(b < 1 && Number.isFinite(b)))
    return fail(
      'BAD_IMAGE',
      `depth image: compressedDepth header has format ${format}, A ${a}, B ${b}, expected 0, A > 0, B < 1`,
    );
  return ok({ png, toMetres: (pixels) => inverseDepthToMetres(pixels, a, b) });
};

const millimetresToMetres = (pixels: Uint16Array): Float32Array => {
  const metres = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) metres[i] = pixels[i]! * 0.001;
  return metres;
};

const inverseDepthToMetres = (pixels: Uint16Array, a: number, b: number): Float32Array => {
  const metres = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const p = pixels[i]!;
    const z = p === 0 ? 0 : a / (p - b);
    metres[i] = Number.isFinite(z) && z > 0 ? z : 0;
  }
  return metres;
};
