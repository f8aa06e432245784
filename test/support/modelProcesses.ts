import { execFileSync } from 'node:child_process';

/** How many model processes this process has. */
export function modelProcesses(): number {
  try {
    const children = execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
    return children.split('\n').filter((line) => line.includes('childMain')).length;
  } catch {
    return 0;
  }
}

/** Waits until there are so many of them, some seconds at most; gives how many there are. */
export async function untilModelProcesses(count: number, withinMs = 30_000): Promise<number> {
  const until = Date.now() + withinMs;
  while (modelProcesses() !== count && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return modelProcesses();
}
