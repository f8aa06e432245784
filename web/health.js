// @ts-check
// What the node says of itself, and how long things take.
import { byId, html, svg } from './dom.js';

const panel = byId('health');
const KEEP_MS = 180_000;
const [WIDTH, HEIGHT, LEFT] = [600, 150, 44];
const LEAST_TOP = 200;

/** Milliseconds of looking at a picture, as the node says each second. @type {{ atMs: number, value: number }[]} */
let looking = [];
/** Milliseconds that this page waited for an answer. @type {{ atMs: number, value: number }[]} */
let asking = [];
/** @type {any[]} */
let parts = [];

/** @param {{ atMs: number, value: number }[]} values */
const recent = (values) => values.filter(({ atMs }) => atMs > performance.now() - KEEP_MS);

/** @param {number} value A round number above it. */
const roundUp = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
};

const chart = () => {
  const now = performance.now();
  const top = roundUp(Math.max(LEAST_TOP, ...[...looking, ...asking].map(({ value }) => value)));
  const u = (/** @type {number} */ atMs) => LEFT + (WIDTH - LEFT) * (1 - (now - atMs) / KEEP_MS);
  const v = (/** @type {number} */ value) => HEIGHT - 18 - (HEIGHT - 28) * (value / top);
  const levels = [0, top / 2, top];
  const line = looking.map(({ atMs, value }) => `${u(atMs).toFixed(1)},${v(value).toFixed(1)}`).join(' ');
  return svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': said(top) },
    ...levels.flatMap((value) => [
      svg('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: v(value), y2: v(value) }),
      svg('text', { x: LEFT - 6, y: v(value), dy: '0.35em', 'text-anchor': 'end' }, String(value)),
    ]),
    svg('text', { x: LEFT, y: HEIGHT - 3 }, '3 minutes ago'),
    svg('text', { x: WIDTH, y: HEIGHT - 3, 'text-anchor': 'end' }, 'now'),
    svg('polyline', { points: line }),
    ...asking.map(({ atMs, value }) =>
      svg('circle', { cx: u(atMs), cy: v(value), r: 4.5 }, svg('title', {}, `${Math.round(value)} ms`)),
    ),
  );
};

/** @param {number} top */
const said = (top) =>
  `Latency of the last three minutes, up to ${top} ms: looking ${Math.round(looking.at(-1)?.value ?? 0)} ms, last answer ${Math.round(asking.at(-1)?.value ?? 0)} ms`;

/** @param {any} part */
const row = ({ name, level, message, values = [] }) =>
  html(
    'details',
    { 'data-level': level, 'data-name': name },
    html(
      'summary',
      {},
      html('i', { 'aria-hidden': true }),
      html('b', {}, name),
      html('span', {}, `${level === 'ok' ? '' : `${level}: `}${message}`),
    ),
    html(
      'dl',
      {},
      ...values.flatMap((/** @type {any} */ { key, value }) => [html('dt', {}, key), html('dd', {}, value)]),
    ),
  );

export const drawHealth = () => {
  if (panel.hidden) return;
  const open = new Set(
    [...panel.querySelectorAll('details[open]')].map((one) => one.getAttribute('data-name')),
  );
  const focused = document.activeElement?.closest('details')?.getAttribute('data-name');
  const rows = parts.map((part) => {
    const shown = row(part);
    shown.open = open.has(part.name);
    return shown;
  });
  panel.replaceChildren(
    html(
      'figure',
      {},
      chart(),
      html(
        'figcaption',
        { class: 'small' },
        html('i', { class: 'line' }),
        'a picture, in the node ',
        html('i', { class: 'dot' }),
        'an answer, as this page waited for it (ms)',
      ),
    ),
    ...(rows.length > 0 ? rows : [html('p', { class: 'small' }, 'The node has said nothing of itself yet.')]),
  );
  for (const shown of rows) if (shown.dataset.name === focused) shown.querySelector('summary')?.focus();
};

/** @param {number} milliseconds */
export const addAnswerTime = (milliseconds) => {
  asking = recent([...asking, { atMs: performance.now(), value: milliseconds }]);
  drawHealth();
};

/** @param {{ parts: any[] }} health */
export const showHealth = (health) => {
  parts = health.parts;
  const seconds = parts
    .find(({ name }) => name === 'landmarks')
    ?.values?.find((/** @type {any} */ { key }) => key === 'perceive (ms)')?.value;
  if (seconds) looking = [...looking, { atMs: performance.now(), value: Number(seconds) }];
  [looking, asking] = [recent(looking), recent(asking)];
  drawHealth();
};
