import type { Result } from '../result.ts';
import type { MemoryObject } from './MemoryObject.ts';

/** What has changed since it was last asked for. */
export interface MemoryChanges {
  readonly saved: readonly MemoryObject[];
  readonly removed: readonly number[];
  /** The next thing gets this id, whatever has been forgotten. */
  readonly nextId: number;
  /** JPEGs by the ids of their things. */
  readonly pictures?: ReadonlyMap<number, Uint8Array>;
}

export interface HeldMemory {
  readonly objects: readonly MemoryObject[];
  readonly nextId: number;
}

/** Where memory outlives the process. `map`: objects of another map are never mixed in. Fails with MEMORY_UNAVAILABLE. */
export interface MemoryStore {
  load(map: string): Result<HeldMemory>;
  /** All of it or nothing. */
  save(map: string, changes: MemoryChanges): Result<void>;
  /** The pictures that there are of these things. */
  pictures(map: string, ids: readonly number[]): Result<ReadonlyMap<number, Uint8Array>>;
  close(): void;
}
