import type { RosDriver } from './RosDriver.ts';

/** One part of the node in /diagnostics. */
export interface Status {
  readonly level: number;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
}

export const DIAGNOSTICS = { topic: '/diagnostics', type: 'diagnostic_msgs/msg/DiagnosticArray' };

/** The next-but-one /diagnostics, by part: made wholly after this call. Needs `listen` first. */
export async function nextDiagnostics(driver: RosDriver): Promise<ReadonlyMap<string, Status>> {
  const { count } = await driver.do('heard', { topic: '/diagnostics' });
  const { last } = await driver.do('heard', { topic: '/diagnostics', at_least: count + 2 });
  return new Map(
    last.status.map(
      (s: { name: string; level: number[]; message: string; values: { key: string; value: string }[] }) => [
        s.name.replace(/^[^:]*: /, ''),
        {
          level: Number(s.level),
          message: s.message,
          values: Object.fromEntries(s.values.map(({ key, value }) => [key, value])),
        },
      ],
    ),
  );
}
