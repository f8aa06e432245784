// @ts-check
// What is remembered: a small picture, name, place, how long ago.
import { byId, html } from './dom.js';
import { state } from './state.js';
import { ageOf, nameOf, placeOf } from './words.js';

const panel = byId('memory');
const LIST_EVERY_MS = 3000;
const MOST_AT_A_TIME = 20;
/** A thing may have no picture yet, or never get one. */
const MOST_TRIES = 3;

/** By id of the thing: where its picture is, and how often it was asked for. @type {Map<number, { url?: string, tries: number }>} */
const pictures = new Map();

/** @param {import('./connection.js').Connection} connection @param {any[]} things */
const fetchPictures = async (connection, things) => {
  const held = new Set(things.map(({ id }) => id));
  for (const [id, { url }] of pictures)
    if (!held.has(id)) {
      if (url) URL.revokeObjectURL(url);
      pictures.delete(id);
    }
  const ids = [...held]
    .filter((id) => !pictures.get(id)?.url && (pictures.get(id)?.tries ?? 0) < MOST_TRIES)
    .slice(0, MOST_AT_A_TIME);
  if (ids.length === 0) return;
  const answer = await connection.call('pictures', { ids });
  for (const id of ids) pictures.set(id, { tries: (pictures.get(id)?.tries ?? 0) + 1 });
  for (const { id, jpeg } of answer.pictures ?? []) {
    if (!jpeg || !pictures.has(id)) continue;
    const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.charCodeAt(0));
    pictures.set(id, { url: URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })), tries: 0 });
  }
};

/** @param {any} thing */
const pictureOf = ({ id }) => {
  const { url } = pictures.get(id) ?? {};
  return html('span', { class: 'thumb' }, url && html('img', { src: url, alt: '' }));
};

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
      pictureOf(thing),
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
  if (!panel.hidden) await fetchPictures(connection, answer.objects);
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
