import { table } from '../table.ts';
import type { Count, FramesReport } from './frames.ts';

const percent = ({ n, correct }: Count): string => (n === 0 ? '-' : `${((100 * correct) / n).toFixed(1)} %`);

/** The report for a person: kinds, skills and frames, each with its share. */
export const printFrames = (report: FramesReport): string => {
  const rows = (counts: Readonly<Record<string, Count>>) =>
    Object.entries(counts).map(([name, entry]) => [
      name,
      String(entry.correct),
      String(entry.n),
      percent(entry),
    ]);
  const total = { n: report.n, correct: Math.round(report.accuracy * report.n) };
  const { unique, ambiguous, absent } = report;
  return [
    ...table([['', 'right', 'of', ''], ...rows({ unique, ambiguous, absent, all: total })], [1, 2, 3]),
    `false accepts ${(100 * report.false_accept).toFixed(1)} %, ${(1000 * report.seconds).toFixed(0)} ms a question`,
    '',
    ...table([['skill', 'right', 'of', ''], ...rows(report.by_skill)], [1, 2, 3]),
    '',
    ...table([['frame', 'right', 'of', ''], ...rows(report.by_frame)], [1, 2, 3]),
  ].join('\n');
};
