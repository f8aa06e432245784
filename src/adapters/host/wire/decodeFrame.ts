import { align8, BLOB_TYPES, PREFIX_BYTES, TABLE_ENTRY_BYTES } from './wireFrame.ts';

const views = (frame: ArrayBuffer, count: number, firstByte: number): ArrayBufferView[] => {
  const table = new Uint32Array(frame, PREFIX_BYTES, count * 2);
  let at = firstByte;
  return Array.from({ length: count }, (_, i) => {
    const type = BLOB_TYPES[table[2 * i]!];
    const bytes = table[2 * i + 1]!;
    if (!type) throw new RangeError(`typed array ${i} of a frame is of unknown type ${table[2 * i]}`);
    const view = new type(frame, at, bytes / type.BYTES_PER_ELEMENT);
    at += align8(bytes);
    return view;
  });
};

/**
 * The message of one whole frame; its typed arrays are views of the frame. Throws (RangeError, SyntaxError, TypeError)
 * when the bytes are no frame.
 */
export const decodeFrame = (frame: ArrayBuffer): unknown => {
  const [, textBytes, , count] = new Uint32Array(frame, 0, 4) as unknown as [number, number, number, number];
  const textAt = PREFIX_BYTES + count * TABLE_ENTRY_BYTES;
  const blobs = views(frame, count, textAt + align8(textBytes));
  const text = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(frame, textAt, textBytes));
  return JSON.parse(text, (_key, value) => {
    if (value === null || typeof value !== 'object' || typeof value.$blob !== 'number') return value;
    const blob = blobs[value.$blob];
    if (!blob) throw new RangeError(`a frame holds no typed array ${value.$blob}`);
    return blob;
  });
};
