import type { FileHandle } from 'node:fs/promises';
import type { McapTypes } from '@mcap/core';

/** Random access to an open file. Every read owns its bytes, so that messages may outlive the next read. */
export class FileReadable implements McapTypes.IReadable {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async size(): Promise<bigint> {
    return BigInt((await this.#file.stat()).size);
  }

  /** Throws when fewer than `length` bytes are there. */
  async read(offset: bigint, length: bigint): Promise<Uint8Array> {
    const wanted = Number(length);
    const size = await this.size();
    if (offset + length > size)
      throw new Error(`${wanted} bytes at ${offset} reach beyond the file's ${size}`);
    const bytes = new Uint8Array(wanted);
    const { bytesRead } = await this.#file.read(bytes, 0, wanted, Number(offset));
    if (bytesRead !== wanted) throw new Error(`read ${bytesRead} of ${wanted} bytes at ${offset}`);
    return bytes;
  }
}
