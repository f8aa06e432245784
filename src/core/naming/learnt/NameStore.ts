import type { Result } from '../../result.ts';
import type { LearntName } from './LearntName.ts';

/** Where names outlive the process. Fails with MEMORY_UNAVAILABLE. */
export interface NameStore {
  /** Changes whenever what is stored does, by whomever; undefined while nothing is. */
  edition(): string | undefined;
  load(): Result<readonly LearntName[]>;
  /** All of it or nothing. */
  save(names: readonly LearntName[]): Result<void>;
}
