import lz4Decompress from '@foxglove/wasm-lz4';
import zstd from '@foxglove/wasm-zstd';
import type { McapTypes } from '@mcap/core';

/** How chunks are written: both are played by rosbag2; '' stores them as they are. (lz4 is read, not written.) */
export type ChunkCompression = '' | 'zstd';

const ZSTD_LEVEL = 10;

/** Loads the WebAssembly codecs; await it once before compressing or decompressing. */
export const loadChunkCodecs = async (): Promise<void> => {
  await Promise.all([lz4Decompress.isLoaded, zstd.isLoaded]);
};

export const compressChunk =
  (compression: ChunkCompression) =>
  (chunk: Uint8Array): { compression: string; compressedData: Uint8Array } =>
    compression === 'zstd'
      ? { compression, compressedData: new Uint8Array(zstd.compress(chunk, ZSTD_LEVEL)) }
      : { compression, compressedData: chunk };

/** By the name in the chunk. Each throws when the chunk is damaged; results own their bytes. */
export const decompressHandlers: McapTypes.DecompressHandlers = {
  zstd: (bytes, size) => new Uint8Array(zstd.decompress(bytes, Number(size))),
  lz4: (bytes, size) => new Uint8Array(lz4Decompress(bytes, Number(size))),
};
