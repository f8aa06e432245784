import type { Figure } from './stats.ts';

const WIDTH = 860;
const ROW = 20;
const LABELS = 420;
const NUMBERS = 90;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Medians of times as bars on a logarithmic scale from 0.1 ms, one row each: an SVG for a page. */
export const chartOf = (title: string, figures: readonly Figure[]): string => {
  const rows = figures.filter(
    ({ what, unit, value }) => /ms$/.test(unit) && /median|p50|mean/.test(what) && value > 0,
  );
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const length = (value: number): number =>
    ((WIDTH - LABELS - NUMBERS) * Math.max(0, Math.log10(value / 0.1))) / Math.log10(most / 0.1);
  const bars = rows.map(({ what, value, unit }, i) => {
    const y = ROW * (i + 2);
    const end = LABELS + length(value);
    return [
      `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${escaped(what)}</text>`,
      `<rect x="${LABELS}" y="${y + 3}" width="${length(value).toFixed(1)}" height="${ROW - 6}" fill="#3572b0"/>`,
      `<text x="${(end + 6).toFixed(1)}" y="${y + 13}">${value.toPrecision(3)} ${escaped(unit)}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${ROW * (rows.length + 3)}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="8" y="18" font-size="14">${escaped(title)}</text>`,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
};
