import type { MemoryStore } from '../../core/memory/MemoryStore.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import type { Result } from '../../core/result.ts';
import { memoryPath } from './memoryPath.ts';
import { openMemoryStore } from './openMemoryStore.ts';

/** Of all maps together, so many times what one may have. */
const MAPS = 2;

/** The memory that the node's parameters ask for. */
export const openNodeMemory = (
  parameters: Parameters,
  warn: (message: string) => void,
): Result<MemoryStore> =>
  openMemoryStore({
    path: memoryPath(parameters['memory.path']),
    maxObjects: MAPS * parameters['memory.max_objects'],
    warn,
  });
