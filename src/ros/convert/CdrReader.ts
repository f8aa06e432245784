/**
 * Reads plain CDR (XCDR1), the serialised form of ROS messages, from bytes that nobody has checked. Nothing is read
 * beyond the end: the first attempt sets `failed`, and from then on every value is 0, '' or empty. Byte arrays are
 * views, not copies.
 */
export class CdrReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  /** Alignment counts from the end of the 4-byte encapsulation header. */
  #offset = HEADER_BYTES;
  #failed: boolean;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Representation identifier 0x0000 is CDR big endian, 0x0001 little endian; others (parameter lists, XCDR2) are
    // not what ROS messages are sent in.
    this.#failed = bytes.length < HEADER_BYTES || bytes[0] !== 0 || bytes[1]! > 1;
    this.#littleEndian = bytes[1] === 1;
  }

  get failed(): boolean {
    return this.#failed;
  }

  uint8(): number {
    const at = this.#take(1, 1);
    return at < 0 ? 0 : this.#view.getUint8(at);
  }

  bool(): boolean {
    return this.uint8() !== 0;
  }

  int32(): number {
    const at = this.#take(4, 4);
    return at < 0 ? 0 : this.#view.getInt32(at, this.#littleEndian);
  }

  uint32(): number {
    const at = this.#take(4, 4);
    return at < 0 ? 0 : this.#view.getUint32(at, this.#littleEndian);
  }

  float32(): number {
    const at = this.#take(4, 4);
    return at < 0 ? 0 : this.#view.getFloat32(at, this.#littleEndian);
  }

  float64(): number {
    const at = this.#take(8, 8);
    return at < 0 ? 0 : this.#view.getFloat64(at, this.#littleEndian);
  }

  /** Fixed array of `count` float64. */
  float64Array(count: number): number[] {
    if (count * 8 > this.#bytes.length) this.#failed = true;
    if (this.#failed) return [];
    return Array.from({ length: count }, () => this.float64());
  }

  /** Sequence of float64. */
  float64Sequence(): number[] {
    return this.float64Array(this.uint32());
  }

  string(): string {
    const length = this.uint32();
    const at = this.#take(length, 1);
    if (at < 0 || length === 0) return '';
    // The length counts a terminating NUL.
    const end = this.#bytes[at + length - 1] === 0 ? at + length - 1 : at + length;
    return decoder.decode(this.#bytes.subarray(at, end));
  }

  /** Sequence of whatever `read` reads; ends where the bytes do, whatever its length says. */
  sequence<T>(read: (reader: CdrReader) => T): T[] {
    const count = this.uint32();
    const items: T[] = [];
    while (items.length < count && !this.#failed) items.push(read(this));
    return items;
  }

  /** Sequence of uint8, as a view of the message. */
  bytes(): Uint8Array {
    const length = this.uint32();
    const at = this.#take(length, 1);
    return at < 0 ? EMPTY : this.#bytes.subarray(at, at + length);
  }

  /** Start of the next `size` bytes at the given alignment, or -1 when they are not there. */
  #take(size: number, alignment: number): number {
    const past = (this.#offset - HEADER_BYTES) % alignment;
    const at = this.#offset + (past === 0 ? 0 : alignment - past);
    if (this.#failed || at + size > this.#bytes.length) {
      this.#failed = true;
      return -1;
    }
    this.#offset = at + size;
    return at;
  }
}

const HEADER_BYTES = 4;
const EMPTY = new Uint8Array(0);
const decoder = new TextDecoder();
