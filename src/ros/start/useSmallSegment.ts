import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const PROFILES = ['FASTRTPS_DEFAULT_PROFILES_FILE', 'FASTDDS_DEFAULT_PROFILES_FILE'] as const;
/** Ours with room for a camera's images, and what lies beside each for a process that sends few. */
const SMALL: Readonly<Record<string, string>> = {
  'fastdds.xml': 'fastdds-small.xml',
  'fastdds-localhost.xml': 'fastdds-localhost-small.xml',
};

/**
 * Fast DDS makes all of a process's own segment resident at its start, whether it sends or not: 64 MB, which cameras need
 * and nobody else. Where our profile is set this process takes the one with 16 MB; a profile of the user's stays.
 */
export const useSmallSegment = (env: NodeJS.ProcessEnv = process.env): void => {
  for (const name of PROFILES) {
    const path = env[name] ?? '';
    const small = SMALL[basename(path)];
    if (small && existsSync(join(dirname(path), small))) env[name] = join(dirname(path), small);
  }
};
