// @ts-check
// The room from above: what is seen, what is remembered, where the camera and the robot are, and where to stand.
import { byId, html, svg } from './dom.js';
import { state } from './state.js';
import { nameOf } from './words.js';

/** @typedef {{ x0: number, x1: number, y0: number, y1: number }} Bounds */

const panel = byId('map');
const picture = svg('svg', { class: 'ground', role: 'img', 'aria-label': 'Map from above' });
const note = html('p', { class: 'small' });
panel.append(picture, note);

const DRAWN_ROLES = new Set([0, 1]);
const MARGIN = 0.5;
const LEAST_METRES = 2.5;
/** Share of the way that the map's edge goes in a picture: it breathes, and does not jump. */
const EASE = 0.2;
/** A thing farther off than so many times what nine of ten are would make the others small. */
const OUTLIER = 1.6;
/** Metres. */
const SAME_PLACE = 0.15;
const CAMERA_REACH = 0.6;
const CAMERA_HALF_ANGLE = 0.5;
const TYPE_SHARE = 0.028;
const LEAST_TYPE = 0.5;
/** Names nearer to each other than so many heights of their letters would lie over each other. */
const NAMES_APART = 2.5;

/** @type {Bounds | undefined} */
let bounds;

/** ROS: x ahead, y left; on the map x is up and y is left. @param {number} x @param {number} y */
const at = (x, y) => ({ cx: -y, cy: -x });
/** @param {number} yaw */
const degrees = (yaw) => (-yaw * 180) / Math.PI;

/** @param {{ x: number, y: number }[]} points @param {{ x: number, y: number }} from */
const near = (points, from) => {
  const away = points.map(({ x, y }) => Math.hypot(x - from.x, y - from.y)).sort((a, b) => a - b);
  const limit = OUTLIER * (away[Math.floor(0.9 * (away.length - 1))] ?? 0);
  return points.filter(({ x, y }) => Math.hypot(x - from.x, y - from.y) <= limit);
};

/** @param {{ x: number, y: number }[]} points @returns {Bounds} */
const around = (points) => {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const padX = MARGIN + Math.max(0, LEAST_METRES - (x1 - x0)) / 2;
  const padY = MARGIN + Math.max(0, LEAST_METRES - (y1 - y0)) / 2;
  return { x0: x0 - padX, x1: x1 + padX, y0: y0 - padY, y1: y1 + padY };
};

/** As wide or as high as the picture of it. @param {Bounds} b @returns {Bounds} */
const filling = ({ x0, x1, y0, y1 }) => {
  const { clientWidth, clientHeight } = picture;
  const wanted = clientWidth > 0 && clientHeight > 0 ? clientWidth / clientHeight : 1;
  const [high, wide] = [x1 - x0, y1 - y0];
  const padX = Math.max(0, wide / wanted - high) / 2;
  const padY = Math.max(0, high * wanted - wide) / 2;
  return { x0: x0 - padX, x1: x1 + padX, y0: y0 - padY, y1: y1 + padY };
};

/** @param {Bounds} to @returns {Bounds} */
const eased = (to) => {
  const from = bounds;
  if (!from) return to;
  const step = (/** @type {keyof Bounds} */ key) => from[key] + (to[key] - from[key]) * EASE;
  return { x0: step('x0'), x1: step('x1'), y0: step('y0'), y1: step('y1') };
};

/** @param {Bounds} b */
const grid = (b) => {
  const lines = [];
  for (let x = Math.ceil(b.x0); x <= b.x1; x++)
    lines.push(svg('line', { class: 'grid', x1: -b.y1, x2: -b.y0, y1: -x, y2: -x }));
  for (let y = Math.ceil(b.y0); y <= b.y1; y++)
    lines.push(svg('line', { class: 'grid', x1: -y, x2: -y, y1: -b.x1, y2: -b.x0 }));
  return lines;
};

/** Things of a shelf stand close: their numbers are small. @param {number} type @param {number} length @param {number} width */
const sizeOfNumber = (type, length, width) =>
  Math.min(type, Math.max(LEAST_TYPE * type, 0.8 * Math.max(length, width)));

/** @param {import('./state.js').Mark} mark @param {number} type */
const seen = (mark, type) => {
  const { x, y, yaw, length, width } = /** @type {NonNullable<typeof mark.ground>} */ (mark.ground);
  const { cx, cy } = at(x, y);
  const kinds = [
    'seen',
    mark.track_id === state.target && 'target',
    mark.track_id === state.chosen && 'chosen',
    state.candidates.has(mark.track_id) && 'candidate',
    mark.role === 1 && 'support',
  ].filter(Boolean);
  const box = svg('rect', {
    x: -width / 2,
    y: -length / 2,
    width,
    height: length,
    rx: Math.min(width, length, 0.1) / 4,
    transform: `rotate(${degrees(yaw)})`,
  });
  const group = svg(
    'g',
    {
      class: kinds.join(' '),
      transform: `translate(${cx} ${cy})`,
      onclick: () => state.set({ chosen: state.chosen === mark.track_id ? undefined : mark.track_id }),
    },
    svg('title', {}, `${mark.mark} ${nameOf(mark)}`),
    box,
    svg('text', { 'font-size': sizeOfNumber(type, length, width), dy: '0.35em' }, String(mark.mark)),
  );
  return group;
};

