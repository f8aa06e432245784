import { readdirSync, readFileSync } from 'node:fs';

const MARK = 'SPATIAL_LLAVA_TEST_MARK';

/** For the environment of a program under test: whatever it starts inherits it, whoever its parent becomes. */
export const markOf = (value: string): Readonly<Record<string, string>> => ({ [MARK]: value });

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Command lines of the living processes that carry the mark. Linux. */
export function markedProcesses(value: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(`${MARK}=${value}`))
    .filter((pid) => !/^\d+ \(.*\) Z/s.test(read(`/proc/${pid}/stat`)))
    .map((pid) => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`);
}

/** What still lives of them after some seconds at most. */
export async function leftOf(value: string, withinMs: number): Promise<readonly string[]> {
  const until = Date.now() + withinMs;
  while (Date.now() < until && markedProcesses(value).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return markedProcesses(value);
}
