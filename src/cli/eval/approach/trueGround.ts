import type { Costmap } from '../../../core/approach/Costmap.ts';
import { emptyGrid, type GroundGrid } from '../../../core/approach/GroundGrid.ts';
import { distanceTo } from '../../../core/approach/TargetGround.ts';
import { invert, transformPoint } from '../../../core/transforms/rigid.ts';
import type { RgbdFrame } from '../../../core/types/images.ts';
import { gapTo, type SceneTruth, type TrueThing } from './SceneTruth.ts';

/** Lower things are driven over. */
const LOWEST_METRES = 0.03;

/** Things that a robot of a height would touch. */
export const obstaclesOf = ({ things }: SceneTruth, robotHeight: number): readonly TrueThing[] =>
  things.filter(({ role, bottom, top }) => role !== 'floor' && top > LOWEST_METRES && bottom < robotHeight);

export const floorOf = ({ things }: SceneTruth): TrueThing | undefined =>
  things.find(({ role, id }) => role === 'floor' && id === 'floor');

/** The room as it is: blocked by true boxes; free where `isKnown` and on the floor. */
export const trueGround = (
  truth: SceneTruth,
  robotHeight: number,
  isKnown: (x: number, y: number) => boolean | undefined,
): GroundGrid => {
  const floor = floorOf(truth)?.ground;
  const at = floor ?? { x: truth.worldFromCamera.translation[0], y: truth.worldFromCamera.translation[1] };
  const half = floor ? Math.max(floor.length, floor.width) / 2 + 0.2 : 4;
  const grid = emptyGrid({ x0: at.x - half, y0: at.y - half, x1: at.x + half, y1: at.y + half });
  const obstacles = obstaclesOf(truth, robotHeight);
  for (let i = 0; i < grid.free.length; i++) {
    const x = grid.x0 + ((i % grid.columns) + 0.5) * grid.cell;
    const y = grid.y0 + (Math.floor(i / grid.columns) + 0.5) * grid.cell;
    const near = Math.min(...obstacles.map((thing) => gapTo(thing, x, y)));
    const isInside = floor !== undefined && distanceTo(floor, x, y) === 0;
    const known = isKnown(x, y);
    if (near < grid.cell / 2) grid.blocked[i] = 1;
    else if (isInside && known === true) grid.free[i] = 1;
    else if (known === undefined) grid.unlooked[i] = 1;
  }
  return grid;
};

/** Whether the label image shows the floor, or what lies flat on it, at a place; undefined outside the image. */
export const floorSeen = (truth: SceneTruth, { camera }: RgbdFrame, labels: Uint16Array) => {
  const flat = new Set(
    truth.things.filter(({ role }) => role === 'floor').map(({ labelValue }) => labelValue),
  );
  const cameraFromWorld = invert(truth.worldFromCamera);
  return (x: number, y: number): boolean | undefined => {
    const [px, py, pz] = transformPoint(cameraFromWorld, [x, y, 0]);
    if (pz < 0.05) return undefined;
    const u = Math.round(camera.cx + (camera.fx * px) / pz);
    const v = Math.round(camera.cy + (camera.fy * py) / pz);
    if (u < 0 || v < 0 || u >= camera.width || v >= camera.height) return undefined;
    return flat.has(labels[v * camera.width + u]!);
  };
};

/** What Nav2 would publish of this room: lethal cells, free ones within its floor, unknown ones beyond. */
export const trueCostmap = (truth: SceneTruth, robotHeight: number): Costmap | undefined => {
  if (!floorOf(truth)) return undefined;
  const { x0, y0, cell, columns, rows, free, blocked } = trueGround(truth, robotHeight, () => true);
  return {
    frameId: 'map',
    stampNs: 0n,
    resolution: cell,
    width: columns,
    height: rows,
    origin: { translation: [x0, y0, 0], rotation: [0, 0, 0, 1] },
    data: Int8Array.from(free, (isFree, i) => (blocked[i] === 1 ? 100 : isFree === 1 ? 0 : -1)),
  };
};
