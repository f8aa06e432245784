import type { Figure } from './stats.ts';

const WIDTH = 860;
const ROW = 20;
const LABELS = 420;
const NUMBERS = 90;
/** Least of the scale. */
const LEAST_MS = 0.1;
const OURS = '#3572b0';
const PEERS = '#a0a0a0';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const isPeer = ({ what }: Figure): boolean => /^(rclpy|PCL)/.test(what);

/**
 * Medians of times as bars on a logarithmic scale from 0.1 ms, one row each, those of other programs in grey: an SVG for a
 * page.
 */
export const chartOf = (title: string, figures: readonly Figure[]): string => {
  const rows = figures.filter(
    ({ what, unit, value }) => /ms$/.test(unit) && /median|p50|mean/.test(what) && value > 0,
  );
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const length = (value: number): number =>
    ((WIDTH - LABELS - NUMBERS) * Math.max(0, Math.log10(value / LEAST_MS))) / Math.log10(most / LEAST_MS);
  const bottom = ROW * (rows.length + 2) + 4;
  const decades = [1, 10, 100, 1000, 10_000].filter((ms) => ms <= most);
  const grid = decades.map((ms) => {
    const x = (LABELS + length(ms)).toFixed(1);
    return `<path d="M${x} ${ROW * 2}V${bottom}" stroke="#ddd"/><text x="${x}" y="${bottom + 14}" text-anchor="middle" fill="#666">${ms} ms</text>`;
  });
  const bars = rows.map((figure, i) => {
    const { what, value, unit } = figure;
    const y = ROW * (i + 2);
    const end = LABELS + length(value);
    return [
      `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${escaped(what)}</text>`,
      `<rect x="${LABELS}" y="${y + 3}" width="${length(value).toFixed(1)}" height="${ROW - 6}" fill="${isPeer(figure) ? PEERS : OURS}"/>`,
      `<text x="${(end + 6).toFixed(1)}" y="${y + 13}">${value.toPrecision(3)} ${escaped(unit)}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${bottom + ROW}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="8" y="18" font-size="14">${escaped(title)}</text>`,
    ...grid,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
};
