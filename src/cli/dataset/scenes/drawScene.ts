import { COLOUR_NAMES } from '../../../core/image/colourPrototypes.ts';
import type { PixelBox, Vec3 } from '../../../core/types/geometry.ts';
import type { ColourShare, RegionRole } from '../../../core/types/landmarks.ts';
import type { Random } from '../../Random.ts';
import type { Kind, Kinds } from './kinds.ts';
import { type Camera, projectBox } from './projectBox.ts';
import { seenShare } from './seenShare.ts';

/** A box that stands in a drawn scene. Scene frame: origin at the camera, x forward and level, y left, z up; metres. */
export interface DrawnThing {
  readonly label: string;
  readonly crop?: string;
  readonly center: Vec3;
  readonly size: Vec3;
  readonly role: RegionRole;
  readonly colours: readonly ColourShare[];
  readonly box: PixelBox;
  readonly truncated: boolean;
}

export interface DrawnScene {
  readonly width: number;
  readonly height: number;
  readonly things: readonly DrawnThing[];
}

interface Solid {
  readonly kind: Kind;
  readonly center: Vec3;
  readonly size: Vec3;
}

const PICTURE = { width: 640, height: 480 } as const;
/** Of what others leave less than this share of, there is no mark. */
const LEAST_SEEN = 0.3;
const LEAST_PIXELS = 120;
const TRIES = 12;

const low = ({ center, size }: Solid, axis: 0 | 1 | 2): number => center[axis] - size[axis] / 2;
const high = ({ center, size }: Solid, axis: 0 | 1 | 2): number => center[axis] + size[axis] / 2;

const collide = (a: Solid, b: Solid): boolean =>
  ([0, 1, 2] as const).every(
    (axis) => low(a, axis) < high(b, axis) - 1e-6 && low(b, axis) < high(a, axis) - 1e-6,
  );

const sizeOf = (kind: Kind, random: Random, most = 9): Vec3 => {
  const length = Math.min(most, random.between(...kind.lengthMetres));
  const ratio = Math.exp(random.between(Math.log(kind.tall[0] + 0.01), Math.log(kind.tall[1] + 0.01)));
  const [ground, height] = ratio > 1 ? [length / ratio, length] : [length, length * ratio];
  const other = ground * random.between(0.45, 1);
  return random.chance(0.5) ? [ground, other, height] : [other, ground, height];
};

/** Draws kinds, repeating one that is there already with some chance: distractors of the same kind. */
class Furnisher {
  readonly solids: Solid[] = [];
  readonly #random: Random;
  readonly #again: number;

  constructor(random: Random, again: number) {
    this.#random = random;
    this.#again = again;
  }

  choose(kinds: readonly Kind[]): Kind {
    const there = this.solids.map(({ kind }) => kind).filter((kind) => kinds.includes(kind));
    return there.length > 0 && this.#random.chance(this.#again)
      ? this.#random.pick(there)
      : this.#random.pick(kinds);
  }

