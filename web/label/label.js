// @ts-check
// One frame after the other: what is in it and what is asked about it, stored at each change.
import { byId, html, svg } from '../dom.js';

const KINDS = ['unique', 'ambiguous', 'absent'];
/** A smaller box was a slip of the hand, pixels. */
const LEAST_SIDE = 6;
const STORE_AFTER_MS = 400;

/** @type {any[]} */
const frames = await (await fetch('set')).json();
let at = Math.max(
  0,
  frames.findIndex(({ isChecked }) => !isChecked),
);
/** @type {string | undefined} */
let chosen;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let storing;

const frame = () => frames[at];
const state = byId('state');
const boxes = byId('boxes');

const store = async () => {
  clearTimeout(storing);
  storing = undefined;
  const { name, objects, questions } = frame();
  const reply = await fetch(`frame/${name}`, {
    method: 'POST',
    body: JSON.stringify({ objects, questions }),
  }).catch((error) => ({ ok: false, text: async () => String(error) }));
  if (reply.ok) frames.find((one) => one.name === name).isChecked = true;
  state.textContent = reply.ok ? 'stored' : `not stored: ${(await reply.text()).trim()}`;
  state.dataset.state = reply.ok ? 'live' : 'gone';
  return reply.ok;
};

const changed = () => {
  state.textContent = 'not stored yet';
  state.dataset.state = 'waiting';
  clearTimeout(storing);
  storing = setTimeout(store, STORE_AFTER_MS);
};

/** @param {any} thing */
const called = ({ id, label, colour }) => `${id} ${[colour, label].filter(Boolean).join(' ')}`;

/** @param {string | undefined} id */
const choose = (id) => {
  chosen = id;
  for (const one of document.querySelectorAll('[data-thing]'))
    one.classList.toggle('chosen', one.getAttribute('data-thing') === id);
  document.querySelector('#things .chosen')?.scrollIntoView({ block: 'nearest' });
};

const drawBoxes = () => {
  const { width, height, objects } = frame();
  boxes.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const drawn = objects.flatMap((/** @type {any} */ thing) => {
    const [x0, y0, x1, y1] = thing.box;
    const place = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
    return [
      svg('rect', { ...place, 'data-thing': thing.id }),
      svg('text', { x: x0 + 3, y: y0 + 15 }, thing.id),
    ];
  });
  boxes.replaceChildren(...drawn);
  choose(chosen);
};

/** @param {any} thing */
const thingRow = (thing) =>
  html(
    'li',
    { 'data-thing': thing.id, onclick: () => choose(thing.id) },
    html('b', {}, thing.id),
    html('input', {
      value: thing.label,
      'aria-label': `What ${thing.id} is`,
      maxlength: 80,
      placeholder: thing.colour ? `a ${thing.colour} thing` : 'what is it?',
      oninput: (/** @type {any} */ event) => {
        thing.label = event.target.value;
        changed();
      },
      onchange: drawQuestions,
    }),
    html(
      'button',
      {
        type: 'button',
        'aria-label': `${thing.id} is no thing`,
        onclick: () => {
          frame().objects = frame().objects.filter((/** @type {any} */ one) => one !== thing);
          changed();
          draw();
        },
      },
      'No thing',
    ),
  );

/** @param {any} question @param {boolean} several */
const targetSelect = (question, several) => {
  const select = html(
    'select',
    {
      'aria-label': 'What it means',
      multiple: several,
      onchange: () => {
        const ids = [...select.selectedOptions].map(({ value }) => value).filter(Boolean);
        if (several) question.candidates = ids;
        else question.target = ids[0] ?? null;
        choose(ids[0]);
        changed();
      },
    },
    !several && html('option', { value: '' }, 'which one?'),
    ...frame().objects.map((/** @type {any} */ thing) =>
      html(
        'option',
        {
          value: thing.id,
          selected: several ? question.candidates.includes(thing.id) : question.target === thing.id,
        },
        called(thing),
      ),
    ),
  );
  return select;
};

