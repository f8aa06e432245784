import { table } from '../../table.ts';
import type { MemoryReport } from './evalMemory.ts';

/** The report for a person. */
export const printMemory = (report: MemoryReport): string => {
  const { walks, things, remembered, duplicates, phantoms, medianMetres, p90Metres } = report;
  const share = `${((100 * remembered) / Math.max(1, things)).toFixed(1)} %`;
  const centimetres = (metres: number) => `${(100 * metres).toFixed(1)} cm`;
  return table(
    [
      ['walks', String(walks)],
      ['things remembered', `${remembered} of ${things}, ${share}`],
      ['remembered twice', String(duplicates)],
      ['where nothing stands', String(phantoms)],
      ['position, median', centimetres(medianMetres)],
      ['position, 90 %', centimetres(p90Metres)],
      ['moved and told', `${report.movedTold} of ${report.moved}`],
      ['taken away and told', `${report.removedTold} of ${report.removed}`],
      ['told gone, and there', String(report.wronglyGone)],
    ],
    [1],
  ).join('\n');
};
