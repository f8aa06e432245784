import { readdirSync, readFileSync } from 'node:fs';

/** Of an active node beyond an idle one: pipes to model processes, their starts, frames and messages under way. */
const NEEDED = 80;

/** Why this process may open too few files to work; undefined when it may, or where that cannot be told. */
export const descriptorFault = (): string | undefined => {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const limit = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.NaN);
    const open = readdirSync('/proc/self/fd').length;
    return limit - open < NEEDED
      ? `at most ${limit} files may be open and ${open} are, ${NEEDED} more are needed: raise the limit (ulimit -n)`
      : undefined;
  } catch {
    return undefined;
  }
};
