import { quaternionFromYaw } from '../transforms/rigid.ts';
import type { Transform } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import { type Approach, noApproach } from './Approach.ts';
import { addCostmap } from './addCostmap.ts';
import { addFloor, addObstacles } from './addSeen.ts';
import type { PlacedCostmap } from './Costmap.ts';
import { type Footprint, innerRadius, outerRadius } from './Footprint.ts';
import { findFloor } from './findFloor.ts';
import { eachCellNear, emptyGrid, type GroundGrid } from './GroundGrid.ts';
import { placesAround, towards } from './placesAround.ts';
import { standing } from './standing.ts';
import { distanceTo, facing, type TargetGround } from './TargetGround.ts';
import { wayLengths } from './wayLengths.ts';

export interface ApproachOptions {
  readonly footprint: Footprint;
  /** Distance from the target's surface at which to stand, and the largest that will do, metres. */
  readonly standoffMetres: number;
  readonly reachMetres: number;
  readonly robotHeightMetres: number;
}

export interface ApproachRequest {
  readonly target: TargetGround;
  /** Where the robot is, in the target's frame: x, y and z of its base. */
  readonly robot: readonly [number, number, number];
  /** Whether it is known to stand there; it may be only its camera that is known. */
  readonly isRobotKnown: boolean;
  readonly frame: Pick<RgbdFrame, 'depth' | 'camera'>;
  /** Into a frame whose z is up. */
  readonly targetFromCamera: Transform;
  readonly costmap?: PlacedCostmap | undefined;
}

type OnGround = Omit<ApproachRequest, 'frame' | 'targetFromCamera'>;

/** Farther than this nothing is planned: that is a navigator's work. */
const MOST_METRES = 20;
/** What a metre more between robot and target costs in metres of way: the same side rather than the exact distance. */
const DISTANCE_COST = 2;
/** How much farther than the nearest free ground the ground before the robot's feet reaches, metres. */
const FEET_METRES = 0.5;

/**
 * Where to stand before a target: the footprint on ground that was seen to be free or that the map knows, a way there
 * from the robot, from `standoff` to `reach` from the target's surface, the nearest such side, facing its middle.
 * A robot that is near enough already stays and turns; it steps back only onto ground that is known. None rather than a
 * wrong one.
 */
export const findApproach = (request: ApproachRequest, options: ApproachOptions): Approach => {
  const { target, robot } = request;
  const [x, y] = robot;
  if (![x, y, robot[2], target.x, target.y, target.yaw, target.length, target.width].every(Number.isFinite))
    return noApproach('the robot or the target has no finite place');
  const distance = distanceTo(target, x, y);
  if (distance > MOST_METRES)
    return noApproach(`the target is ${metres(distance)} away, more than ${MOST_METRES} m`);
  const ground = groundOf(request, options);
  if (typeof ground === 'string') return onTheSpot(request, options, distance) ?? noApproach(ground);
  return chooseApproach(ground, request, options);
};

/** The same on ground that is known already. */
export const chooseApproach = (ground: GroundGrid, request: OnGround, options: ApproachOptions): Approach => {
  const { target, robot } = request;
  const distance = distanceTo(target, robot[0], robot[1]);
  return distance < options.standoffMetres
    ? nearby(ground, request, options, distance)
    : besides(ground, request, options, distance);
};

/** A disc that is within reach may turn where it stands, though nothing is known of the ground. */
const onTheSpot = (
  { target, robot: [x, y], isRobotKnown }: OnGround,
  { footprint, reachMetres }: ApproachOptions,
  distance: number,
): Approach | undefined => {
  const yaw = facing(target, x, y);
  return isRobotKnown && footprint.kind === 'disc' && distance <= reachMetres && yaw !== undefined
    ? at(x, y, yaw, staying(distance))
    : undefined;
};

const staying = (distance: number): string =>
  `the robot is within reach, ${metres(distance)} from the target: it stays where it is and turns`;

/** The ground around robot and target, or why nothing is known of it. */
const groundOf = (
  { target, robot, isRobotKnown, frame, targetFromCamera, costmap }: ApproachRequest,
  { footprint, reachMetres, robotHeightMetres }: ApproachOptions,
): GroundGrid | string => {
  const [x, y, z] = robot;
  const wide = outerRadius(footprint);
  const around = Math.hypot(target.length, target.width) / 2 + reachMetres + wide + 0.2;
  const about = wide + 1;
  const grid = emptyGrid({
    x0: Math.min(target.x - around, x - about),
    y0: Math.min(target.y - around, y - about),
    x1: Math.max(target.x + around, x + about),
    y1: Math.max(target.y + around, y + about),
  });
  const floor = findFloor(frame, targetFromCamera, [0, z]);
  if (!floor && !costmap)
    return 'no floor was seen near z 0 or the height of the robot, and there is no costmap';
  const plane = floor ?? { height: 0, slopeX: 0, slopeY: 0 };
  const seen = { frame, targetFromCamera, floor: plane, robotHeight: robotHeightMetres };
  addObstacles(grid, seen);
  if (floor) addFloor(grid, seen);
  if (costmap) addCostmap(grid, costmap);
  keepOwnFeet(grid, x, y);
  // The robot stands there: what is measured there is itself.
  if (isRobotKnown)
    eachCellNear(grid, [x, y, innerRadius(footprint)], (cell) => {
      grid.free[cell] = 1;
      grid.blocked[cell] = 0;
    });
  return grid;
};

