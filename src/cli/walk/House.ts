import type { Vec3 } from '../../core/types/geometry.ts';
import type { Random } from '../Random.ts';
import { BOTTLE, boxOf, KINDS, type Kind, placed, TABLE } from './kinds.ts';
import type { Solid } from './Solid.ts';

/** A thing of the house, where it is now. */
export interface Thing {
  readonly kind: Kind;
  readonly rgb: Vec3;
  readonly parts: readonly Solid[];
  readonly center: Vec3;
  readonly size: Vec3;
  readonly room: number;
}

/** Metres: rooms in a row along x, walls, and the doors between them. */
export const ROOM = 4;
const ROOMS = 3;
const DOOR: readonly [number, number] = [1.45, 2.55];
const WALL = 0.1;
const HIGH = 2.5;
/** Free of furniture: the way through the doors, and the middle of each room. */
const LANE: readonly [number, number] = [1.35, 2.65];
const MIDDLE_METRES = 1.05;
const GAP = 0.06;
const FROM_WALL = 0.12;
const TABLE_TOP = 0.74;

/** Walls and floor. */
export const shell = (): readonly Solid[] => {
  const box = (low: Vec3, high: Vec3): Solid => ({
    kind: 'box',
    center: [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2],
    size: [high[0] - low[0], high[1] - low[1], high[2] - low[2]],
    yaw: 0,
  });
  const length = ROOM * ROOMS;
  const inner = Array.from({ length: ROOMS - 1 }, (_, i) => (i + 1) * ROOM).flatMap((x) => [
    box([x - WALL / 2, 0, 0], [x + WALL / 2, DOOR[0], HIGH]),
    box([x - WALL / 2, DOOR[1], 0], [x + WALL / 2, ROOM, HIGH]),
  ]);
  return [
    box([-WALL, -WALL, -WALL], [length + WALL, ROOM + WALL, 0]),
    box([-WALL, -WALL, 0], [0, ROOM + WALL, HIGH]),
    box([length, -WALL, 0], [length + WALL, ROOM + WALL, HIGH]),
    box([0, -WALL, 0], [length, 0, HIGH]),
    box([0, ROOM, 0], [length, ROOM + WALL, HIGH]),
    ...inner,
  ];
};

/** Two tables a room, against the walls, and things on them and on the floor: the first ten all of one kind and colour. */
export const furnish = (random: Random, count: number): { things: Thing[]; tables: readonly Thing[] } => {
  const tables = Array.from({ length: ROOMS }, (_, room) => room).flatMap((room) =>
    [0.55, ROOM - 0.55].map((y) => {
      const foot: Vec3 = [room * ROOM + random.between(0.9, ROOM - 0.9), y, 0];
      return thingAt(TABLE, random.pick(TABLE.rgbs), foot, 0, room);
    }),
  );
  const things: Thing[] = [];
  while (things.length < count) {
    const kind = things.length < 10 ? BOTTLE : random.pick(KINDS);
    const thing = putSomewhere(random, kind, random.pick(kind.rgbs), { things, tables });
    if (thing) things.push(thing);
  }
  return { things, tables };
};

/** A free place for a thing: on the floor of a room or on a table; undefined where a try finds none. */
export const putSomewhere = (
  random: Random,
  kind: Kind,
  rgb: Vec3,
  { things, tables }: { readonly things: readonly Thing[]; readonly tables: readonly Thing[] },
  rooms: readonly number[] = [0, 1, 2],
): Thing | undefined => {
  const room = random.pick(rooms);
  const yaw = random.between(-Math.PI, Math.PI);
  const table =
    !kind.isFloorOnly && random.chance(0.6)
      ? random.pick(tables.filter((one) => one.room === room))
      : undefined;
  const foot: Vec3 = table
    ? [
        table.center[0] + random.between(-0.42, 0.42),
        table.center[1] + random.between(-0.22, 0.22),
        TABLE_TOP,
      ]
    : [room * ROOM + random.between(0.1, ROOM - 0.1), random.between(0.1, ROOM - 0.1), 0];
  const thing = thingAt(kind, rgb, foot, yaw, room);
  const isFree = [...things, ...(table ? [] : tables)].every((other) => areApart(thing, other));
  return isFree && (table ? isOn(thing, table) : isClear(thing)) ? thing : undefined;
};

const thingAt = (kind: Kind, rgb: Vec3, foot: Vec3, yaw: number, room: number): Thing => {
  const parts = placed(kind, foot, yaw);
  return { kind, rgb, parts, ...boxOf(parts), room };
};

const areApart = (a: Thing, b: Thing): boolean =>
  [0, 1].some(
    (axis) => Math.abs(a.center[axis]! - b.center[axis]!) > (a.size[axis]! + b.size[axis]!) / 2 + GAP,
  ) || Math.abs(a.center[2] - b.center[2]) > (a.size[2] + b.size[2]) / 2;

const isOn = (thing: Thing, table: Thing): boolean =>
  [0, 1].every(
    (axis) =>
      Math.abs(thing.center[axis]! - table.center[axis]!) <
      (table.size[axis]! - thing.size[axis]!) / 2 - 0.02,
  );

/** Off the walls, the way and the middle of the room. */
const isClear = ({ center: [x, y], size, room }: Thing): boolean => {
  const [dx, dy] = [size[0] / 2, size[1] / 2];
  const [left, right] = [room * ROOM + FROM_WALL, (room + 1) * ROOM - FROM_WALL];
  if (x - dx < left || x + dx > right || y - dy < FROM_WALL || y + dy > ROOM - FROM_WALL) return false;
  const isInLane = y + dy > LANE[0] && y - dy < LANE[1];
  const isInMiddle = Math.hypot(x - (room + 0.5) * ROOM, y - ROOM / 2) < MIDDLE_METRES + Math.hypot(dx, dy);
  return !isInLane && !isInMiddle;
};
