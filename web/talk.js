// @ts-check
// Questions and their answers, the newest first.
import { showAnswered } from './answered.js';
import { byId, html } from './dom.js';
import { state } from './state.js';
import { ageOf, nameOf, placeOf, statusOf } from './words.js';

const MOST_KEPT = 50;
const MOST_SHOWN = 8;
const MOST_IDEAS = 4;
/** What passes by itself: nothing has arrived yet, or the robot was just turning. */
const PASSING = new Set([
  'NO_FRAME',
  'STALE_FRAME',
  'UNSYNCHRONISED',
  'EXTRAPOLATION',
  'TF_TIMEOUT',
  'BUSY',
  'NODE_TIMEOUT',
  'NODE_UNAVAILABLE',
]);

const log = byId('log');
const field = byId('words');
const dialog = byId('confirm');

/** @type {import('./connection.js').Connection} */
let connection;
/** Told how long each answer took. @type {(milliseconds: number) => void} */
let onTimed = () => undefined;
/** Earlier questions, for the arrow keys. @type {string[]} */
let history = JSON.parse(sessionStorage.getItem('history') ?? '[]');
let recalled = history.length;

/** @param {string} words */
const remember = (words) => {
  history = [...history.filter((earlier) => earlier !== words), words].slice(-MOST_KEPT);
  recalled = history.length;
  sessionStorage.setItem('history', JSON.stringify(history));
};

/** @param {any} thing @param {string} previous */
const candidateButton = (thing, previous) =>
  html(
    'button',
    { type: 'button', onclick: () => say(`number ${thing.mark}`, previous, nameOf(thing)) },
    html('b', {}, String(thing.mark)),
    nameOf(thing),
    html('small', {}, `${Math.round(thing.score * 100)} %`),
  );

/** @param {any} thing */
const listedButton = (thing) =>
  html(
    'button',
    { type: 'button', onclick: () => state.set({ chosen: thing.track_id }) },
    html('b', {}, String(thing.mark)),
    nameOf(thing),
  );

/** @param {any} answer */
const choices = ({ code, service, candidates = [], marks = [], request_id: previous }) => {
  if (service === 'ask') return marks.slice(0, MOST_SHOWN).map(listedButton);
  if (code !== 'AMBIGUOUS') return [];
  return candidates.slice(0, MOST_SHOWN).map((/** @type {any} */ one) => candidateButton(one, previous));
};

/** @param {any} answer */
const headline = ({ code, service, object, text, question, remembered, message }) => {
  if (service === 'ask') return text || message;
  if (code === 'OK' || (object && code === 'NO_DEPTH'))
    return `${object.mark} · ${nameOf(object)}, ${Math.round(object.confidence * 100)} % sure`;
  if (code === 'AMBIGUOUS') return question || message;
  if (code === 'REMEMBERED' && remembered?.[0])
    return `${nameOf(remembered[0])}, last seen ${ageOf(remembered[0].age)}`;
  return message;
};

/** @param {any} answer */
const facts = ({ code, object, remembered, rationale, message, service }) => {
  const said = [];
  if (object?.position) said.push(`at ${placeOf(object.position)} in ${object.frame}`);
  if (code === 'REMEMBERED' && remembered?.[0])
    said.push(`at ${placeOf(remembered[0].position)} in ${remembered[0].frame}; not in view now`);
  if (object?.approach) said.push(`stand at ${placeOf(object.approach.position)}: ${object.approach_note}`);
  else if (object?.approach_note) said.push(object.approach_note);
  if (code === 'NO_DEPTH') said.push(message);
  return { said, why: code === 'OK' || service === 'ask' ? rationale : undefined };
};

/** @param {any} answer @param {number} milliseconds @param {() => void} again */
const fill = (answer, milliseconds, again) => {
  const [status, tone] = statusOf(answer);
  const { said, why } = facts(answer);
  const buttons = choices(answer);
  const unread = answer.not_understood ?? [];
  const canDrive =
    state.node.drives && answer.code === 'OK' && answer.service === 'locate' && answer.object?.approach;
  return [
    html('p', { class: 'headline' }, html('span', { class: `tag ${tone}` }, status), headline(answer)),
    ...said.map((fact) => html('p', { class: 'fact' }, fact)),
    why && html('p', { class: 'why' }, why),
    unread.length > 0 &&
      html(
        'p',
        { class: 'unread' },
        'not used: ',
        ...unread.map((/** @type {string} */ word) => html('del', {}, word)),
      ),
    buttons.length > 0 &&
      html('div', { class: 'choices', role: 'group', 'aria-label': 'Candidates' }, ...buttons),
    canDrive &&
      html('button', { type: 'button', class: 'go', onclick: () => void drive(answer) }, 'Go there…'),
    PASSING.has(answer.code) &&
      html('button', { type: 'button', class: 'again', onclick: again }, 'Ask again'),
    html('p', { class: 'small' }, `${Math.round(milliseconds)} ms`),
  ];
};

