import type { DemoRow } from './DemoRow.ts';

const HEAD = [
  'question',
  'answer',
  'mark',
  'position in map (m)',
  'off by',
  'pose',
  'looking',
  'deciding',
  'total',
];

/** The demonstration's answers as an aligned table. `paint` colours right and wrong on a terminal. */
export const formatRows = (
  rows: readonly DemoRow[],
  paint: (text: string, right: boolean) => string,
): string => {
  const cells = rows.map((row) => [
    row.question,
    row.answer,
    row.mark === undefined ? '-' : String(row.mark),
    row.position ? row.position.map((v) => v.toFixed(2).padStart(5)).join(' ') : '-',
    row.errorMetres === undefined ? '-' : `${(row.errorMetres * 100).toFixed(1)} cm`,
    row.published ? 'published' : 'none',
    milliseconds(row, ['perceive']),
    milliseconds(row, ['resolve']),
    `${row.totalMs.toFixed(0)} ms`,
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...cells.map((line) => line[i]!.length)));
  const line = (values: readonly string[]) => values.map((v, i) => v.padEnd(widths[i]!)).join('  ');
  return [
    `  ${line(HEAD)}`,
    `  ${widths.map((w) => '─'.repeat(w)).join('  ')}`,
    ...cells.map((values, i) => `${paint(rows[i]!.right ? '✓' : '✗', rows[i]!.right)} ${line(values)}`),
  ].join('\n');
};

const milliseconds = ({ stages }: DemoRow, names: readonly string[]): string => {
  const own = stages.filter(({ name }) => names.includes(name));
  return own.length === 0
    ? '-'
    : `${(own.reduce((sum, { seconds }) => sum + seconds, 0) * 1000).toFixed(0)} ms`;
};
