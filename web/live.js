// @ts-check
// What of the camera's own picture and the node's marks is shown: no page, so that it can be tested as it is.

/** As in the marked picture (src/core/marks/draw/palette.ts); a track tries its own first. */
export const PALETTE = [
  '#ff4d4f',
  '#ff9f0a',
  '#ffdd2d',
  '#96e028',
  '#14cd7d',
  '#00d6d6',
  '#1eaaff',
  '#546eff',
  '#a05fff',
  '#e85af0',
  '#ff55a5',
];

/** Seconds after which marks are no longer of the moment that the picture shows, and after which little is left of them. */
const FRESH = 1;
const FADED = 4;
const FAINTEST = 0.3;
/** Without one for so long the marked picture is shown again. */
const CAMERA_GONE_MS = 2500;
/** Beyond this two clocks were read, or one jumped back. */
const MOST_AHEAD = 0.5;

/** @param {number} track */
export const colourOf = (track) => PALETTE[track % PALETTE.length];

/**
 * Seconds by which marks are older than the picture under them; undefined where that cannot be told.
 * @param {number | undefined} pictureStamp @param {number | undefined} marksStamp
 */
export const ageOfMarks = (pictureStamp, marksStamp) => {
  if (!pictureStamp || !marksStamp) return undefined;
  const age = pictureStamp - marksStamp;
  return age < -MOST_AHEAD ? undefined : Math.max(0, age);
};

/** @typedef {{ track_id: number, du: number, dv: number, scale: number }} Moved */

/**
 * Marks where they are once the camera has gone on: boxes and numbers ride along, about the box's middle.
 * @template {{ track_id: number, u: number, v: number, box: { x: number, y: number, width: number, height: number } }} T
 * @param {readonly T[]} marks @param {readonly Moved[]} moved @returns {T[]}
 */
export const rideAlong = (marks, moved) => {
  const by = new Map(moved.map((one) => [one.track_id, one]));
  return marks.map((mark) => {
    const { du, dv, scale } = by.get(mark.track_id) ?? STILL;
    const { x, y, width, height } = mark.box;
    const [u, v] = [x + width / 2, y + height / 2];
    const size = { width: width * scale, height: height * scale };
    return {
      ...mark,
      u: u + du + (mark.u - u) * scale,
      v: v + dv + (mark.v - v) * scale,
      box: { x: u + du - size.width / 2, y: v + dv - size.height / 2, ...size },
    };
  });
};

const STILL = { du: 0, dv: 0, scale: 1 };

/** @param {number | undefined} age */
export const isOld = (age) => age === undefined || age > FRESH;

/** How strongly marks of an age are drawn: an old one must not pass for a fresh one. @param {number | undefined} age */
export const strengthOf = (age) => {
  if (age === undefined) return FAINTEST;
  const left = 1 - (age - FRESH) / (FADED - FRESH);
  return Math.min(1, Math.max(FAINTEST, left));
};

/** @param {number | undefined} age */
export const sayAge = (age) => {
  if (age === undefined) return 'marks may be old';
  return isOld(age) ? `marks ${age < 1.95 ? age.toFixed(1) : Math.round(age)} s old` : '';
};

/**
 * Which pictures are drawn now: the camera's own where it was asked for and comes, else those with the marks in.
 * @param {'live' | 'marked'} view @param {number | undefined} cameraAtMs when the last of the camera came @param {number} nowMs
 * @returns {'camera' | 'marked'}
 */
export const drawnKind = (view, cameraAtMs, nowMs) =>
  view === 'live' && cameraAtMs !== undefined && nowMs - cameraAtMs <= CAMERA_GONE_MS ? 'camera' : 'marked';

/**
 * What of a picture an answer shows: the mark with what is around it, in the picture's shape.
 * @param {{ x: number, y: number, width: number, height: number }} box
 * @param {{ width: number, height: number }} picture
 */
export const cutAround = (box, picture) => {
  const wanted = 2.4 * Math.max(box.width / picture.width, box.height / picture.height);
  const part = Math.min(1, Math.max(0.35, wanted));
  const [width, height] = [part * picture.width, part * picture.height];
  /** @param {number} middle @param {number} size @param {number} whole */
  const start = (middle, size, whole) => Math.min(whole - size, Math.max(0, middle - size / 2));
  return {
    x: start(box.x + box.width / 2, width, picture.width),
    y: start(box.y + box.height / 2, height, picture.height),
    width,
    height,
  };
};

/**
 * Top left corners of numbers: each on its mark's point, or beside it where another number stands already.
 * @param {readonly { u: number, v: number }[]} marks @param {{ width: number, height: number }} picture
 * @param {{ width: number, height: number }} plate
 * @returns {{ x: number, y: number }[]}
 */
export const placeNumbers = (marks, picture, plate) => {
  /** @type {{ x: number, y: number }[]} */
  const placed = [];
  const isFree = (/** @type {{ x: number, y: number }} */ at) =>
    placed.every(({ x, y }) => Math.abs(x - at.x) >= plate.width || Math.abs(y - at.y) >= plate.height);
  for (const { u, v } of marks) {
    const tries = AROUND.map(([right, down]) => ({
      x: within(u + (right - 0.5) * plate.width, picture.width - plate.width),
      y: within(v + (down - 0.5) * plate.height, picture.height - plate.height),
    }));
    placed.push(tries.find(isFree) ?? { x: tries[0]?.x ?? 0, y: tries[0]?.y ?? 0 });
  }
  return placed;
};

/** @param {number} value @param {number} most */
const within = (value, most) => Math.min(most, Math.max(0, value));

/** In plates: on the point, then below, above, beside, and farther. @type {readonly [number, number][]} */
const AROUND = [
  [0, 0],
  [0, 1.05],
  [0, -1.05],
  [1.05, 0],
  [-1.05, 0],
  [1.05, 1.05],
  [-1.05, -1.05],
  [0, 2.1],
  [0, -2.1],
];