/**
 * @param {string} words @param {string} [previous] request_id of the answer among whose candidates they choose
 * @param {string} [shown] what stands in the log for the words
 */
export const say = async (words, previous, shown) => {
  const body = html(
    'div',
    { class: 'answer', 'aria-busy': true },
    html('p', { class: 'small' }, 'looking …'),
  );
  log.prepend(html('li', {}, html('p', { class: 'question' }, shown ?? words), body));
  while (log.children.length > MOST_KEPT) log.lastElementChild?.remove();
  const begun = performance.now();
  const answer = await connection.call('say', {
    expression: words,
    ...(previous && { previous_request_id: previous }),
  });
  const took = performance.now() - begun;
  if (answer.status < 800) onTimed(took);
  body.replaceChildren(
    ...fill(answer, took, () => void say(words, previous, shown)).filter((part) => part instanceof Node),
  );
  body.removeAttribute('aria-busy');
  if (answer.status < 800) state.set({ answer, chosen: undefined });
  void showAnswered(answer, body);
};

/** @param {any} answer */
const drive = async (answer) => {
  byId('confirm-what').textContent =
    `${answer.object.mark} · ${nameOf(answer.object)}, at ${placeOf(answer.object.position)} in ${answer.object.frame}`;
  dialog.returnValue = 'no';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  if (dialog.returnValue !== 'yes') return;
  /** @type {number | undefined} */
  let id;
  const stop = html(
    'button',
    { type: 'button', class: 'stop', onclick: () => id !== undefined && connection.cancel(id) },
    'Stop',
  );
  const body = html('div', { class: 'answer' }, html('p', { class: 'headline' }, 'driving … ', stop));
  log.prepend(html('li', {}, html('p', { class: 'question' }, `Drive to ${nameOf(answer.object)}`), body));
  stop.focus();
  const driven = await connection.call('navigate', { ...answer.asked, confirm: true }, (given) => {
    id = given;
  });
  const [status, tone] = driven.code === 'OK' ? ['arrived', 'good'] : statusOf(driven);
  body.replaceChildren(
    html('p', { class: 'headline' }, html('span', { class: `tag ${tone}` }, status), driven.message),
  );
};

/** Questions that this room can be asked, out of what is in view. */
const drawIdeas = () => {
  const named = state.marks.marks
    .filter(({ label, role }) => label && role === 0)
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  if (named.length === 0) return;
  const one = named[0];
  const other = named.find(({ label }) => label !== one?.label);
  const ideas = [
    one && `the ${nameOf(one)}`,
    one && `how many ${one.label}s are there`,
    one && other && `how far is the ${nameOf(one)} from the ${nameOf(other)}`,
    other && `the ${other.label}`,
  ].filter((idea) => typeof idea === 'string');
  byId('ideas').replaceChildren(
    ...[...new Set(ideas)]
      .slice(0, MOST_IDEAS)
      .map((idea) => html('button', { type: 'button', onclick: () => void say(idea) }, idea)),
  );
  state.removeEventListener('marks', drawIdeas);
};

/** @param {import('./connection.js').Connection} opened @param {(milliseconds: number) => void} timed */
export const startTalk = (opened, timed) => {
  connection = opened;
  onTimed = timed;
  state.addEventListener('marks', drawIdeas);
  byId('ask').addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (words === '') return;
    field.value = '';
    remember(words);
    void say(words);
  });
  field.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || history.length === 0) return;
    event.preventDefault();
    recalled = Math.min(Math.max(recalled + step, 0), history.length);
    field.value = history[recalled] ?? '';
  });
  // As in many a page: a slash goes to the words, Escape lets go of what is chosen.
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Escape') state.set({ chosen: undefined, answer: undefined });
  });
};
