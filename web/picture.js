// @ts-check
// The picture: the camera's own, or as the node marked it.
import { byId } from './dom.js';
import { drawnKind } from './live.js';
import { state } from './state.js';

const canvas = byId('picture');
const overlay = byId('overlay');
const stage = byId('stage');
const view = byId('view');
const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));

/** A picture is old after so long, or after so many times what lay between the last ones on a slow machine. */
const STALE_MS = 3000;
const STALE_RATIO = 3;
/** Pictures over which the rate is taken. */
const RATE_OVER = 10;

/** @type {number[]} */
let arrivals = [];
/** @type {number | undefined} */
let cameraAtMs;
let drawing = false;

/** @param {import('./connection.js').Picture} picture */
export const showPicture = async ({ kind, stamp, jpeg, ...size }) => {
  const now = performance.now();
  if (kind === 'camera') {
    cameraAtMs = now;
    view.hidden = false;
  }
  // A slow page draws the newest and leaves out the others.
  if (drawing || kind !== drawnKind(state.view, cameraAtMs, now)) return;
  drawing = true;
  try {
    const bitmap = await createImageBitmap(jpeg);
    const width = size.width || bitmap.width;
    const height = size.height || bitmap.height;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      overlay.setAttribute('viewBox', `0 0 ${width} ${height}`);
      stage.style.setProperty('--ratio', `${width} / ${height}`);
    }
    paper.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    if (state.drawn !== kind) arrivals = [];
    arrivals = [...arrivals.slice(1 - RATE_OVER), performance.now()];
    stage.dataset.drawn = kind;
    stage.removeAttribute('data-empty');
    stage.removeAttribute('data-stale');
    state.set(state.drawn === kind ? { pictureStamp: stamp } : { pictureStamp: stamp, drawn: kind });
  } finally {
    drawing = false;
  }
};

/** How fast pictures come, Hz; 0 when they have stopped. */
const rate = () => {
  const [first, last] = [arrivals[0], arrivals.at(-1)];
  if (first === undefined || last === undefined || arrivals.length < 2) return 0;
  const betweenMs = (last - first) / (arrivals.length - 1);
  return performance.now() - last > Math.max(STALE_MS, STALE_RATIO * betweenMs) ? 0 : 1000 / betweenMs;
};

/** How fast pictures come, or how old the last one is: a grey picture alone says neither. @param {number} hertz */
const pace = (hertz) => {
  const last = arrivals.at(-1);
  if (hertz >= 0.95) return `${hertz.toFixed(1)} Hz`;
  if (hertz > 0) return `one in ${Math.round(1 / hertz)} s`;
  const seconds = last === undefined ? 0 : Math.round((performance.now() - last) / 1000);
  return seconds > STALE_MS / 1000 ? `${seconds} s old` : '';
};

setInterval(() => {
  const hertz = rate();
  byId('rate').textContent = pace(hertz);
  stage.toggleAttribute(
    'data-stale',
    hertz === 0 && !stage.hasAttribute('data-empty') && document.visibilityState === 'visible',
  );
}, 500);

view.addEventListener('change', (/** @type {Event} */ { target }) => {
  const { value } = /** @type {HTMLInputElement} */ (target);
  localStorage.setItem('view', value);
  state.set({ view: value === 'marked' ? 'marked' : 'live' });
});
byId(`view-${state.view}`).checked = true;