/** What is in view at its place is drawn as that. @param {any} thing @param {{ x: number, y: number }[]} places */
const isSeen = ({ position }, places) =>
  places.some(({ x, y }) => Math.hypot(x - position.x, y - position.y) < SAME_PLACE);

/** Of things in one corner one is named. @param {any[]} things @param {number} type @returns {Set<number>} */
const namedOf = (things, type) => {
  /** @type {any[]} */
  const named = [];
  for (const thing of things) {
    const { x, y } = thing.position;
    const isFree = named.every(
      ({ position }) => Math.hypot(position.x - x, position.y - y) > NAMES_APART * type,
    );
    if (isFree && thing.label) named.push(thing);
  }
  return new Set(named.map(({ id }) => id));
};

/** @param {any} thing @param {number} type @param {boolean} isNamed */
const remembered = (thing, type, isNamed) => {
  const { cx, cy } = at(thing.position.x, thing.position.y);
  return svg(
    'g',
    { class: `kept${thing.gone ? ' gone' : ''}`, transform: `translate(${cx} ${cy})` },
    svg('title', {}, `${nameOf(thing)}, remembered`),
    svg('circle', { r: Math.max(0.05, Math.min(thing.size.x, thing.size.y, 0.5) / 2) }),
    isNamed && svg('text', { 'font-size': type * 0.75, dy: '-0.6em' }, thing.label),
  );
};

/** @param {import('./state.js').Standing} camera */
const cameraWedge = ({ x, y, yaw }) => {
  const { cx, cy } = at(x, y);
  const [w, h] = [CAMERA_REACH * Math.sin(CAMERA_HALF_ANGLE), CAMERA_REACH * Math.cos(CAMERA_HALF_ANGLE)];
  return svg(
    'g',
    { class: 'camera', transform: `translate(${cx} ${cy}) rotate(${degrees(yaw)})` },
    svg('title', {}, 'camera'),
    svg('path', { d: `M0 0 L${-w} ${-h} L${w} ${-h} Z` }),
    svg('circle', { r: 0.06 }),
  );
};

/** Where a robot is, or where one should stand. @param {import('./state.js').Standing} place @param {string} kind @param {string} title */
const robot = ({ x, y, yaw }, kind, title) => {
  const { cx, cy } = at(x, y);
  return svg(
    'g',
    { class: kind, transform: `translate(${cx} ${cy}) rotate(${degrees(yaw)})` },
    svg('title', {}, title),
    svg('circle', { r: 0.18 }),
    svg('path', { d: 'M0 -0.13 L0.09 0.08 L0 0.03 L-0.09 0.08 Z' }),
  );
};

const draw = () => {
  const { marks, ground } = state.marks;
  if (panel.hidden || !ground) {
    if (!ground) note.textContent = 'No map: tf does not know where the camera is.';
    return;
  }
  const things = marks.filter(({ role, ground: place }) => DRAWN_ROLES.has(role) && place);
  const { object } = state.answer ?? {};
  const approach = object?.frame === ground.frame ? object.approach : undefined;
  const stand = approach && { ...approach.position, yaw: approach.yaw };
  const places = things.map((mark) => /** @type {{ x: number, y: number }} */ (mark.ground));
  const kept = state.objectsFrame === ground.frame ? state.objects : [];
  const inFrame = kept.filter((thing) => !isSeen(thing, places));
  const held = [
    ...near([...places, ...inFrame.map(({ position }) => position)], ground.camera),
    ground.camera,
  ];
  bounds = eased(
    filling(around([...held, ...(ground.robot ? [ground.robot] : []), ...(stand ? [stand] : [])])),
  );
  const { x0, x1, y0, y1 } = bounds;
  const type = TYPE_SHARE * Math.max(x1 - x0, y1 - y0);
  const named = namedOf(inFrame, type);
  picture.setAttribute('viewBox', `${-y1} ${-x1} ${y1 - y0} ${x1 - x0}`);
  const large = (/** @type {import('./state.js').Mark} */ mark) =>
    (mark.ground?.length ?? 0) * (mark.ground?.width ?? 0);
  picture.replaceChildren(
    ...grid(bounds),
    ...inFrame.map((thing) => remembered(thing, type, named.has(thing.id))),
    cameraWedge(ground.camera),
    ...(ground.robot ? [robot(ground.robot, 'robot', 'robot')] : []),
    ...things.sort((a, b) => large(b) - large(a)).map((mark) => seen(mark, type)),
    ...(stand ? [robot(stand, 'stand', 'where to stand')] : []),
  );
  note.textContent = `${ground.frame}, x up, y left; a square is 1 m${kept.length > 0 ? `; ${kept.length} remembered, ${inFrame.length} of them not in view` : ''}`;
};

state.on(['marks', 'chosen', 'answer', 'objects'], draw);
export const drawGround = draw;
