import { axisAlignedExtents } from '../../core/geometry/axisAlignedExtents.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { multiply, quaternionFromYaw, rotate, transformPoint, yawOf } from '../../core/transforms/rigid.ts';
import { rotateCovariance } from '../../core/transforms/rotateCovariance.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { Landmark } from '../../core/types/landmarks.ts';
import type { LiftedObject } from '../LocateAnswer.ts';

/** Cosine of the tilt (about 5 degrees) up to which a box counts as standing upright in the frame. */
const UPRIGHT_COSINE = 0.996;

/** Where to lift to: everything at the frame's own stamp. */
export interface LiftTarget {
  readonly frameId: string;
  readonly targetFromCamera: Transform;
  /** The robot's base in `frameId`, or where its camera is. */
  readonly targetFromRobot: Transform;
  readonly isBaseKnown: boolean;
}

/** A landmark that depth measured. */
export type MeasuredLandmark = Landmark & Required<Pick<Landmark, 'spatial'>>;

export const isMeasured = (landmark: Landmark): landmark is MeasuredLandmark =>
  landmark.spatial !== undefined;

/** A chosen mark as a metric pose in the requested frame. */
export const lift = (landmark: MeasuredLandmark, score: number, target: LiftTarget): Result<LiftedObject> => {
  const { spatial } = landmark;
  const { targetFromCamera } = target;
  const rotation = multiply(targetFromCamera.rotation, spatial.box.orientation);
  // A frame whose z is not the box's vertical (an optical frame, say) cannot express the box by a yaw.
  const upright = Math.abs(rotate(rotation, [0, 0, 1])[2]) > UPRIGHT_COSINE;
  const position = transformPoint(targetFromCamera, spatial.box.center);
  const located: LiftedObject = {
    landmark,
    score,
    frameId: target.frameId,
    pose: { position, orientation: quaternionFromYaw(upright ? yawOf(rotation) : 0) },
    size: upright ? spatial.box.size : axisAlignedExtents(spatial.box.size, rotation),
    covariance: rotateCovariance(targetFromCamera.rotation, spatial.covariance),
    surfaceCenter: transformPoint(targetFromCamera, spatial.surfaceCenter),
  };
  return isFinitePlace(located)
    ? ok(located)
    : fail(
        'UNKNOWN_FRAME',
        `mark ${landmark.mark} has no finite pose in '${target.frameId}': its transform is out of all measure`,
      );
};

/** Nothing that is not a number leaves, whatever came in. */
const isFinitePlace = ({ pose, size, covariance, surfaceCenter }: LiftedObject): boolean =>
  [pose.position, pose.orientation, size, covariance, surfaceCenter].every((numbers) =>
    numbers.every(Number.isFinite),
  );
