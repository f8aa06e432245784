/**
 * The byte format between a model host and its child: one frame a message, so that images cross as they lie in memory.
 *
 *     u32 magic, u32 bytes of the text, u32 bytes of the whole frame, u32 number of typed arrays    (little endian)
 *     for each typed array: u32 index into BLOB_TYPES, u32 bytes
 *     text: the message as JSON, in which {"$blob": n} stands for the n-th typed array
 *     the typed arrays
 *
 * Text and typed arrays each start at a multiple of 8 bytes. A message is made of JSON values and typed arrays; NaN and
 * infinite numbers only survive inside typed arrays.
 */
export const FRAME_MAGIC = 0x534c4d46;
export const PREFIX_BYTES = 16;
export const TABLE_ENTRY_BYTES = 8;

/** Longest frame that either side accepts: a 4096x4096 RGB image fits. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

export const BLOB_TYPES = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const;

/** Next multiple of 8: typed arrays of every kind may start there. */
export const align8 = (bytes: number): number => Math.ceil(bytes / 8) * 8;
