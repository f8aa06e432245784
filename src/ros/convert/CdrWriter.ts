/** Writes plain little-endian CDR (XCDR1): what rclnodejs publishes as it is, without its walk through message objects. */
export class CdrWriter {
  #buffer: Buffer;
  #offset = HEADER_BYTES;

  /** @param capacity bytes of the whole message; more are made room for, at the cost of a copy */
  constructor(capacity: number) {
    this.#buffer = Buffer.alloc(Math.max(capacity, HEADER_BYTES));
    this.#buffer[1] = 1;
  }

  uint8(value: number): this {
    const at = this.#reserve(1, 1);
    this.#buffer.writeUInt8(value, at);
    return this;
  }

  bool(value: boolean): this {
    return this.uint8(value ? 1 : 0);
  }

  int32(value: number): this {
    const at = this.#reserve(4, 4);
    this.#buffer.writeInt32LE(value, at);
    return this;
  }

  uint32(value: number): this {
    const at = this.#reserve(4, 4);
    this.#buffer.writeUInt32LE(value, at);
    return this;
  }

  float32(value: number): this {
    const at = this.#reserve(4, 4);
    this.#buffer.writeFloatLE(value, at);
    return this;
  }

  float64(value: number): this {
    const at = this.#reserve(8, 8);
    this.#buffer.writeDoubleLE(value, at);
    return this;
  }

  string(value: string): this {
    return this.bytes(Buffer.from(`${value}\0`));
  }

  /** Sequence of uint8: its length, then its bytes. */
  bytes(value: Uint8Array): this {
    this.uint32(value.length);
    const at = this.#reserve(value.length, 1);
    this.#buffer.set(value, at);
    return this;
  }

  /** Sequence of whatever `write` writes. */
  sequence<T>(items: readonly T[], write: (item: T, writer: CdrWriter) => void): this {
    this.uint32(items.length);
    for (const item of items) write(item, this);
    return this;
  }

  /** The message, without the spare end of the buffer. */
  finish(): Buffer {
    return this.#buffer.subarray(0, this.#offset);
  }

  /** Where the next `size` bytes go. */
  #reserve(size: number, alignment: number): number {
    const past = (this.#offset - HEADER_BYTES) % alignment;
    const at = this.#offset + (past === 0 ? 0 : alignment - past);
    this.#offset = at + size;
    if (this.#offset > this.#buffer.length) {
      const larger = Buffer.alloc(2 * this.#offset);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    return at;
  }
}

/** Alignment counts from the end of the encapsulation header. */
const HEADER_BYTES = 4;
