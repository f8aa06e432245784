import { crc32 } from 'node:zlib';
import { fail, ok, type Result } from '../../core/result.ts';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colourType: number;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const DEPTHS_OF_TYPE: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/**
 * Reads a PNG's header and walks its chunks without inflating anything (W3C PNG, third edition, section 5): signature,
 * IHDR first, every chunk inside the payload, CRC of every critical chunk, at least one IDAT, IEND at the end.
 * Fails with BAD_IMAGE. `whose` names the input in the refusal.
 */
export const inspectPng = (bytes: Uint8Array, whose: string): Result<PngHeader> => {
  const bad = (reason: string) => fail('BAD_IMAGE', `${whose}: PNG ${reason}`);
  if (bytes.length < 33 || SIGNATURE.some((byte, i) => bytes[i] !== byte))
    return bad('signature or header missing');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PngHeader | undefined;
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (length > bytes.length - at - 12)
      return bad(`truncated: chunk ${escaped(type)} of ${length} bytes at byte ${at} of ${bytes.length}`);
    const isCritical = (bytes[at + 4]! & 0x20) === 0;
    if (isCritical && crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      return bad(`chunk ${escaped(type)} at byte ${at} fails its CRC`);
    if (!header) {
      if (type !== 'IHDR' || length !== 13) return bad('does not begin with IHDR');
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        bitDepth: bytes[at + 16]!,
        colourType: bytes[at + 17]!,
      };
      const { bitDepth, colourType } = header;
      if (!DEPTHS_OF_TYPE[colourType]?.includes(bitDepth))
        return bad(`has colour type ${colourType} with ${bitDepth} bits`);
    } else if (type === 'IHDR') return bad('has two headers');
    if (type === 'IDAT') hasPixels = true;
    if (type === 'IEND') return hasPixels ? ok(header) : bad('has no pixel data');
    at += length + 12;
  }
  return bad('truncated: no IEND');
};

const escaped = (type: string): string => JSON.stringify(type);
