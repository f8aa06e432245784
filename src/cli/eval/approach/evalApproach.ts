import { readFrameFolder } from '../../../adapters/files/readFrameFolder.ts';
import type { Approach } from '../../../core/approach/Approach.ts';
import { type ApproachOptions, chooseApproach, findApproach } from '../../../core/approach/findApproach.ts';
import { cellAt, type GroundGrid } from '../../../core/approach/GroundGrid.ts';
import { distanceTo, type TargetGround } from '../../../core/approach/TargetGround.ts';
import { wayLengths } from '../../../core/approach/wayLengths.ts';
import { liftLandmark } from '../../../core/geometry/liftLandmark.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import { conjugate, multiply, rotate, transformPoint, yawOf } from '../../../core/transforms/rigid.ts';
import type { Vec3 } from '../../../core/types/geometry.ts';
import type { RgbdFrame } from '../../../core/types/images.ts';
import type { Mask } from '../../../core/types/landmarks.ts';
import { readFrameSet } from '../frames/readFrameSet.ts';
import { readLabels } from '../readLabels.ts';
import { gapTo, readSceneTruth, type SceneTruth, type TrueThing } from './SceneTruth.ts';
import { floorOf, floorSeen, obstaclesOf, trueCostmap, trueGround } from './trueGround.ts';

/** Of all things, with one way to know the ground. */
export interface ApproachTally {
  readonly things: number;
  /** The scene itself has a place that this way could know of. */
  readonly possible: number;
  /** Of these, how many got one. */
  readonly found: number;
  /** All that got one, the ones where the robot stays and turns among them. */
  readonly given: number;
  readonly stays: number;
  /** Of the given ones: touches no true thing and stands on the floor; the ray ahead meets the thing; the nearest side that the scene has. */
  readonly free: number;
  readonly facing: number;
  readonly nearest: number;
  /** All three. */
  readonly right: number;
}

export interface ApproachReport {
  /** By the frame alone, and with a costmap of the room. */
  readonly seen: ApproachTally;
  readonly mapped: ApproachTally;
}

/** Robots and distances that every thing is tried with: radius, standoff, reach. */
const TRIALS = [
  [0.2, 0.5, 1.2],
  [0.2, 1, 2],
  [0.3, 0.6, 1.2],
  [0.35, 1, 1.6],
] as const;
const ROBOT_HEIGHT = 1.5;
/** Smaller ones are no targets. */
const LEAST_PIXELS = 150;
/** By how much longer a way may be than the best one's, metres: cells, and what is hidden. */
const WAY_SLACK = 0.3;
/** Places so near in direction are before the same side. */
const SAME_SIDE = Math.PI / 4;
const NONE: ApproachTally = {
  things: 0,
  possible: 0,
  found: 0,
  given: 0,
  stays: 0,
  free: 0,
  facing: 0,
  nearest: 0,
  right: 0,
};

export interface ApproachEvalOptions {
  readonly codec: ImageCodec;
  readonly print: (line: string) => void;
}

interface Scene {
  readonly name: string;
  readonly frame: RgbdFrame;
  readonly truth: SceneTruth;
  readonly labels: Uint16Array;
}

/** Where to stand before every thing of rendered scenes, held against the scenes' exact geometry. */
export const evalApproach = async (
  folders: readonly string[],
  { codec, print }: ApproachEvalOptions,
): Promise<ApproachReport> => {
  let report: ApproachReport = { seen: NONE, mapped: NONE };
  for (const { name, folder } of (await Promise.all(folders.map(readFrameSet))).flat()) {
    const frame = await readFrameFolder(folder, codec);
    if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
    const truth = await readSceneTruth(folder);
    const labels = await readLabels(folder, codec, frame.value.depth);
    if (!labels.ok) throw new Error(`${labels.failure.code}: ${labels.failure.message}`);
    const scene = { name, frame: frame.value, truth, labels: labels.value };
    for (const thing of targetsOf(truth)) report = tried(scene, thing, report, print);
  }
  return report;
};

/** What a robot may be sent to: no floors, no walls. */
const targetsOf = ({ things }: SceneTruth): readonly TrueThing[] =>
  things.filter(({ role, pixels }) => (role === 'object' || role === 'support') && pixels >= LEAST_PIXELS);

const tried = (
  scene: Scene,
  thing: TrueThing,
  report: ApproachReport,
  print: (line: string) => void,
): ApproachReport => {
  const target = measured(scene, thing);
  if (!target) return report;
  let { seen, mapped } = report;
  for (const [radius, standoffMetres, reachMetres] of TRIALS) {
    const options: ApproachOptions = {
      footprint: { kind: 'disc', radius },
      standoffMetres,
      reachMetres,
      robotHeightMetres: ROBOT_HEIGHT,
    };
    const trial = { scene, thing, target, options, radius, print };
    seen = plus(seen, tally(trial, false));
    mapped = plus(mapped, tally(trial, true));
  }
  return { seen, mapped };
};

interface Trial {
  readonly scene: Scene;
  readonly thing: TrueThing;
  readonly target: TargetGround;
  readonly options: ApproachOptions;
  readonly radius: number;
  readonly print: (line: string) => void;
}

