// @ts-check
// The things in view, by name, and what the chosen one is.
import { byId, html } from './dom.js';
import { state } from './state.js';
import { nameOf, placeOf, sizeOf } from './words.js';

const chips = byId('chips');
const chosen = byId('chosen');

const OBJECT_ROLES = new Set([0, 1]);

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
    chip.dataset.kind = state.kindOf(mark) ?? '';
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
  drawChips();
  drawChosen();
});
