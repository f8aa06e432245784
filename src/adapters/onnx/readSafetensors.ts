/** One tensor of a safetensors file. */
export interface StoredTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array | Int8Array;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const KINDS = { F32: Float32Array, I8: Int8Array } as const;

/**
 * The tensors of a safetensors file, of 32-bit and 8-bit numbers, and the texts about it. Throws on anything that does not
 * fit into its bytes.
 */
export const readSafetensors = (
  bytes: Uint8Array,
): {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
} => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = bytes.length < 8 ? Number.NaN : Number(view.getBigUint64(0, true));
  if (!(headerBytes <= bytes.length - 8)) throw new Error('it is no safetensors file');
  const header: Record<string, Entry> = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, 8 + headerBytes)),
  );
  const { __metadata__: metadata = {}, ...entries } = header as Record<string, Entry> & {
    __metadata__?: Record<string, string>;
  };
  const tensors = new Map(
    Object.entries(entries).map(([name, { dtype, shape, data_offsets }]) => {
      const kind = KINDS[dtype as keyof typeof KINDS];
      const [from, to] = data_offsets;
      const size = shape.reduce((product, side) => product * side, 1);
      const isWhole =
        kind && to - from === size * kind.BYTES_PER_ELEMENT && to <= bytes.length - 8 - headerBytes;
      if (!isWhole)
        throw new Error(`its tensor ${name} (${dtype}, ${shape.join('x')}) does not fit its bytes`);
      // Copied: the data may lie at any address, and numbers of four bytes must not. (A Buffer's slice is no copy.)
      const copy = Uint8Array.from(bytes.subarray(8 + headerBytes + from, 8 + headerBytes + to));
      return [name, { dims: shape, data: new kind(copy.buffer, 0, size) }] as const;
    }),
  );
  return { tensors, metadata };
};
