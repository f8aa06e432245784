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

type Refuse = (reason: string) => ReturnType<typeof fail>;

/**
 * Reads a PNG's header and walks its chunks without inflating anything (W3C PNG, third edition, section 5): signature,
 * IHDR first, every chunk inside the payload, CRC of every critical chunk, at least one IDAT, IEND at the end.
 * Fails with BAD_IMAGE. `whose` names the input in the refusal.
 */
export const inspectPng = (bytes: Uint8Array, whose: string): Result<PngHeader> => {
  const bad: Refuse = (reason) => fail('BAD_IMAGE', `${whose}: PNG ${reason}`);
  if (bytes.length < 33 || SIGNATURE.some((byte, i) => bytes[i] !== byte))
    return bad('signature or header missing');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = chunkAt(view, 8, bad);
  if (!first.ok) return first;
  if (first.value.type !== 'IHDR' || first.value.length !== 13) return bad('does not begin with IHDR');
  const header = readHeader(view, 16, bad);
  if (!header.ok) return header;
  const rest = checkChunks(view, 33, bad);
  return rest.ok ? header : rest;
};

/** The chunks after the header: whole, at least one of pixels, an end. */
const checkChunks = (view: DataView, from: number, bad: Refuse): Result<undefined> => {
  let hasPixels = false;
  for (let at = from; at + 12 <= view.byteLength; ) {
    const chunk = chunkAt(view, at, bad);
    if (!chunk.ok) return chunk;
    const { type, length } = chunk.value;
    if (type === 'IHDR') return bad('has two headers');
    if (type === 'IDAT') hasPixels = true;
    if (type === 'IEND') return hasPixels ? ok(undefined) : bad('has no pixel data');
    at += length + 12;
  }
  return bad('truncated: no IEND');
};

/** A chunk that lies inside the payload, its CRC right where it is critical. */
const chunkAt = (
  view: DataView,
  at: number,
  bad: Refuse,
): Result<{ readonly type: string; readonly length: number }> => {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const length = view.getUint32(at);
  const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
  if (length > bytes.length - at - 12)
    return bad(`truncated: chunk ${escaped(type)} of ${length} bytes at byte ${at} of ${bytes.length}`);
  const isCritical = (bytes[at + 4]! & 0x20) === 0;
  if (isCritical && crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
    return bad(`chunk ${escaped(type)} at byte ${at} fails its CRC`);
  return ok({ type, length });
};

const readHeader = (view: DataView, at: number, bad: Refuse): Result<PngHeader> => {
  const header = {
    width: view.getUint32(at),
    height: view.getUint32(at + 4),
    bitDepth: view.getUint8(at + 8),
    colourType: view.getUint8(at + 9),
  };
  const { bitDepth, colourType } = header;
  return DEPTHS_OF_TYPE[colourType]?.includes(bitDepth)
    ? ok(header)
    : bad(`has colour type ${colourType} with ${bitDepth} bits`);
};

const escaped = (type: string): string => JSON.stringify(type);