/** Of what the camera does not look at, only what lies between the robot and the nearest free ground may be crossed. */
const keepOwnFeet = (grid: GroundGrid, x: number, y: number): void => {
  const { free, unlooked, columns, x0, y0, cell } = grid;
  const away = (i: number): number =>
    Math.hypot(x0 + ((i % columns) + 0.5) * cell - x, y0 + (Math.floor(i / columns) + 0.5) * cell - y);
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < free.length; i++) if (free[i] === 1) nearest = Math.min(nearest, away(i));
  for (let i = 0; i < free.length; i++)
    if (unlooked[i] === 1 && away(i) > nearest + FEET_METRES) unlooked[i] = 0;
};

/** Where the robot is it may stand; to turn there, a disc needs no room, and other shapes must touch nothing. */
const mayTurn = (grid: GroundGrid, footprint: Footprint, pose: readonly [number, number, number]): boolean =>
  footprint.kind === 'disc' || standing(grid, footprint, pose) !== 'blocked';

/** A target nearer than the standoff: turn where the robot is, or step straight back over known ground. */
const nearby = (
  grid: GroundGrid,
  { target, robot: [x, y], isRobotKnown }: OnGround,
  { footprint, standoffMetres }: ApproachOptions,
  distance: number,
): Approach => {
  const near = `the target is ${metres(distance)} away, nearer than the standoff of ${metres(standoffMetres)}`;
  const yaw = facing(target, x, y);
  if (!isRobotKnown) return noApproach(`${near}, and where the robot's base stands is not known`);
  if (yaw === undefined) return noApproach('the target is right above or below the robot');
  const back = towards(target, [x, y], standoffMetres);
  if (isFreeWay(grid, footprint, [x, y, back.x, back.y], yaw))
    return at(back.x, back.y, yaw, `${near}: one step back, over known ground`);
  return mayTurn(grid, footprint, [x, y, yaw])
    ? at(x, y, yaw, `${near}: the robot stays where it is and turns`)
    : noApproach(`${near}, and there is no room to turn`);
};

const isFreeWay = (
  grid: GroundGrid,
  footprint: Footprint,
  [x, y, toX, toY]: readonly [number, number, number, number],
  yaw: number,
): boolean => {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / grid.cell));
  for (let k = 1; k <= steps; k++) {
    const t = k / steps;
    if (standing(grid, footprint, [x + t * (toX - x), y + t * (toY - y), yaw]) !== 'free') return false;
  }
  return true;
};

interface Choice {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly distance: number;
  readonly cost: number;
}

const besides = (
  grid: GroundGrid,
  { target, robot: [x, y], isRobotKnown, costmap }: OnGround,
  { footprint, standoffMetres, reachMetres }: ApproachOptions,
  distance: number,
): Approach => {
  const lengths = wayLengths(grid, { x, y, radius: innerRadius(footprint) });
  const choices: Choice[] = [];
  let unreachable = 0;
  const offer = (px: number, py: number, away: number, way: number) => {
    const yaw = facing(target, px, py);
    if (way === Number.POSITIVE_INFINITY || yaw === undefined) unreachable++;
    else
      choices.push({
        x: px,
        y: py,
        yaw,
        distance: away,
        cost: way + DISTANCE_COST * (away - standoffMetres),
      });
  };
  for (const place of placesAround(target, [x, y], standoffMetres, Math.max(standoffMetres, reachMetres)))
    offer(place.x, place.y, place.distance, wayTo(grid, lengths, place));
  if (isRobotKnown && distance <= reachMetres) offer(x, y, distance, 0);
  choices.sort((a, b) => a.cost - b.cost);
  const refused = { unknown: 0, blocked: 0 };
  for (const choice of choices) {
    const pose = [choice.x, choice.y, choice.yaw] as const;
    if (choice.x === x && choice.y === y && isRobotKnown && mayTurn(grid, footprint, pose))
      return at(...pose, staying(choice.distance));
    const found = standing(grid, footprint, pose);
    if (found === 'free') {
      const map = costmap ? ' and by the costmap' : '';
      return at(...pose, `${metres(choice.distance)} from the target, on ground free as seen${map}`);
    }
    refused[found]++;
  }
  const range = `${metres(standoffMetres)} to ${metres(Math.max(standoffMetres, reachMetres))}`;
  return noApproach(
    `of ${unreachable + choices.length} places ${range} from the target ${refused.blocked} are blocked, ` +
      `${refused.unknown} stand on ground that was not seen${costmap ? ' and the costmap does not know' : ''}, ` +
      `and to ${unreachable} no free way is known`,
  );
};

/** Metres to a place: its own cell's, or a neighbour's where the way ends just beside it. */
const wayTo = (
  grid: GroundGrid,
  lengths: Float64Array,
  { x, y }: { readonly x: number; readonly y: number },
) => {
  let least = Number.POSITIVE_INFINITY;
  eachCellNear(grid, [x, y, grid.cell], (cell, dx, dy) => {
    least = Math.min(least, lengths[cell]! + Math.hypot(dx, dy));
  });
  return least;
};

const at = (x: number, y: number, yaw: number, note: string): Approach => ({
  pose: { position: [x, y, 0], orientation: quaternionFromYaw(yaw) },
  note,
});

const metres = (value: number): string => `${value.toFixed(2)} m`;