/** @param {any} question */
const questionRow = (question) => {
  const kind = html(
    'select',
    {
      'aria-label': 'How many it means',
      onchange: () => {
        question.kind = kind.value;
        changed();
        drawQuestions();
      },
    },
    ...KINDS.map((name) => html('option', { value: name, selected: question.kind === name }, name)),
  );
  return html(
    'li',
    { onclick: () => choose(question.target ?? undefined) },
    html('input', {
      value: question.expression,
      'aria-label': 'Question',
      maxlength: 500,
      oninput: (/** @type {any} */ event) => {
        question.expression = event.target.value;
        changed();
      },
    }),
    kind,
    question.kind !== 'absent' && targetSelect(question, question.kind === 'ambiguous'),
    html(
      'button',
      {
        type: 'button',
        'aria-label': 'Leave this question out',
        onclick: () => {
          frame().questions = frame().questions.filter((/** @type {any} */ one) => one !== question);
          changed();
          drawQuestions();
        },
      },
      'Leave out',
    ),
  );
};

const drawQuestions = () => byId('questions').replaceChildren(...frame().questions.map(questionRow));

const draw = () => {
  const { name, objects } = frame();
  const checked = frames.filter(({ isChecked }) => isChecked).length;
  byId('which').textContent = `${at + 1} of ${frames.length}, ${checked} looked at`;
  byId('frame').src = `picture/${name}`;
  byId('before').disabled = at === 0;
  byId('things').replaceChildren(...objects.map(thingRow));
  drawQuestions();
  drawBoxes();
};

/** @param {number} to */
const go = async (to) => {
  if (!(await store())) return;
  at = Math.min(frames.length - 1, Math.max(0, to));
  chosen = undefined;
  draw();
};
byId('next').addEventListener('click', () => void go(at + 1));
byId('before').addEventListener('click', () => void go(at - 1));
byId('ask').addEventListener('click', () => {
  const target = chosen ?? null;
  frame().questions.push({
    frame: frame().name,
    expression: '',
    kind: 'unique',
    target,
    candidates: [],
    skills: [],
  });
  drawQuestions();
  /** @type {any} */ (document.querySelector('#questions li:last-child input')).focus();
});

/** @param {any} event @returns {[number, number]} */
const pixel = (event) => {
  const { left, top, width, height } = boxes.getBoundingClientRect();
  /** @param {number} value @param {number} most */
  const within = (value, most) => Math.round(Math.min(most, Math.max(0, value)));
  return [
    within(((event.clientX - left) / width) * frame().width, frame().width),
    within(((event.clientY - top) / height) * frame().height, frame().height),
  ];
};

/** The smallest of the things that a pixel lies in. @param {number} u @param {number} v */
const thingAt = (u, v) =>
  frame()
    .objects.filter(
      (/** @type {any} */ { box: [x0, y0, x1, y1] }) => u >= x0 && u <= x1 && v >= y0 && v <= y1,
    )
    .sort(
      (/** @type {any} */ a, /** @type {any} */ b) =>
        (a.box[2] - a.box[0]) * (a.box[3] - a.box[1]) - (b.box[2] - b.box[0]) * (b.box[3] - b.box[1]),
    )[0];

/** @type {[number, number] | undefined} */
let from;
boxes.addEventListener('pointerdown', (/** @type {any} */ event) => {
  from = pixel(event);
  boxes.setPointerCapture(event.pointerId);
});
boxes.addEventListener('pointerup', (/** @type {any} */ event) => {
  if (!from) return;
  const [[u0, v0], [u1, v1]] = [from, pixel(event)];
  from = undefined;
  const box = [Math.min(u0, u1), Math.min(v0, v1), Math.max(u0, u1), Math.max(v0, v1)];
  if (box[2] - box[0] < LEAST_SIDE || box[3] - box[1] < LEAST_SIDE) return choose(thingAt(u1, v1)?.id);
  let number = 1;
  while (frame().objects.some((/** @type {any} */ one) => one.id === `d${number}`)) number++;
  const id = `d${number}`;
  frame().objects.push({ id, label: '', synonyms: [], colour: '', box });
  changed();
  chosen = id;
  draw();
  /** @type {any} */ (document.querySelector(`#things [data-thing="${id}"] input`)).focus();
});
draw();
