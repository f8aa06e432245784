// @ts-check
// What several parts of the page look at. Each change is told to all of them.

/**
 * @typedef {{ x: number, y: number, yaw: number }} Standing
 * @typedef {{ mark: number, track_id: number, label?: string, color?: string, role: number, u: number, v: number,
 *   box: { x: number, y: number, width: number, height: number },
 *   ground?: Standing & { z: number, length: number, width: number, height: number } }} Mark
 * @typedef {{ stamp?: number, camera?: string, marks: Mark[],
 *   ground?: { frame: string, camera: Standing, robot?: Standing } }} Marks
 */

class State extends EventTarget {
  /** @type {Marks} */
  marks = { marks: [] };
  /** What the person wants to see, kept for the next time. @type {'live' | 'marked'} */
  view = localStorage.getItem('view') === 'marked' ? 'marked' : 'live';
  /** What is seen now. @type {'camera' | 'marked'} */
  drawn = 'marked';
  /** Of the picture that is seen. @type {number | undefined} */
  pictureStamp = undefined;
  /** Where the marks are in the picture that is seen, if the camera went on since. @type {import('./live.js').Moved[]} */
  moved = [];
  /** Track that was clicked. @type {number | undefined} */
  chosen = undefined;
  /** The last answer, for picture and map. @type {any} */
  answer = undefined;
  /** @type {{ name: string, isThere: boolean, remembers: boolean, drives: boolean }} */
  node = { name: '', isThere: false, remembers: false, drives: false };
  /** @type {any[]} */
  objects = [];
  objectsFrame = '';

  /** @param {Partial<State>} change */
  set(change) {
    Object.assign(this, change);
    for (const key of Object.keys(change)) this.dispatchEvent(new Event(key));
  }

  /** @param {string[]} keys @param {() => void} react */
  on(keys, react) {
    for (const key of keys) this.addEventListener(key, react);
  }

  get target() {
    return this.answer?.object?.track_id;
  }

  /** Marks between which the last answer is undecided, or that it lists. @returns {Set<number>} */
  get candidates() {
    const { code, service, candidates = [], marks = [] } = this.answer ?? {};
    const shown = service === 'ask' ? marks : code === 'AMBIGUOUS' ? candidates : [];
    return new Set(shown.map((/** @type {any} */ one) => one.track_id));
  }

  /** @param {Mark} mark */
  kindOf({ track_id }) {
    if (track_id === this.target) return 'target';
    if (track_id === this.chosen) return 'chosen';
    return this.candidates.has(track_id) ? 'candidate' : undefined;
  }

  get chosenMark() {
    return this.marks.marks.find(({ track_id }) => track_id === this.chosen);
  }
}

export const state = new State();
