import type { DepthEncoding } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';

/** 16-bit pixels, still encoded, and how they become metres. */
export interface DepthPayload {
  readonly coding: 'png' | 'rvl';
  readonly code: Uint8Array;
  /** Of RVL, which says its size apart; a PNG says it itself. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels to metres, 0 invalid. */
  readonly toMetres: (pixels: Uint16Array) => Float32Array;
}

const HEADER_BYTES = 12;
const RVL_SIZE_BYTES = 8;
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

/**
 * Splits a depth payload: a plain PNG, or the 12-byte configuration header of compressed_depth_image_transport
 * (little-endian int32 format, float32 A, float32 B) and behind it a PNG, or int32 width, int32 height and RVL. 16UC1 pixels
 * are millimetres; 32FC1 pixels p hold inverse depth, z = A / (p - B) metres, p = 0 invalid. Fails with BAD_IMAGE when the
 * header is short, or its A and B cannot have come from an encoder (A = z0 (z0 + 1) > 0, B = 1 - A / zMax < 1).
 */
export const splitCompressedDepth = (bytes: Uint8Array, encoding: DepthEncoding): Result<DepthPayload> => {
  if (isPng(bytes)) {
    if (encoding !== '32FC1') return ok({ coding: 'png', code: bytes, toMetres: MILLIMETRES[encoding] });
    return fail('BAD_IMAGE', 'depth image: 32FC1 needs a compressedDepth header, found a plain PNG');
  }
  if (bytes.length <= HEADER_BYTES)
    return fail(
      'BAD_IMAGE',
      `depth image: ${bytes.length} bytes, no PNG behind the ${HEADER_BYTES}-byte header`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const toMetres = encoding === '32FC1' ? quantised(view) : ok(MILLIMETRES[encoding]);
  if (!toMetres.ok) return toMetres;
  const code = bytes.subarray(HEADER_BYTES);
  if (isPng(code)) return ok({ coding: 'png', code, toMetres: toMetres.value });
  if (code.length <= RVL_SIZE_BYTES)
    return fail(
      'BAD_IMAGE',
      `depth image: no PNG behind the ${HEADER_BYTES}-byte compressedDepth header, nor RVL`,
    );
  const [width, height] = [view.getInt32(HEADER_BYTES, true), view.getInt32(HEADER_BYTES + 4, true)];
  if (width < 1 || height < 1)
    return fail(
      'BAD_IMAGE',
      `depth image: no PNG behind the ${HEADER_BYTES}-byte compressedDepth header, nor RVL of a size (${width}x${height})`,
    );
  return ok({
    coding: 'rvl',
    code: code.subarray(RVL_SIZE_BYTES),
    size: { width, height },
    toMetres: toMetres.value,
  });
};

const isPng = (bytes: Uint8Array): boolean => PNG_SIGNATURE.every((byte, i) => bytes[i] === byte);

const quantised = (header: DataView): Result<DepthPayload['toMetres']> => {
  const format = header.getInt32(0, true);
  const a = header.getFloat32(4, true);
  const b = header.getFloat32(8, true);
  if (format !== 0 || !(a > 0 && Number.isFinite(a)) || !(b < 1 && Number.isFinite(b)))
    return fail(
      'BAD_IMAGE',
      `depth image: compressedDepth header has format ${format}, A ${a}, B ${b}, expected 0, A > 0, B < 1`,
    );
  return ok((pixels) => inverseDepthToMetres(pixels, a, b));
};

/** @param most larger pixels are invalid: negative ones of a signed image */
const millimetresToMetres =
  (most: number) =>
  (pixels: Uint16Array): Float32Array => {
    const metres = new Float32Array(pixels.length);
    for (let i = 0; i < pixels.length; i++) {
      const p = pixels[i]!;
      metres[i] = p > most ? 0 : p * 0.001;
    }
    return metres;
  };

const MILLIMETRES = { '16UC1': millimetresToMetres(0xffff), '16SC1': millimetresToMetres(0x7fff) } as const;

const inverseDepthToMetres = (pixels: Uint16Array, a: number, b: number): Float32Array => {
  const metres = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const p = pixels[i]!;
    const z = p === 0 ? 0 : a / (p - b);
    metres[i] = Number.isFinite(z) && z > 0 ? z : 0;
  }
  return metres;
};