const tally = (trial: Trial, isMapped: boolean): ApproachTally => {
  const { scene, thing, target, options, print } = trial;
  const { truth, frame, labels } = scene;
  const [x, y] = truth.worldFromCamera.translation;
  const costmap = isMapped ? trueCostmap(truth, ROBOT_HEIGHT) : undefined;
  const asked = { target, robot: [x, y, 0] as const, isRobotKnown: true };
  const found = findApproach(
    {
      ...asked,
      frame,
      targetFromCamera: truth.worldFromCamera,
      costmap: costmap && { costmap, targetFromCostmap: { translation: [0, 0, 0], rotation: [0, 0, 0, 1] } },
    },
    options,
  );
  const ground = trueGround(truth, ROBOT_HEIGHT, isMapped ? () => true : floorSeen(truth, frame, labels));
  const best = chooseApproach(ground, { ...asked, target: thing.ground }, options);
  const verdict = judged(trial, found, best, ground);
  const possible = best.pose !== undefined;
  const whose = `${scene.name} ${thing.id} ${isMapped ? 'mapped' : 'seen'}`;
  if (found.pose && !(verdict.free && verdict.facing && verdict.nearest))
    print(
      `${whose}: ${JSON.stringify({ ...verdict, touched: touched(trial, found) })} ${found.note}; best: ${best.note}`,
    );
  else if (possible && !found.pose) print(`${whose}: none, ${found.note}; but ${best.note}`);
  const count = (is: boolean | undefined): number => (is ? 1 : 0);
  return {
    things: 1,
    possible: count(possible),
    found: count(possible && found.pose !== undefined),
    given: count(found.pose !== undefined),
    stays: count(found.pose && Math.hypot(found.pose.position[0] - x, found.pose.position[1] - y) < 1e-9),
    free: count(verdict.free),
    facing: count(verdict.facing),
    nearest: count(verdict.nearest),
    right: count(verdict.free && verdict.facing && verdict.nearest),
  };
};

/** True things that the given place touches, and how deep, for a person. */
const touched = ({ scene: { truth }, radius }: Trial, { pose }: Approach): readonly string[] =>
  obstaclesOf(truth, ROBOT_HEIGHT).flatMap((thing) => {
    const gap = pose ? gapTo(thing, pose.position[0], pose.position[1]) - radius : 0;
    return gap < 0 ? [`${thing.id} ${gap.toFixed(3)} m`] : [];
  });

interface Verdict {
  readonly free?: boolean;
  readonly facing?: boolean;
  readonly nearest?: boolean;
}

/** The given pose against the scene's own boxes, which the search has not seen. */
const judged = (
  { scene: { truth }, thing, options, radius }: Trial,
  { pose }: Approach,
  best: Approach,
  ground: GroundGrid,
): Verdict => {
  if (!pose) return {};
  const [px, py] = pose.position;
  const [x, y] = truth.worldFromCamera.translation;
  const isHere = px === x && py === y;
  const floor = floorOf(truth);
  const free =
    isHere ||
    (obstaclesOf(truth, ROBOT_HEIGHT).every((other) => gapTo(other, px, py) >= radius) &&
      floor !== undefined &&
      distanceTo(floor.ground, px, py) === 0);
  const lengths = wayLengths(ground, { x, y, radius });
  const cost = ([ax, ay]: readonly number[]): number => {
    const cell = cellAt(ground, ax!, ay!);
    const way = ax === x && ay === y ? 0 : (lengths[cell] ?? Number.POSITIVE_INFINITY);
    return way + 2 * Math.max(0, distanceTo(thing.ground, ax!, ay!) - options.standoffMetres);
  };
  return {
    free,
    facing: rayMeets(thing.ground, px, py, yawOf(pose.orientation)),
    nearest:
      !best.pose ||
      cost(pose.position) <= cost(best.pose.position) + WAY_SLACK ||
      between(thing.ground, pose.position, best.pose.position) <= SAME_SIDE,
  };
};

/** Angle at the target's middle between two places, radians. */
const between = ({ x, y }: TargetGround, [ax, ay]: Vec3, [bx, by]: Vec3): number => {
  const turn = Math.abs(Math.atan2(ay - y, ax - x) - Math.atan2(by - y, bx - x));
  return Math.min(turn, 2 * Math.PI - turn);
};

/** Whether a ray meets the rectangle, seen from above. */
const rayMeets = (target: TargetGround, x: number, y: number, yaw: number): boolean => {
  for (let t = 0; t < 8; t += 0.01)
    if (distanceTo(target, x + t * Math.cos(yaw), y + t * Math.sin(yaw)) === 0) return true;
  return false;
};

/** The thing's box as the node measures it along its true mask. */
const measured = ({ frame, truth, labels }: Scene, { labelValue }: TrueThing): TargetGround | undefined => {
  const { width, height } = frame.depth;
  const bits = Uint8Array.from(labels, (label) => (label === labelValue ? 1 : 0));
  const pixelCount = bits.reduce((sum, bit) => sum + bit, 0);
  const mask: Mask = { box: { x0: 0, y0: 0, x1: width, y1: height }, bits, pixelCount };
  const up = rotate(conjugate(truth.worldFromCamera.rotation), [0, 0, 1]);
  const { spatial } = liftLandmark(mask, frame, { up });
  if (!spatial) return undefined;
  const [x, y] = transformPoint(truth.worldFromCamera, spatial.box.center);
  const yaw = yawOf(multiply(truth.worldFromCamera.rotation, spatial.box.orientation));
  return { x, y, yaw, length: spatial.box.size[0], width: spatial.box.size[1] };
};

const plus = (a: ApproachTally, b: ApproachTally): ApproachTally =>
  Object.fromEntries(
    Object.keys(a).map((key) => [key, a[key as keyof ApproachTally] + b[key as keyof ApproachTally]]),
  ) as unknown as ApproachTally;
