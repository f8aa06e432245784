import type { FileHandle } from 'node:fs/promises';

const WINDOW_BYTES = 64 * 1024;

/** Reads single bytes and short runs of a large file by position, a window at a time, holding no more than the window. */
export class FileWindow {
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #window = Buffer.alloc(WINDOW_BYTES);
  #start = 0;
  #length = 0;

  constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** Throws RangeError past the end of the file. */
  async byte(at: number): Promise<number> {
    if (at < this.#start || at >= this.#start + this.#length) {
      const { bytesRead } = await this.#handle.read(this.#window, 0, WINDOW_BYTES, at);
      if (bytesRead === 0) throw new RangeError('the file ends too early');
      this.#start = at;
      this.#length = bytesRead;
    }
    return this.#window[at - this.#start]!;
  }

  /** Throws RangeError past the end of the file. */
  async text(at: number, length: number): Promise<string> {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await this.#handle.read(buffer, 0, length, at);
    if (bytesRead < length) throw new RangeError('the file ends too early');
    return buffer.toString('utf8');
  }
}
