/** Writes plain little-endian CDR into one buffer of known size, for messages whose bytes are mostly one array. */
export class CdrWriter {
  readonly #buffer: Buffer;
  #offset = 4;

  /** @param capacity bytes of the whole message, at least */
  constructor(capacity: number) {
    this.#buffer = Buffer.alloc(capacity);
    this.#buffer[1] = 1;
  }

  uint8(value: number): this {
    this.#buffer.writeUInt8(value, this.#offset++);
    return this;
  }

  int32(value: number): this {
    this.#offset = this.#buffer.writeInt32LE(value, this.#aligned(4));
    return this;
  }

  uint32(value: number): this {
    this.#offset = this.#buffer.writeUInt32LE(value, this.#aligned(4));
    return this;
  }

  string(value: string): this {
    const bytes = Buffer.from(`${value}\0`);
    return this.bytes(bytes);
  }

  /** Sequence of uint8: its length, then its bytes. */
  bytes(value: Uint8Array): this {
    this.uint32(value.length);
    this.#buffer.set(value, this.#offset);
    this.#offset += value.length;
    return this;
  }

  /** The message, without the spare end of the buffer. */
  finish(): Buffer {
    return this.#buffer.subarray(0, this.#offset);
  }

  #aligned(size: number): number {
    const past = (this.#offset - 4) % size;
    return this.#offset + (past === 0 ? 0 : size - past);
  }
}
