import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first versions, by line, with the mends of their published security faults. */
const MENDED = [
  [2, 6, 11],
  [2, 14, 1],
  [3, 3, 1],
] as const;

const isBefore = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
};

/** Why a version of Fast DDS should not be used where strangers can send; undefined when it may be. */
export const faultOfFastDds = (version: string): string | undefined => {
  const parts = version.split('.').map(Number);
  if (parts.length < 3 || parts.some(Number.isNaN)) return undefined;
  // The line that it belongs to: 2.6 has mends of its own, those between it and 2.14 have none.
  const [major, minor] = parts as [number, number];
  const line = MENDED.find(([m, n]) => m > major || (m === major && n >= minor)) ?? MENDED[2];
  return isBefore(parts, line)
    ? `Fast DDS ${version} is older than ${line.join('.')}, which mends faults that strangers on the network can use`
    : undefined;
};

/** The same of the Fast DDS of this ROS environment; undefined where another middleware is used, or none is found. */
export const fastDdsFault = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined => {
  if (!/^$|fastrtps/.test(env.RMW_IMPLEMENTATION ?? '')) return undefined;
  for (const prefix of (env.AMENT_PREFIX_PATH ?? '').split(':'))
    for (const name of ['fastdds', 'fastrtps'])
      try {
        const manifest = readFileSync(join(prefix, 'share', name, 'package.xml'), 'utf8');
        return faultOfFastDds(/<version>\s*([\d.]+)/.exec(manifest)?.[1] ?? '');
      } catch {
        // Not in this prefix.
      }
  return undefined;
};
