// @ts-check
// What is drawn over the picture: what is chosen and answered; over the camera's own picture every mark, as old as it is.
import { byId, svg } from './dom.js';
import { ageOfMarks, colourOf, isOld, placeNumbers, rideAlong, sayAge, strengthOf } from './live.js';
import { state } from './state.js';

const canvas = byId('picture');
const overlay = byId('overlay');
const age = byId('age');

const OBJECT_ROLES = new Set([0, 1]);
/** Of a number, in pixels of the screen. */
const [PLATE_HEIGHT, DIGIT_WIDTH] = [20, 9];

/** In the picture that is seen. */
const marksNow = () =>
  state.drawn === 'camera' ? rideAlong(state.marks.marks, state.moved) : state.marks.marks;

/** The smallest thing under a pixel. @param {number} u @param {number} v */
const markAt = (u, v) =>
  marksNow()
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
const highlight = (mark) => {
  const kind = state.kindOf(mark);
  const { x, y, width, height } = mark.box;
  return kind
    ? [svg('rect', { class: kind, x: x - 3, y: y - 3, width: width + 6, height: height + 6, rx: 6 })]
    : [];
};

/** Where something was answered or chosen the others step back, as in the marked picture. @param {import('./state.js').Mark} mark */
const isQuiet = (mark) => {
  const isAnswered = (/** @type {import('./state.js').Mark} */ { track_id }) =>
    track_id === state.target || state.candidates.has(track_id);
  return state.marks.marks.some(isAnswered) && state.kindOf(mark) === undefined;
};

/** @param {import('./state.js').Mark} mark @param {...Element} parts */
const coloured = (mark, ...parts) => {
  const group = /** @type {SVGElement} */ (svg('g', { class: isQuiet(mark) ? 'quiet' : '' }, ...parts));
  group.style.setProperty('--mark', colourOf(mark.track_id));
  return group;
};

/** @param {import('./state.js').Mark} mark */
const outline = (mark) => {
  const { x, y, width, height } = mark.box;
  return coloured(mark, svg('rect', { class: 'outline', x, y, width, height, rx: 5 }));
};

/** @param {import('./state.js').Mark[]} marks */
const numbers = (marks) => {
  const unit = canvas.width / (canvas.clientWidth || canvas.width);
  const longest = Math.max(1, ...marks.map(({ mark }) => String(mark).length));
  const plate = { width: (9 + DIGIT_WIDTH * longest) * unit, height: PLATE_HEIGHT * unit };
  const places = placeNumbers(marks, canvas, plate);
  return marks.map((mark, i) => {
    const { x, y } = places[i];
    return coloured(
      mark,
      svg('rect', { class: 'plate', x, y, ...plate, rx: 6 * unit }),
      svg(
        'text',
        { x: x + plate.width / 2, y: y + plate.height / 2, 'font-size': 14 * unit },
        String(mark.mark),
      ),
    );
  });
};

/** How old the marks are changes with each picture, what they are does not. */
const drawAge = () => {
  const isOver = state.drawn === 'camera' && state.marks.marks.length > 0;
  const seconds = ageOfMarks(state.pictureStamp, state.marks.stamp);
  overlay.setAttribute('opacity', isOver ? strengthOf(seconds).toFixed(2) : '1');
  overlay.classList.toggle('old', isOver && isOld(seconds));
  age.textContent = isOver ? sayAge(seconds) : '';
};

const draw = () => {
  const marks = marksNow();
  const things = marks.filter(({ role }) => OBJECT_ROLES.has(role));
  const drawn =
    state.drawn === 'camera'
      ? [...things.map(outline), ...marks.flatMap(highlight), ...numbers(marks)]
      : marks.flatMap(highlight);
  overlay.replaceChildren(...drawn);
  drawAge();
};

state.on(['chosen', 'answer', 'drawn'], draw);
// Over the camera's own picture new marks wait for the next one, which says where they are by then.
state.on(['marks'], () => state.drawn === 'marked' && draw());
state.on(['pictureStamp'], () => state.drawn === 'camera' && draw());
new ResizeObserver(draw).observe(canvas);
