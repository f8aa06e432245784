import type { GroundingRow } from '../../eval/groundingRows.ts';
import { hash } from '../../hash.ts';
import { Random } from '../../Random.ts';
import { type DatasetQuestion, type DatasetRow, turnsOf } from '../DatasetRow.ts';
import type { CropsOf } from '../sunspotRows.ts';
import { drawEye, lookFrom, standBefore } from './drawEye.ts';
import type { Eye } from './Eye.ts';
import { markOfSeen, PICTURE, type RoomObject, type SeenObject, seeRoom } from './seeRoom.ts';

export interface ScanOptions {
  readonly seed: number;
  /** Cameras that look at what is meant. */
  readonly views: number;
  /** Rooms to learn from, rooms to judge by. */
  readonly rooms: 'known' | 'held-out' | 'all';
}

/** Why a row of a scanned room is left out. */
export type ScanLeftOut =
  | 'target is not among the objects'
  | 'no place or size'
  | 'the words stand where no camera is told to be'
  | 'the words name a point of the compass'
  | 'the words need a view that is not told'
  | 'no camera sees the target';

const MOST_MARKS = 40;
/** So many cameras are drawn for one that is kept: the one that sees most of what the words mention. */
const DRAWN = 8;
const SMALL_TURN = 0.15;

const STANDPOINT =
  /\b(facing|standing (in|at|by|with)|looking (at|from|towards?)|when you|if you|as you|walk(ing)?|enter(ing)?)\b/i;
const COMPASS = /\b(north|south|east|west)/i;

/** Scans of one place share its number: scene0124_00, scene0124_01. */
const placeOf = ({ scene = '' }: GroundingRow): string => scene.replace(/_\d+$/, '');

/** A fifth of all places is never learnt from. */
export const isHeldOutPlace = (place: string): boolean => hash(`place ${place}`) % 5 === 0;

/** How the cameras of a row are found. */
type Stand = 'anywhere' | 'viewer' | 'before the anchor';

const standOf = ({
  expression,
  view_dependent,
  viewer,
  anchors,
  objects,
}: GroundingRow): Stand | ScanLeftOut => {
  if (COMPASS.test(expression)) return 'the words name a point of the compass';
  if (!view_dependent)
    return STANDPOINT.test(expression) ? 'the words stand where no camera is told to be' : 'anywhere';
  const anchor = objects.find(({ id }) => id === anchors?.[0]);
  if (anchor?.front) return 'before the anchor';
  if (STANDPOINT.test(expression)) return 'the words stand where no camera is told to be';
  return viewer ? 'viewer' : 'the words need a view that is not told';
};

const isStand = (found: Stand | ScanLeftOut): found is Stand =>
  found === 'anywhere' || found === 'viewer' || found === 'before the anchor';

interface Group {
  readonly stand: Stand;
  readonly rows: GroundingRow[];
}

