import type { Vec3 } from '../../core/types/geometry.ts';
import { halfExtents, type Solid, turn } from './Solid.ts';

/** A kind of thing: its parts about the middle of its foot. */
export interface Kind {
  readonly label: string;
  readonly rgbs: readonly Vec3[];
  readonly parts: readonly Solid[];
  /** Stands on the floor only. */
  readonly isFloorOnly: boolean;
}

const box = (center: Vec3, size: Vec3): Solid => ({ kind: 'box', center, size, yaw: 0 });
const cylinder = (center: Vec3, radius: number, height: number): Solid => ({
  kind: 'cylinder',
  center,
  radius,
  height,
});
const ball = (center: Vec3, radius: number): Solid => ({ kind: 'ball', center, radius });
const legs = (x: number, y: number, height: number, side: number): readonly Solid[] =>
  [-1, 1].flatMap((a) =>
    [-1, 1].map((b) => box([a * (x - side / 2), b * (y - side / 2), height / 2], [side, side, height])),
  );

const WOOD: readonly Vec3[] = [
  [134, 92, 52],
  [96, 64, 40],
  [190, 150, 104],
];
const BRIGHT: readonly Vec3[] = [
  [186, 44, 40],
  [42, 84, 176],
  [222, 186, 52],
  [236, 232, 226],
  [56, 142, 76],
  [214, 120, 40],
];

export const BOTTLE: Kind = {
  label: 'bottle',
  rgbs: [[36, 112, 62]],
  parts: [cylinder([0, 0, 0.09], 0.04, 0.18), cylinder([0, 0, 0.22], 0.016, 0.08)],
  isFloorOnly: false,
};

export const TABLE: Kind = {
  label: 'table',
  rgbs: WOOD,
  parts: [box([0, 0, 0.72], [1.1, 0.7, 0.04]), ...legs(0.55, 0.35, 0.7, 0.06)],
  isFloorOnly: true,
};

export const KINDS: readonly Kind[] = [
  {
    label: 'chair',
    rgbs: WOOD,
    parts: [
      box([0, 0, 0.44], [0.44, 0.44, 0.05]),
      box([-0.2, 0, 0.68], [0.04, 0.44, 0.42]),
      ...legs(0.22, 0.22, 0.42, 0.04),
    ],
    isFloorOnly: true,
  },
  {
    label: 'plant',
    rgbs: [
      [58, 120, 50],
      [92, 140, 60],
    ],
    parts: [cylinder([0, 0, 0.12], 0.13, 0.24), ball([0, 0, 0.42], 0.2)],
    isFloorOnly: true,
  },
  { label: 'suitcase', rgbs: BRIGHT, parts: [box([0, 0, 0.3], [0.4, 0.22, 0.6])], isFloorOnly: true },
  { label: 'box', rgbs: WOOD, parts: [box([0, 0, 0.12], [0.32, 0.24, 0.24])], isFloorOnly: false },
  { label: 'ball', rgbs: BRIGHT, parts: [ball([0, 0, 0.11], 0.11)], isFloorOnly: false },
  { label: 'cup', rgbs: BRIGHT, parts: [cylinder([0, 0, 0.05], 0.042, 0.1)], isFloorOnly: false },
  { label: 'bowl', rgbs: BRIGHT, parts: [cylinder([0, 0, 0.035], 0.08, 0.07)], isFloorOnly: false },
  { label: 'vase', rgbs: BRIGHT, parts: [cylinder([0, 0, 0.14], 0.07, 0.28)], isFloorOnly: false },
  { label: 'book', rgbs: BRIGHT, parts: [box([0, 0, 0.02], [0.22, 0.16, 0.04])], isFloorOnly: false },
  {
    label: 'laptop',
    rgbs: [[92, 94, 98]],
    parts: [box([0, 0, 0.01], [0.32, 0.22, 0.02]), box([0, -0.11, 0.12], [0.32, 0.015, 0.2])],
    isFloorOnly: false,
  },
];

/** The parts of a kind with its foot at a place of the map. */
export const placed = (kind: Kind, foot: Vec3, yaw: number): readonly Solid[] =>
  kind.parts.map((part): Solid => {
    const [x, y, z] = turn(part.center, yaw);
    const center: Vec3 = [foot[0] + x, foot[1] + y, foot[2] + z];
    return part.kind === 'box' ? { ...part, center, yaw } : { ...part, center };
  });

/** Centre and full extents of the box along the map's axes that holds all parts. */
export const boxOf = (parts: readonly Solid[]): { readonly center: Vec3; readonly size: Vec3 } => {
  const low = [0, 1, 2].map((axis) => Math.min(...parts.map((p) => p.center[axis]! - halfExtents(p)[axis]!)));
  const high = [0, 1, 2].map((axis) =>
    Math.max(...parts.map((p) => p.center[axis]! + halfExtents(p)[axis]!)),
  );
  return {
    center: low.map((value, axis) => (value + high[axis]!) / 2) as unknown as Vec3,
    size: low.map((value, axis) => high[axis]! - value) as unknown as Vec3,
  };
};
