import { STATUS_OK, statusOf } from '../../../core/failures.ts';
import type { ResolvedStep } from '../../../core/spatial/grounding/Resolution.ts';

/** spatial_llava/TaskPart[]: the things of a command, step by step. */
export const taskMessage = (steps: readonly ResolvedStep[]) =>
  steps.flatMap(({ action, parts }, step) =>
    parts.map(({ role, words, id, status }) => ({
      step,
      action,
      role,
      words,
      status: status === undefined || status === 'OK' ? STATUS_OK : statusOf(status),
      mark: id ?? 0,
    })),
  );
