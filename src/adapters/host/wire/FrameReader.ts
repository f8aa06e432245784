import { decodeFrame } from './decodeFrame.ts';
import { FRAME_MAGIC, MAX_FRAME_BYTES, PREFIX_BYTES } from './wireFrame.ts';

/**
 * Cuts a byte stream into frames and hands on each message. Every frame is gathered into one buffer of its own, of which
 * its typed arrays are views.
 */
export class FrameReader {
  readonly #onMessage: (message: unknown) => void;
  readonly #prefix = new Uint8Array(PREFIX_BYTES);
  #target: Uint8Array = this.#prefix;
  #filled = 0;

  constructor(onMessage: (message: unknown) => void) {
    this.#onMessage = onMessage;
  }

  /** Throws RangeError, SyntaxError or TypeError when the bytes are no frame; the stream cannot be trusted after that. */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      const take = Math.min(chunk.length - at, this.#target.length - this.#filled);
      this.#target.set(chunk.subarray(at, at + take), this.#filled);
      this.#filled += take;
      at += take;
      if (this.#filled === this.#target.length) this.#advance();
    }
  }

  #advance(): void {
    if (this.#target !== this.#prefix) {
      const frame = this.#target.buffer as ArrayBuffer;
      this.#target = this.#prefix;
      this.#filled = 0;
      this.#onMessage(decodeFrame(frame));
      return;
    }
    const [magic, , total] = new Uint32Array(this.#prefix.buffer);
    if (magic !== FRAME_MAGIC) throw new RangeError('the bytes from the other process are no frame');
    if (total! <= PREFIX_BYTES || total! > MAX_FRAME_BYTES) {
      throw new RangeError(`a frame claims ${total} bytes; at most ${MAX_FRAME_BYTES} are taken`);
    }
    this.#target = new Uint8Array(total!);
    this.#target.set(this.#prefix);
  }
}
