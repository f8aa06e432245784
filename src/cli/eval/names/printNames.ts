import { table } from '../../table.ts';
import type { NamesBy, NamesReport } from './evalNames.ts';
import type { NamesCount } from './NamesTally.ts';

const percent = (share: number): string => (100 * share).toFixed(0);

const cells = ({ n, top_1, interval: [low, high], reciprocal_rank }: NamesCount): readonly string[] =>
  n === 0
    ? ['-', '', '']
    : [`${(100 * top_1).toFixed(1)} %`, `${percent(low)} to ${percent(high)}`, reciprocal_rank.toFixed(2)];

const row = (name: string, { namer, evidence }: NamesBy): readonly string[] => [
  name,
  String(evidence.n),
  percent(evidence.chance),
  ...cells(namer),
  ...cells(evidence),
];

/** The report for a person: top-1 and mean reciprocal rank of the namer alone and of all evidence, by set and source. */
export const printNames = ({ all, by_set, by_source }: NamesReport): string => {
  const columns = ['labels', 'chance', 'namer', '95 %', 'rank', 'all evidence', '95 %', 'rank'];
  const rows = (of: Readonly<Record<string, NamesBy>>) =>
    Object.entries(of).map(([name, by]) => row(name, by));
  return table(
    [['', ...columns], ...rows(by_source), ...rows(by_set), row('all', all)],
    columns.map((_, i) => i + 1),
  ).join('\n');
};
