import { fileURLToPath } from 'node:url';
import type { ModelHost } from '../../src/adapters/host/ModelHost.ts';
import { type LocalHostOptions, localHost } from '../../src/adapters/vlm/localHost.ts';
import type { WorkerOptions } from '../../src/adapters/vlm/worker/protocol.ts';

/** Folder of a model made by scripts/testmodels. */
export const tinyModelFolder = (family: string): string =>
  fileURLToPath(new URL(`../models/${family}`, import.meta.url));

/** A host of such a model, not started. */
export const tinyModelHost = (
  family: string,
  worker: Partial<WorkerOptions> = {},
  host: Partial<LocalHostOptions> = {},
): ModelHost =>
  localHost({
    name: `tiny-${family}`,
    worker: { folder: tinyModelFolder(family), dtype: 'fp32', device: 'cpu', threads: 1, ...worker },
    loadTimeoutMs: 60_000,
    ...host,
  });
