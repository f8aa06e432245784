// @ts-check
// A name for the thing that is chosen: later sightings of it are called so. Can be taken back.
import { byId, html } from './dom.js';
import { state } from './state.js';

const form = byId('naming');
const field = byId('name');
const said = byId('named');

/** Track that the words in the field are for. @type {number | undefined} */
let track;

const follow = () => {
  const mark = state.chosenMark;
  if (mark && mark.track_id === track) return;
  // Half a name typed is not lost when the thing is out of one picture.
  if (!mark && state.chosen !== undefined) return;
  track = mark?.track_id;
  form.hidden = !mark;
  field.value = '';
  if (mark) said.replaceChildren();
};

/** @param {import('./connection.js').Connection} connection */
export const startNaming = (connection) => {
  state.on(['marks', 'chosen'], follow);
  /** @param {string} name */
  const takeBack = async (name) => {
    const { code, message } = await connection.call('name', { name, forget: true });
    said.replaceChildren(code === 'OK' ? `No longer called ${name}.` : message);
  };
  form.addEventListener('submit', async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (field.value.trim() === '' || track === undefined) return;
    const { code, message, name } = await connection.call('name', { name: field.value, track_id: track });
    if (code !== 'OK') return said.replaceChildren(message);
    field.value = '';
    said.replaceChildren(
      `Called ${name} from now on. `,
      html('button', { type: 'button', onclick: () => void takeBack(name) }, 'Undo'),
    );
  });
};
