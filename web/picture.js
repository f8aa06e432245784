// @ts-check
// The live picture, with what is chosen and what was answered standing out; and the things in view, by name.
import { byId, html, svg } from './dom.js';
import { state } from './state.js';
import { nameOf, placeOf, sizeOf } from './words.js';

const canvas = byId('picture');
const overlay = byId('overlay');
const stage = byId('stage');
const chips = byId('chips');
const chosen = byId('chosen');
const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));

const OBJECT_ROLES = new Set([0, 1]);
/** A picture is old after so long, or after so many times what lay between the last ones on a slow machine. */
const STALE_MS = 3000;
const STALE_RATIO = 3;
/** Pictures over which the rate is taken. */
const RATE_OVER = 10;

/** @type {number[]} */
let arrivals = [];
let drawing = false;

/** @param {{ jpeg: Blob }} picture */
export const showPicture = async ({ jpeg }) => {
  // A slow page draws the newest and leaves out the others.
  if (drawing) return;
  drawing = true;
  try {
    const bitmap = await createImageBitmap(jpeg);
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      overlay.setAttribute('viewBox', `0 0 ${bitmap.width} ${bitmap.height}`);
      stage.style.setProperty('--ratio', `${bitmap.width} / ${bitmap.height}`);
    }
    paper.drawImage(bitmap, 0, 0);
    bitmap.close();
    arrivals = [...arrivals.slice(1 - RATE_OVER), performance.now()];
    stage.removeAttribute('data-empty');
    stage.removeAttribute('data-stale');
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

/** The smallest thing under a pixel. @param {number} u @param {number} v */
const markAt = (u, v) =>
  state.marks.marks
    .filter(({ box: { x, y, width, height } }) => u >= x && v >= y && u < x + width && v < y + height)
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];

canvas.addEventListener('click', (/** @type {MouseEvent} */ { offsetX, offsetY }) => {
  const mark = markAt(
    (offsetX / canvas.clientWidth) * canvas.width,
    (offsetY / canvas.clientHeight) * canvas.height,
  );
  state.set({ chosen: mark && mark.track_id !== state.chosen ? mark.track_id : undefined });
});

/** @param {import('./state.js').Mark} mark */
const kindOf = ({ track_id }) => {
  if (track_id === state.target) return 'target';
  if (track_id === state.chosen) return 'chosen';
  return state.candidates.has(track_id) ? 'candidate' : undefined;
};

const drawOverlay = () => {
  const shown = state.marks.marks.flatMap((mark) => {
    const kind = kindOf(mark);
    const { x, y, width, height } = mark.box;
    return kind
      ? [svg('rect', { class: kind, x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 6 })]
      : [];
  });
  overlay.replaceChildren(...shown);
};

/** Kept by track, so that focus stays where it is while numbers change. @type {Map<number, HTMLButtonElement>} */
const chipOf = new Map();

/** @param {number} track */
const makeChip = (track) =>
  html('button', {
    type: 'button',
    role: 'option',
    tabindex: -1,
    onclick: () => state.set({ chosen: state.chosen === track ? undefined : track }),
  });

const drawChips = () => {
  const things = state.marks.marks.filter(({ role }) => OBJECT_ROLES.has(role));
  const held = new Set(things.map(({ track_id }) => track_id));
  for (const [track, chip] of chipOf)
    if (!held.has(track)) {
      chip.remove();
      chipOf.delete(track);
    }
  things.forEach((mark, i) => {
    const chip = chipOf.get(mark.track_id) ?? makeChip(mark.track_id);
    chipOf.set(mark.track_id, chip);
    if (chip.dataset.said !== `${mark.mark} ${nameOf(mark)}`) {
      chip.dataset.said = `${mark.mark} ${nameOf(mark)}`;
      chip.replaceChildren(html('b', {}, String(mark.mark)), nameOf(mark));
    }
    chip.dataset.kind = kindOf(mark) ?? '';
    chip.setAttribute('aria-selected', String(mark.track_id === state.chosen));
    if (chips.children[i] !== chip) chips.insertBefore(chip, chips.children[i] ?? null);
  });
  if (!chips.querySelector('[tabindex="0"]')) chips.firstElementChild?.setAttribute('tabindex', '0');
};

chips.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
  const all = [...chips.children];
  const at = all.indexOf(/** @type {Element} */ (document.activeElement));
  const to = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: all.length - 1,
  }[event.key];
  const next = to === undefined ? undefined : all[to];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  for (const chip of all) chip.setAttribute('tabindex', chip === next ? '0' : '-1');
  next.focus();
});

const drawChosen = () => {
  const mark = state.chosenMark;
  chosen.hidden = mark === undefined;
  if (!mark) return;
  const { ground, camera } = { ground: mark.ground, camera: state.marks.ground };
  const facts = ground
    ? [
        `at ${placeOf(ground)} in ${camera?.frame}`,
        sizeOf({ x: ground.length, y: ground.width, z: ground.height }),
      ]
    : ['no place: without depth, or tf does not know the camera'];
  chosen.replaceChildren(
    html('b', {}, `${mark.mark} · ${nameOf(mark)}`),
    ...facts.map((fact) => html('span', {}, fact)),
  );
};

state.on(['marks', 'chosen', 'answer'], () => {
  drawOverlay();
  drawChips();
  drawChosen();
});
