import {
  align8,
  BLOB_TYPES,
  FRAME_MAGIC,
  MAX_FRAME_BYTES,
  PREFIX_BYTES,
  TABLE_ENTRY_BYTES,
} from './wireFrame.ts';

const PADDING = new Uint8Array(8);

const blobTypeOf = (view: ArrayBufferView): number => {
  const index = BLOB_TYPES.findIndex((type) => view instanceof type);
  if (index < 0) throw new TypeError(`a ${view.constructor.name} cannot cross to a model process`);
  return index;
};

/** The message as JSON, and the typed arrays that it holds. */
const liftBlobs = (message: unknown) => {
  const views: ArrayBufferView[] = [];
  // A Buffer reaches the replacer only after its toJSON; the holder still has the bytes.
  const text = JSON.stringify(message, function (this: Record<string, unknown>, key, value) {
    const raw = this[key];
    if (ArrayBuffer.isView(raw)) return { $blob: views.push(raw) - 1 };
    if (value !== null && typeof value === 'object' && '$blob' in value) {
      throw new TypeError('"$blob" is reserved in messages to a model process');
    }
    return value;
  });
  return { text: new TextEncoder().encode(text ?? 'null'), views };
};

/**
 * One message as the chunks to write, in order. Typed arrays are passed on as views: nothing is copied, so they must
 * not change until the write is done. Throws TypeError on what JSON cannot hold, RangeError above MAX_FRAME_BYTES.
 */
export const encodeFrame = (message: unknown): readonly Uint8Array[] => {
  const { text, views } = liftBlobs(message);
  const prefix = new Uint8Array(PREFIX_BYTES + views.length * TABLE_ENTRY_BYTES);
  const words = new Uint32Array(prefix.buffer);
  const chunks: Uint8Array[] = [prefix];
  let total = prefix.length;
  const append = (bytes: Uint8Array) => {
    if (bytes.length > 0) chunks.push(bytes);
    const padding = align8(bytes.length) - bytes.length;
    if (padding > 0) chunks.push(PADDING.subarray(0, padding));
    total += bytes.length + padding;
  };
  append(text);
  for (const [i, view] of views.entries()) {
    words[4 + 2 * i] = blobTypeOf(view);
    words[5 + 2 * i] = view.byteLength;
    append(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  }
  if (total > MAX_FRAME_BYTES) {
    throw new RangeError(`a message of ${total} bytes exceeds the limit of ${MAX_FRAME_BYTES}`);
  }
  words.set([FRAME_MAGIC, text.length, total, views.length]);
  return chunks;
};
