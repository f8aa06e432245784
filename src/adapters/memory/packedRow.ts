import type { PackedEmbedding } from '../../core/naming/packed/PackedEmbedding.ts';

/** Step and usual score, 32 bits each, before the values. */
const HEAD_BYTES = 8;

/** A packed embedding as bytes, without its space. */
export const writePacked = ({ values, step, usual }: PackedEmbedding): Uint8Array => {
  const bytes = new Uint8Array(HEAD_BYTES + values.length);
  const view = new DataView(bytes.buffer);
  view.setFloat32(0, step, true);
  view.setFloat32(4, usual, true);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.length), HEAD_BYTES);
  return bytes;
};

/** Undefined where the bytes are none: what a thing looks like will be seen again. */
export const readPacked = (space: string | null, bytes: Uint8Array | null): PackedEmbedding | undefined => {
  if (!space || !bytes || bytes.length <= HEAD_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [step, usual] = [view.getFloat32(0, true), view.getFloat32(4, true)];
  if (!(step > 0 && Number.isFinite(step) && Number.isFinite(usual))) return undefined;
  return { space, values: Int8Array.from(new Int8Array(bytes.slice(HEAD_BYTES).buffer)), step, usual };
};
