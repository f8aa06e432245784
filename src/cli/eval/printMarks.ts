import { table } from '../table.ts';
import type { MarksCount, MarksReport } from './marks.ts';

/** The report for a person: what share of the annotated things is shown, by source. */
export const printMarks = (report: MarksReport): string => {
  const { by_source, ...all } = report;
  const rows = Object.entries({ ...by_source, all }).flatMap(([source, counts]) =>
    Object.entries(counts).map(([kind, count]) => [source, kind, ...columns(count)]),
  );
  const head = ['source', '', 'things', 'box', 'box and point', 'a frame'];
  return table([head, ...rows], [2, 3, 4, 5]).join('\n');
};

const columns = ({ frames, things, boxed, pointed, regions }: MarksCount): readonly string[] => [
  String(things),
  percent(boxed, things),
  percent(pointed, things),
  (regions / Math.max(1, frames)).toFixed(1),
];

const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
