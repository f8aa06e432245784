import type { RgbdFrame } from '../../../types/images.ts';
import type { FuseMap } from '../fuseSegments.ts';
import type { FuseSegment } from '../fuseTypes.ts';

/** Share of a part's width along which it hangs from what is above it, and along which it may stand on it at most. */
const HANGS = 0.5;
const STANDS = 0.1;
/** A step in depth (m) between a top and what hangs below it: an apron is set back so far, noise adds so much a square metre. */
const STEP = { constant: 0.03, square: 0.005 };
/** Rows without an owner between the two. */
const MOST_GAP = 3;
/** Every second column tells enough. */
const COLUMN_STEP = 2;
/** An apron hangs from the top, a leg from the apron, a bar from the leg. */
const ROUNDS = 3;

interface Contact {
  readonly upper: number;
  readonly lower: number;
  /** Columns in which they meet at all, and without a step in depth. */
  columns: number;
  level: number;
}

/**
 * Which support each object segment is an underpart of: aprons, legs and front edges, which touch the top (or a part
 * that does) from below along most of their width and stand on none of it. Segment ids, part to support.
 *
 * @param isFree whether no detection has the segment
 */
export const underparts = (
  map: FuseMap,
  frame: RgbdFrame,
  isFree: (segment: number) => boolean,
): ReadonlyMap<number, number> => {
  const whole = new Map<number, number>();
  const supports = map.segments.filter(({ role }) => role === 'support');
  if (supports.length === 0) return whole;
  const contacts = verticalContacts(map, frame);
  const free = map.segments.filter(({ id, role }) => role === 'object' && isFree(id));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const part of free) {
      if (whole.has(part.id)) continue;
      const top = supports.find((support) => hangsFrom(part, support, contacts, whole));
      if (top) whole.set(part.id, top.id);
    }
  }
  return whole;
};

const hangsFrom = (
  part: FuseSegment,
  support: FuseSegment,
  contacts: readonly Contact[],
  whole: ReadonlyMap<number, number>,
): boolean => {
  const isOfSupport = (id: number) => id === support.id || whole.get(id) === support.id;
  const width = part.box.x1 - part.box.x0;
  let [hangs, stands] = [0, 0];
  for (const { upper, lower, columns, level } of contacts) {
    if (lower === part.id && isOfSupport(upper)) hangs += level;
    if (upper === part.id && lower === support.id) stands += columns;
  }
  return hangs >= HANGS * width && stands <= STANDS * width;
};

/** Where one segment ends downwards and another begins, column by column. */
const verticalContacts = (
  { owner, segments }: FuseMap,
  { depth: { width, height, data } }: RgbdFrame,
): readonly Contact[] => {
  const contacts = new Map<number, Contact>();
  const last = new Int32Array(width);
  const lastRow = new Int32Array(width);
  for (let v = 0; v < height; v += 1) {
    for (let u = 0, at = v * width; u < width; u += COLUMN_STEP, at += COLUMN_STEP) {
      const id = owner[at]!;
      if (id === 0) continue;
      const upper = last[u]!;
      if (upper !== id && upper !== 0 && v - lastRow[u]! <= MOST_GAP + 1) {
        const key = upper * (segments.length + 1) + id;
        const contact = contacts.get(key) ?? { upper, lower: id, columns: 0, level: 0 };
        contacts.set(key, contact);
        const [a, b] = [data[lastRow[u]! * width + u]!, data[at]!];
        contact.columns += COLUMN_STEP;
        if (a > 0 && b > 0 && Math.abs(a - b) <= STEP.constant + STEP.square * a * a)
          contact.level += COLUMN_STEP;
      }
      last[u] = id;
      lastRow[u] = v;
    }
  }
  return [...contacts.values()];
};
