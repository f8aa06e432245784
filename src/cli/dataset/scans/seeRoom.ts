import { COLOUR_NAMES } from '../../../core/image/colourPrototypes.ts';
import { nameColour } from '../../../core/image/nameColour.ts';
import { markNumbers } from '../../../core/pointer/markNumbers.ts';
import type { PixelBox, Vec3 } from '../../../core/types/geometry.ts';
import type { ColourShare, RegionRole } from '../../../core/types/landmarks.ts';
import type { GroundingRow } from '../../eval/groundingRows.ts';
import type { DatasetMark } from '../DatasetRow.ts';
import { round4, rounded3 } from '../round.ts';
import { projectBox } from '../scenes/projectBox.ts';
import { type Box3, seenShare } from '../scenes/seenShare.ts';
import type { Eye } from './Eye.ts';

export type RoomObject = GroundingRow['objects'][number];

/** An object of a room as one camera sees it. */
export interface SeenObject {
  readonly object: RoomObject;
  readonly center: Vec3;
  readonly size: Vec3;
  readonly box: PixelBox;
  readonly truncated: boolean;
}

export const PICTURE = { width: 640, height: 480 } as const;
const LEAST_SEEN = 0.3;
const LEAST_PIXELS = 120;
const BOUNDS = /\b(wall|floor|ceiling|room|doorframe|door frame)s?$/;

const boxOf = ({ center = [0, 0, 0], size = [0, 0, 0] }: RoomObject): Box3 => ({ center, size });

/** Place and extents of an upright box in the level frame of a camera: x ahead, y left, z up. */
const fromEye = ({ center, size }: Box3, { at, yaw }: Eye): Box3 => {
  const [cos, sin] = [Math.cos(yaw), Math.sin(yaw)];
  const [dx, dy, dz] = [center[0] - at[0], center[1] - at[1], center[2] - at[2]];
  const along = (a: number, b: number): number => Math.abs(a) * size[0] + Math.abs(b) * size[1];
  return {
    center: [dx * cos + dy * sin, dy * cos - dx * sin, dz],
    size: [along(cos, sin), along(sin, cos), size[2]],
  };
};

/** The objects of a room that a camera sees: in its picture, and past the others. What bounds the room hides nothing. */
export const seeRoom = (objects: readonly RoomObject[], eye: Eye): readonly SeenObject[] => {
  const camera = { ...PICTURE, focal: eye.focal, pitch: eye.pitch };
  const solid = objects.filter(({ label }) => !BOUNDS.test(label));
  return objects.flatMap((object) => {
    const box = boxOf(object);
    const level = fromEye(box, eye);
    const seen = projectBox(level.center, box.size, camera, -eye.yaw);
    if (!seen || (seen.box.x1 - seen.box.x0) * (seen.box.y1 - seen.box.y0) < LEAST_PIXELS) return [];
    const others = solid.filter((other) => other !== object).map(boxOf);
    if (!BOUNDS.test(object.label) && seenShare(box, others, eye.at) < LEAST_SEEN) return [];
    return [{ object, ...level, ...seen }];
  });
};

const coloursOf = (rgb: RoomObject['rgb']): readonly ColourShare[] => {
  if (!rgb) return [];
  const { first, second, weight } = nameColour(...(rgb as [number, number, number]));
  return [
    { name: COLOUR_NAMES[first]!, share: round4(weight) },
    { name: COLOUR_NAMES[second]!, share: round4(1 - weight) },
  ];
};

const roleOf = (label: string): RegionRole =>
  (['floor', 'wall', 'ceiling'] as const).find((role) => label.endsWith(role)) ?? 'object';

export const markOfSeen = (
  { object, center, size, box: { x0, y0, x1, y1 }, truncated }: SeenObject,
  mark: number,
  crop: string | undefined,
): DatasetMark => {
  const box = [round4(x0), round4(y0), round4(x1), round4(y1)] as const;
  const about = {
    center: rounded3(center),
    size: rounded3(size),
    role: roleOf(object.label),
    truncated,
    colours: coloursOf(object.rgb),
  };
  const numbers = markNumbers({ ...about, box: { x0, y0, x1, y1 } }, PICTURE).map(round4);
  return { mark, label: object.label, ...(crop !== undefined && { crop }), box, ...about, numbers };
};
