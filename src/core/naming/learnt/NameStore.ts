import type { Result } from '../../result.ts';
import type { LearntName } from './LearntName.ts';

/** Where names outlive the process. Fails with MEMORY_UNAVAILABLE. */
export interface NameStore {
  load(): Result<readonly LearntName[]>;
  /** All of it or nothing. */
  save(names: readonly LearntName[]): Result<void>;
}
