// @ts-check
// What is remembered: name, place, how long ago.
import { byId, html } from './dom.js';
import { state } from './state.js';
import { ageOf, nameOf, placeOf } from './words.js';

const panel = byId('memory');
const LIST_EVERY_MS = 3000;

/** @param {any} thing @param {(words: string) => void} ask */
const row = (thing, ask) =>
  html(
    'li',
    { class: thing.gone ? 'gone' : '' },
    html(
      'button',
      {
        type: 'button',
        disabled: !thing.label,
        onclick: () => ask(`the ${nameOf(thing)}`),
        title: 'Ask for it',
      },
      html('b', {}, nameOf(thing)),
      html('span', {}, thing.gone ? 'gone' : ageOf(thing.age)),
      html('small', {}, `${placeOf(thing.position)} · ${thing.times_seen}×`),
    ),
  );

/** @param {string} text */
const tell = (text) => panel.replaceChildren(html('p', { class: 'small' }, text));

/** @param {import('./connection.js').Connection} connection @param {(words: string) => void} ask */
const refresh = async (connection, ask) => {
  if (!state.node.remembers) {
    state.set({ objects: [] });
    return tell('Memory is off: set memory.enabled (docs/memory.md).');
  }
  const answer = await connection.call('objects', { include_gone: true, max_objects: 100 });
  if (answer.code !== 'OK') return tell(answer.message);
  state.set({ objects: answer.objects, objectsFrame: answer.frame ?? '' });
  if (answer.objects.length === 0) return tell('Nothing is remembered yet.');
  if (panel.contains(document.activeElement)) return;
  panel.replaceChildren(
    html('ul', {}, ...answer.objects.map((/** @type {any} */ thing) => row(thing, ask))),
    html('p', { class: 'small' }, `${answer.total} remembered in ${answer.frame}`),
  );
};

/** @param {import('./connection.js').Connection} connection @param {(words: string) => void} ask */
export const startMemory = (connection, ask) => {
  const tick = () => {
    if (connection.isOpen && state.node.isThere && document.visibilityState === 'visible')
      void refresh(connection, ask);
  };
  setInterval(tick, LIST_EVERY_MS);
  state.on(['node'], tick);
};
