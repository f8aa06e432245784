import { type Approach, noApproach } from '../../core/approach/Approach.ts';
import type { Costmap, PlacedCostmap } from '../../core/approach/Costmap.ts';
import {
  type ApproachOptions,
  type ApproachRequest,
  findApproach,
} from '../../core/approach/findApproach.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import { conjugate, multiply, rotate, yawOf } from '../../core/transforms/rigid.ts';
import type { TransformSource } from '../../core/transforms/TransformSource.ts';
import type { Quaternion } from '../../core/types/geometry.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { LiftedObject } from '../LocateAnswer.ts';
import type { LocateOptions } from '../LocateRequest.ts';
import type { LiftTarget } from './lift.ts';

/** Cosine of about 6 degrees: how far a frame's z may lean from another's. */
const LEVEL_COSINE = 0.9945;
const NS_PER_SECOND = 1e9;

export interface ApproachDeps {
  readonly transforms: TransformSource;
  /** Nav2's newest costmap, where one has come, or why it cannot be read. */
  readonly costmap?: () => Result<Costmap> | undefined;
  /** Who searches, for whoever must not wait: 12 to 26 ms of a core. Here, where it is not given. */
  readonly searchApproach?: (
    request: ApproachRequest,
    options: ApproachOptions,
    signal?: AbortSignal,
  ) => Promise<Result<Approach>>;
}

export interface ApproachTarget {
  readonly lifted: LiftedObject;
  readonly target: LiftTarget;
  readonly marked: Pick<MarkedFrame, 'sceneFromCamera'>;
  /** With its depths, which a marked frame need not hold any more. */
  readonly frame: RgbdFrame;
}

/** Where to stand for a target that was found. In a frame whose z is not up there is no such place. */
export const approachTo = async (
  deps: ApproachDeps,
  options: Pick<LocateOptions, 'approach'>,
  { lifted, target, marked, frame }: ApproachTarget,
  signal?: AbortSignal,
): Promise<Approach> => {
  const { frameId, targetFromCamera, targetFromRobot, isBaseKnown } = target;
  const { footprint } = options.approach;
  if (!footprint.ok) return noApproach(footprint.failure.message);
  if (!isLevel(target, marked, frame))
    return noApproach(`'${frameId}' is no frame whose z is up (map, odom, base_link)`);
  const map = await placedCostmap(deps, options, { frameId, frame });
  const { pose, size } = lifted;
  const request: ApproachRequest = {
    target: {
      x: pose.position[0],
      y: pose.position[1],
      yaw: yawOf(pose.orientation),
      length: size[0],
      width: size[1],
    },
    robot: isBaseKnown ? targetFromRobot.translation : underCamera(targetFromCamera.translation),
    isRobotKnown: isBaseKnown,
    frame,
    targetFromCamera,
    costmap: map?.ok ? map.value : undefined,
  };
  const found = await search(deps, request, { ...options.approach, footprint: footprint.value }, signal);
  const remarks = [
    ...(isBaseKnown ? [] : ['from where the camera is: the base of the robot is not in tf']),
    ...(map && !map.ok ? [`without the costmap: ${map.failure.message}`] : []),
  ];
  return remarks.length === 0 ? found : { ...found, note: `${found.note} (${remarks.join('; ')})` };
};

/** A search that fails gives no place: the target's pose stands. */
const search = async (
  { searchApproach }: ApproachDeps,
  request: ApproachRequest,
  options: ApproachOptions,
  signal: AbortSignal | undefined,
): Promise<Approach> => {
  if (!searchApproach) return findApproach(request, options);
  const found = await searchApproach(request, options, signal);
  return found.ok ? found.value : noApproach(`${found.failure.code}: ${found.failure.message}`);
};

/** Without a base the ground below the camera is that of the frame: z 0. */
const underCamera = ([x, y]: readonly [number, number, number]) => [x, y, 0] as const;

/** Whether the frame's z is up, by its name, by what the scene's own gravity and the robot's base say of it. */
const isLevel = (
  { frameId, targetFromCamera, targetFromRobot, isBaseKnown }: LiftTarget,
  { sceneFromCamera }: ApproachTarget['marked'],
  frame: RgbdFrame,
): boolean =>
  frameId !== frame.frameId &&
  !/optical/.test(frameId) &&
  isUpright(multiply(targetFromCamera.rotation, conjugate(sceneFromCamera.rotation))) &&
  (!isBaseKnown || isUpright(targetFromRobot.rotation));

const isUpright = (rotation: Quaternion): boolean => rotate(rotation, [0, 0, 1])[2] > LEVEL_COSINE;

/** The newest costmap in the frame of the answer, at the frame's own stamp; why not, where one came and cannot be used. */
const placedCostmap = async (
  { transforms, costmap: newest }: ApproachDeps,
  { approach: { costmapMaxAgeSeconds } }: Pick<LocateOptions, 'approach'>,
  { frameId, frame }: { readonly frameId: string; readonly frame: RgbdFrame },
): Promise<Result<PlacedCostmap> | undefined> => {
  const came = newest?.();
  if (!came?.ok) return came;
  const costmap = came.value;
  const age = Math.abs(Number(frame.stampNs - costmap.stampNs)) / NS_PER_SECOND;
  if (costmapMaxAgeSeconds > 0 && age > costmapMaxAgeSeconds)
    return fail(
      'STALE_FRAME',
      `it is ${age.toFixed(1)} s from the image, costmap_max_age is ${costmapMaxAgeSeconds} s`,
    );
  const way = await transforms.lookup({
    targetFrame: frameId,
    sourceFrame: costmap.frameId,
    stampNs: frame.stampNs,
    timeoutMs: 0,
  });
  if (!way.ok) return way;
  return isUpright(multiply(way.value.rotation, costmap.origin.rotation))
    ? ok({ costmap, targetFromCostmap: way.value })
    : fail('UNKNOWN_FRAME', `its frame '${costmap.frameId}' leans against '${frameId}'`);
};