/** What is said of one object from one standpoint is asked of the same pictures. */
const grouped = (
  rows: readonly GroundingRow[],
  leftOut: (why: ScanLeftOut) => void,
): ReadonlyMap<string, Group> => {
  const groups = new Map<string, Group>();
  for (const [i, row] of rows.entries()) {
    const target = row.objects.find(({ id }) => id === row.target);
    const stand = !target
      ? 'target is not among the objects'
      : row.objects.every(({ center, size }) => center && size)
        ? standOf(row)
        : 'no place or size';
    if (!isStand(stand)) {
      leftOut(stand);
      continue;
    }
    const key = `${row.scene} ${row.target} ${stand === 'anywhere' ? stand : i}`;
    const group = groups.get(key) ?? { stand, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return groups;
};

const eyeOf = ({ stand, rows: [row] }: Group, target: RoomObject, random: Random): Eye | undefined => {
  const { objects, viewer, anchors } = row!;
  if (stand === 'viewer') {
    const eye = lookFrom(viewer!.position, target.center!, random);
    return { ...eye, yaw: eye.yaw + random.between(-SMALL_TURN, SMALL_TURN) };
  }
  if (stand === 'before the anchor') {
    const { center, front } = objects.find(({ id }) => id === anchors?.[0])!;
    return standBefore({ center: center!, front: front! }, random);
  }
  const room = objects.map(({ center, size }) => ({ center: center!, size: size! }));
  return drawEye(room, target.center!, random);
};

/** Ids of what the words may speak of: the target, its like, and what is called by one of the words. */
const mentioned = ({ rows }: Group, target: RoomObject): ReadonlySet<RoomObject['id']> => {
  const words = new Set(rows.flatMap(({ expression }) => expression.toLowerCase().match(/[a-z]+/g) ?? []));
  const isSaid = ({ label }: RoomObject): boolean =>
    label === target.label || words.has(label.split(' ').at(-1)!);
  return new Set(rows[0]!.objects.filter(isSaid).map(({ id }) => id));
};

/** The best of several cameras of chance; what it sees. */
const look = (group: Group, target: RoomObject, random: Random): readonly SeenObject[] | undefined => {
  const wanted = mentioned(group, target);
  let best: { readonly seen: readonly SeenObject[]; readonly count: number } | undefined;
  for (let i = 0; i < DRAWN; i++) {
    const eye = eyeOf(group, target, random);
    const seen = eye && seeRoom(group.rows[0]!.objects, eye);
    if (!seen || seen.length < 2 || !seen.some(({ object }) => object.id === target.id)) continue;
    const count = seen.filter(({ object }) => wanted.has(object.id)).length;
    if (!best || count > best.count) best = { seen, count };
  }
  return best?.seen;
};

const area = ({ box: { x0, y0, x1, y1 } }: SeenObject): number => (x1 - x0) * (y1 - y0);

/** At most 40, in an order of chance: the target, then what is large. */
const chosen = (seen: readonly SeenObject[], target: RoomObject, random: Random): readonly SeenObject[] => {
  const rank = (one: SeenObject): number => (one.object.id === target.id ? Infinity : area(one));
  return random.shuffled([...seen].sort((a, b) => rank(b) - rank(a)).slice(0, MOST_MARKS));
};

/** Crops of a label, else of its head noun ("office chair"). */
const cropOf = (label: string, cropsOf: CropsOf, random: Random): string | undefined => {
  const crops = [label, label.split(' ').at(-1)!].map(cropsOf).find((found) => found.length > 0);
  return crops && random.pick(crops);
};

/**
 * Real people's words over real rooms (rows of Nr3D, ScanRefer, Sr3D: labels and boxes in metres), seen by cameras of chance.
 * Words that hold from one side alone are asked from there, or left out. A row for each camera; its group is the place.
 */
export function* scanRows(
  rows: readonly GroundingRow[],
  cropsOf: CropsOf,
  { seed, views, rooms }: ScanOptions,
  leftOut: (why: ScanLeftOut) => void,
): Generator<DatasetRow> {
  const wanted = rows.filter(
    (row) => rooms === 'all' || isHeldOutPlace(placeOf(row)) === (rooms === 'held-out'),
  );
  for (const [key, group] of grouped(wanted, leftOut)) {
    const [first] = group.rows as [GroundingRow];
    const target = first.objects.find(({ id }) => id === first.target)!;
    const random = new Random(hash(`${seed} ${key}`));
    let kept = 0;
    for (let view = 0; view < views; view++) {
      const seen = look(group, target, random);
      if (!seen) continue;
      const shown = chosen(seen, target, random);
      const marks = shown.map((one, i) => markOfSeen(one, i + 1, cropOf(one.object.label, cropsOf, random)));
      const at = shown.findIndex(({ object }) => object.id === target.id);
      const kin = marks.filter(({ label }) => label === target.label).map(({ mark }) => mark);
      const questions = group.rows.map(({ expression, anchors = [] }): DatasetQuestion => {
        const places = anchors.map((anchor) => shown.findIndex(({ object }) => object.id === anchor) + 1);
        return { expression, kind: 'unique', target: at + 1, anchors: places.filter(Boolean), kin };
      });
      const id = `scan-${key.replaceAll(' ', '-')}-${view}`;
      const about = {
        id,
        source: (first.source ?? 'scans').toLowerCase(),
        group: placeOf(first),
        ...PICTURE,
      };
      yield { ...about, conversations: turnsOf(questions), marks, questions };
      kept++;
    }
    if (kept === 0) for (const _ of group.rows) leftOut('no camera sees the target');
  }
}
