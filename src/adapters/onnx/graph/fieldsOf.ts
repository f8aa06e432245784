/** Bytes of the wire types of one size. */
const FIXED_BYTES: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

export interface ProtoField {
  /** First byte of its tag, and the byte after it all. */
  readonly whole: readonly [number, number];
  readonly field: number;
  /** Of a varint; 0 for all else. */
  readonly value: number;
  /** First byte and the byte after the last, of what has a length. */
  readonly body: readonly [number, number] | undefined;
}

/** Fields of a message in a protocol buffer, in order. */
export function* fieldsOf(bytes: Uint8Array, start: number, end: number): Generator<ProtoField, void, void> {
  let at = start;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (at >= end || scale > 2 ** 63) throw new RangeError('the file is no protocol buffer');
      const byte = bytes[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < end) {
    const begin = at;
    const tag = varint();
    const field = Math.floor(tag / 8);
    const wire = tag % 8;
    if (wire === 0) {
      const value = varint();
      yield { whole: [begin, at], field, value, body: undefined };
      continue;
    }
    const size = wire === 2 ? varint() : (FIXED_BYTES[wire] ?? Number.NaN);
    if (!(at + size <= end)) throw new RangeError('the file is no protocol buffer');
    const from = at;
    at += size;
    yield { whole: [begin, at], field, value: 0, body: wire === 2 ? [from, at] : undefined };
  }
}
