import { table } from '../../table.ts';
import type { Count, FramesReport, KindCounts, Ranks } from './FramesReport.ts';
import { countOf } from './FramesTally.ts';

const whole = (share: number): string => (100 * share).toFixed(0);

const percent = ({ n, correct }: Count): string => (n === 0 ? '-' : `${((100 * correct) / n).toFixed(1)} %`);

const between = ({ n, interval: [low, high] }: Count): string =>
  n === 0 ? '' : `${whole(low)} to ${whole(high)}`;

const RIGHT = [1, 2, 3, 4];
const HEAD = ['right', 'of', '', '95 %'];

const rows = (counts: Readonly<Record<string, Count>>): readonly (readonly string[])[] =>
  Object.entries(counts).map(([name, count]) => [
    name,
    String(count.correct),
    String(count.n),
    percent(count),
    between(count),
  ]);

const kindRow = (name: string, kinds: KindCounts & { readonly ranks: Ranks }): readonly string[] => {
  const { unique, ambiguous, absent, false_accept, ranks } = kinds;
  const of = ({ correct, n }: Count): string => (n === 0 ? '-' : `${correct}/${n}`);
  return [
    name,
    of(unique),
    percent(unique),
    between(unique),
    `${whole(ranks.first)} ${whole(ranks.among_3)} ${whole(ranks.among_10)}`,
    whole(ranks.chance),
    of(ambiguous),
    of(absent),
    absent.n === 0 ? '-' : `${whole(false_accept)} %`,
  ];
};

/** The report for a person: kinds, sources, sets, skills and frames, each with its share and interval. */
export const printFrames = (report: FramesReport): string => {
  const { unique, ambiguous, absent } = report;
  const all = countOf(Math.round(report.accuracy * report.n), report.n);
  const sources = (of: FramesReport['by_source']) =>
    Object.entries(of).map(([name, kinds]) => kindRow(name, kinds));
  const columns = ['unique', '', '95 %', 'first 3 10', 'chance', 'ambiguous', 'absent', 'accepted'];
  return [
    ...table([['', ...HEAD], ...rows({ unique, ambiguous, absent, all })], RIGHT),
    `false accepts ${(100 * report.false_accept).toFixed(1)} %, ${(1000 * report.seconds).toFixed(0)} ms a question`,
    '',
    ...table(
      [
        ['set', ...columns],
        ...sources(report.by_set),
        ['source', ...columns.map(() => '')],
        ...sources(report.by_source),
      ],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ),
    '',
    ...table([['skill', ...HEAD], ...rows(report.by_skill)], RIGHT),
    '',
    ...table([['frame', ...HEAD], ...rows(report.by_frame)], RIGHT),
  ].join('\n');
};