  /** Puts a thing where `at` says and nothing else stands; some tries. */
  put(kind: Kind, at: (size: Vec3) => Vec3, most?: number): Solid | undefined {
    for (let i = 0; i < TRIES; i++) {
      const size = sizeOf(kind, this.#random, most);
      const solid = { kind, center: at(size), size };
      if (this.solids.some((other) => collide(solid, other))) continue;
      this.solids.push(solid);
      return solid;
    }
    return undefined;
  }

  /** Things on top of another, as many as fit of `count`. */
  load(support: Solid, kinds: readonly Kind[], count: number): void {
    const random = this.#random;
    const [w, d] = [support.size[0], support.size[1]];
    for (let i = 0; i < count; i++)
      this.put(
        this.choose(kinds),
        (size) => [
          support.center[0] + random.between(-0.5, 0.5) * Math.max(0, w - size[0]),
          support.center[1] + random.between(-0.5, 0.5) * Math.max(0, d - size[1]),
          high(support, 2) + size[2] / 2,
        ],
        Math.min(w, d) * 0.8,
      );
  }
}

const furnishRoom = (kinds: Kinds, random: Random, floorZ: number): Furnisher => {
  const room = new Furnisher(random, 0.6);
  const onFloor = (size: Vec3): Vec3 => {
    const x = random.between(1.2, 5) + size[0] / 2;
    return [x, random.between(-0.5, 0.5) * x, floorZ + size[2] / 2];
  };
  const furniture = random.whole(3, 10);
  for (let i = 0; i < furniture; i++) {
    const solid = room.put(room.choose(kinds.floor), onFloor);
    if (solid?.kind.carries) room.load(solid, kinds.top, random.whole(0, 4));
  }
  for (let i = random.whole(0, 3); i > 0; i--) room.put(room.choose(kinds.top), onFloor);
  const wallX = random.between(3.5, 6);
  for (let i = random.whole(0, 4); i > 0; i--)
    room.put(room.choose(kinds.wall), (size) => [
      wallX,
      random.between(-0.5, 0.5) * wallX,
      random.chance(0.2) ? floorZ + size[2] / 2 : random.between(-0.4, 0.9),
    ]);
  return room;
};

const furnishTable = (kinds: Kinds, random: Random, topZ: number): Furnisher => {
  const table = new Furnisher(random, 0.55);
  const carriers = kinds.floor.filter(({ carries }) => carries);
  const kind = random.pick(carriers);
  const size: Vec3 = [random.between(0.5, 0.9), random.between(0.8, 1.7), random.between(0.03, 0.75)];
  const center: Vec3 = [random.between(0.65, 1.1), random.between(-0.15, 0.15), topZ - size[2] / 2];
  table.solids.push({ kind, center, size });
  table.load(table.solids[0]!, kinds.top, random.whole(4, 18));
  // Some things stand on others.
  for (let i = random.whole(0, 2); i > 0; i--) {
    const below = random.pick(table.solids.slice(1).length > 0 ? table.solids.slice(1) : table.solids);
    table.load(below, kinds.top, 1);
  }
  return table;
};

const coloursOf = (random: Random): readonly ColourShare[] => {
  const [first, second] = random.shuffled(COLOUR_NAMES);
  const share = random.between(0.4, 1);
  return [
    { name: first!, share },
    { name: second!, share: 1 - share },
  ];
};

const area = ({ x0, y0, x1, y1 }: PixelBox): number => Math.max(0, x1 - x0) * Math.max(0, y1 - y0);
/** Surfaces and regions that nobody named lie among the marks too, as segmentation leaves them. */
const clutter = (random: Random, floorZ: number): DrawnThing[] => {
  const out: DrawnThing[] = [];
  const add = (role: RegionRole, center: Vec3, size: Vec3, box: PixelBox): void => {
    out.push({
      label: '',
      center,
      size,
      role,
      colours: coloursOf(random),
      box,
      truncated: random.chance(0.5),
    });
  };
  if (random.chance(0.35))
    add('floor', [3, 0, floorZ], [4, 4, 0.02], { x0: 0, y0: random.between(180, 330), x1: 640, y1: 480 });
  if (random.chance(0.3))
    add('wall', [5, 0, 0.6], [0.05, 5, 2.4], { x0: 0, y0: 0, x1: 640, y1: random.between(150, 300) });
  const scraps = random.chance(0.35) ? random.whole(1, 10) : 0;
  for (let i = 0; i < scraps; i++) {
    const [u, v] = [random.between(20, 600), random.between(40, 450)];
    const [w, h] = [random.between(10, 160), random.between(10, 140)];
    const x = random.between(0.6, 4.5);
    const side = (pixels: number): number => (pixels * x) / 550;
    const center: Vec3 = [x, (-(u - 320) * x) / 550, (-(v - 240) * x) / 550];
    add('object', center, [side(Math.min(w, h)), side(w), side(h)], {
      x0: Math.max(0, u - w / 2),
      y0: Math.max(0, v - h / 2),
      x1: Math.min(640, u + w / 2),
      y1: Math.min(480, v + h / 2),
    });
  }
  return out;
};

const EYE: Vec3 = [0, 0, 0];

const visible = (solids: readonly Solid[], camera: Camera, random: Random): DrawnThing[] => {
  const shown = solids.flatMap((solid) => {
    const projected = projectBox(solid.center, solid.size, camera);
    if (!projected || area(projected.box) < LEAST_PIXELS) return [];
    const others = solids.filter((other) => other !== solid);
    return seenShare(solid, others, EYE) < LEAST_SEEN ? [] : [{ ...solid, ...projected }];
  });
  return shown.map(({ kind, center, size, box, truncated }): DrawnThing => {
    const crop = kind.crops.length > 0 ? random.pick(kind.crops) : undefined;
    return {
      label: kind.label,
      ...(crop !== undefined && { crop }),
      center,
      size,
      role: kind.carries && random.chance(0.4) ? 'support' : 'object',
      colours: coloursOf(random),
      box,
      truncated,
    };
  });
};

/** A furnished view: a room or a table top, seen by a camera, with what is hidden left out. At most `most` marks. */
export const drawScene = (kinds: Kinds, random: Random, most: number): DrawnScene => {
  const isRoom = random.chance(0.55);
  const below = isRoom ? random.between(0.9, 1.7) : random.between(0.3, 0.75);
  const pitch = isRoom ? random.between(0.08, 0.6) : random.between(0.4, 0.95);
  const camera = { ...PICTURE, focal: random.between(480, 640), pitch };
  const { solids } = isRoom ? furnishRoom(kinds, random, -below) : furnishTable(kinds, random, -below);
  const things = random.shuffled(visible(solids, camera, random)).slice(0, most);
  const others = clutter(random, isRoom ? -below : -below - 0.7).slice(0, Math.max(0, most - things.length));
  return { ...PICTURE, things: random.shuffled([...things, ...others]) };
};
