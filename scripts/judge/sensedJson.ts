import { readFileSync, writeFileSync } from 'node:fs';
import type { SensedFrame } from './SensedFrame.ts';

/** Maps, which JSON does not know, are written as their entries under this key. */
const ENTRIES = '$entries';

export const writeSensed = (file: string, frames: readonly SensedFrame[]): void =>
  writeFileSync(
    file,
    JSON.stringify(frames, (_, value) => (value instanceof Map ? { [ENTRIES]: [...value] } : value)),
  );

export const readSensed = (file: string): SensedFrame[] =>
  JSON.parse(readFileSync(file, 'utf8'), (_, value) =>
    value !== null && typeof value === 'object' && Array.isArray(value[ENTRIES])
      ? new Map(
          value[ENTRIES].map(([key, scores]: [string, (number | null)[]]) => [
            key,
            scores.map((s) => s ?? undefined),
          ]),
        )
      : value,
  );
