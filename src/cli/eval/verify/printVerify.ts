import { table } from '../../table.ts';
import { wilson } from '../wilson.ts';
import type { VerifyCounts, VerifyReport } from './VerifyTally.ts';

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

const row = (name: string, { n, told, right }: VerifyCounts): readonly string[] => {
  const [low, high] = wilson(right, told);
  const rightly = told === 0 ? '' : `${percent(right / told)} (${percent(low)} to ${percent(high)})`;
  return [name, String(n), `${told}, ${percent(told / Math.max(1, n))}`, rightly];
};

/** The report for a person. */
export const printVerify = (report: VerifyReport): string =>
  table(
    [
      ['statements', 'n', 'told true or false', 'of these rightly'],
      row('all', report),
      ...Object.entries(report.by_kind).map(([kind, tally]) => row(kind, tally)),
    ],
    [1],
  ).join('\n');
