// @ts-check
// The picture that an answer was found in: the live one has moved on by then.
import { html } from './dom.js';
import { cutAround } from './live.js';
import { nameOf } from './words.js';

/** The last pictures of both kinds, and looks: one of them was answered, a while ago where the node is slow. */
const MOST_PICTURES = 80;
const MOST_LOOKS = 20;
const MOST_SHOWN = 5;
/** The picture may come after the answer. */
const WAIT_MS = 2500;
const TRY_EVERY_MS = 100;
/** Seconds: one stamp, in whatever digits; and the camera's own picture next to it, of which five a second come. */
const SAME = 1e-3;
const NEXT_TO = 0.25;
const WIDTH = 480;

/** @typedef {{ track_id: number, mark: number, label?: string, color?: string, box: import('./state.js').Mark['box'] }} Answered */

/** @type {import('./connection.js').Picture[]} */
let pictures = [];
/** @type {import('./state.js').Marks[]} */
let looks = [];
/** @type {HTMLElement[]} */
const shown = [];

/** @param {import('./connection.js').Picture} picture */
export const keepPicture = (picture) => {
  pictures = [...pictures.slice(1 - MOST_PICTURES), picture];
};

/** @param {import('./state.js').Marks} marks */
export const keepMarks = (marks) => {
  looks = [...looks.slice(1 - MOST_LOOKS), marks];
};

/** @template {{ stamp?: number }} T @param {T[]} all @param {number} stamp @param {number} within @returns {T | undefined} */
const nearest = (all, stamp, within) => {
  /** @param {T} one */
  const off = (one) => Math.abs((one.stamp ?? 0) - stamp);
  return all.filter((one) => off(one) < within).sort((a, b) => off(a) - off(b))[0];
};

/** The marked one where the node published what it answered from, else the camera's own. @param {number} stamp */
const pictureAt = (stamp) =>
  nearest(
    pictures.filter(({ kind }) => kind === 'marked'),
    stamp,
    SAME,
  ) ?? nearest(pictures, stamp, NEXT_TO);

/** @param {any} answer What it names. @returns {{ track_id: number, box?: Answered['box'] }[]} */
const thingsOf = ({ code, service, object, candidates = [], marks = [] }) => {
  if (service === 'ask') return marks;
  if (object) return [object];
  return code === 'AMBIGUOUS' ? candidates : [];
};

/** With boxes, their own or those of the look that was answered. @param {any} answer @returns {any[]} */
const boxedOf = (answer) => {
  const marks = nearest(looks, answer.stamp, SAME)?.marks ?? [];
  return thingsOf(answer)
    .map((one) => (one.box ? one : marks.find(({ track_id }) => track_id === one.track_id)))
    .filter((one) => one !== undefined);
};

/** One box around all. @param {Answered[]} marks */
const around = (marks) => {
  const boxes = marks.map(({ box }) => box);
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
};

/** @param {import('./connection.js').Picture} picture @param {Answered[]} marks @param {boolean} isSure */
const paint = async ({ jpeg, ...size }, marks, isSure) => {
  const bitmap = await createImageBitmap(jpeg);
  const whole = { width: size.width || bitmap.width, height: size.height || bitmap.height };
  const cut = cutAround(around(marks), whole);
  const said = marks.map((mark) => `${mark.mark} ${nameOf(mark)}`).join(', ');
  const canvas = html('canvas', {
    class: 'answered',
    width: WIDTH,
    height: Math.round((WIDTH * cut.height) / cut.width),
    role: 'img',
    'aria-label': `The picture that was answered: ${said}`,
  });
  const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
  const scale = WIDTH / cut.width;
  const shrunk = bitmap.width / whole.width;
  const [x, y, width, height] = [cut.x, cut.y, cut.width, cut.height].map((pixels) => pixels * shrunk);
  paper.drawImage(bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  paper.strokeStyle = TARGET;
  paper.lineWidth = 5;
  if (!isSure) paper.setLineDash([7, 7]);
  for (const { box } of marks) {
    paper.beginPath();
    paper.roundRect(
      (box.x - cut.x) * scale - 4,
      (box.y - cut.y) * scale - 4,
      box.width * scale + 8,
      box.height * scale + 8,
      8,
    );
    paper.stroke();
  }
  return canvas;
};

/** As --target in page.css. */
const TARGET = '#ffc857';

/** Puts the answered picture beside an answer, as soon as it is there. @param {any} answer @param {HTMLElement} beside */
export const showAnswered = async (answer, beside) => {
  if (!answer.stamp || thingsOf(answer).length === 0) return;
  const ready = () => {
    const [picture, marks] = [pictureAt(answer.stamp), boxedOf(answer)];
    return picture && marks.length > 0 ? { picture, marks } : undefined;
  };
  let found = ready();
  for (let waited = 0; !found && waited < WAIT_MS; waited += TRY_EVERY_MS) {
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
    found = ready();
  }
  if (!found) return;
  const canvas = await paint(found.picture, found.marks, answer.code === 'OK');
  beside.append(canvas);
  // Only of the newest: pixels are heavy.
  shown.push(canvas);
  if (shown.length > MOST_SHOWN) shown.shift()?.remove();
};
