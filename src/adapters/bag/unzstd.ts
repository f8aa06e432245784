import zstd from '@foxglove/wasm-zstd';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** Sizes of the fields of a frame's header, by two bits of its descriptor (RFC 8878, 3.1.1.1). */
const DICTIONARY_BYTES = [0, 1, 2, 4] as const;
const CONTENT_BYTES = [0, 2, 4, 8] as const;

/** Whether bytes begin a zstd frame. CDR does not: its first byte is 0. */
export const isZstd = (bytes: Uint8Array): boolean => MAGIC.every((byte, i) => bytes[i] === byte);

/** Bytes that a zstd frame says it holds; undefined when it does not say, as only streaming writers do. */
const zstdContentSize = (frame: Uint8Array): number | undefined => {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const descriptor = frame[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const flag = descriptor >> 6;
  const at = 5 + (isSingle ? 0 : 1) + DICTIONARY_BYTES[(descriptor & 3) as 0 | 1 | 2 | 3];
  const bytes = flag === 0 && isSingle ? 1 : CONTENT_BYTES[flag as 0 | 1 | 2 | 3];
  if (bytes === 0 || at + bytes > frame.length) return undefined;
  if (bytes === 1) return frame[at];
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
};

/**
 * Decompresses one whole zstd frame. Throws when it is damaged, does not say its size, or holds more than `most` bytes.
 * `loadChunkCodecs` must have been awaited.
 */
export const unzstd = (frame: Uint8Array, most: number): Uint8Array => {
  const size = zstdContentSize(frame);
  if (size === undefined)
    throw new Error('the zstd frame does not say its size; decompress it with zstd -d first');
  if (size > most)
    throw new Error(
      `${size} bytes when decompressed, at most ${most} here; decompress it with zstd -d first`,
    );
  return new Uint8Array(zstd.decompress(frame, size));
};
