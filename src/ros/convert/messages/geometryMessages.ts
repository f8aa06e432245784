import type { Pose, Quaternion, Vec3 } from '../../../core/types/geometry.ts';
import { toTime } from '../time.ts';

/** geometry_msgs/Point and geometry_msgs/Vector3 have the same fields. */
export const xyz = ([x, y, z]: Vec3) => ({ x, y, z });

/** geometry_msgs/Quaternion. */
const quaternion = ([x, y, z, w]: Quaternion) => ({ x, y, z, w });

/** geometry_msgs/Pose. */
export const pose = ({ position, orientation }: Pose) => ({
  position: xyz(position),
  orientation: quaternion(orientation),
});

/** std_msgs/Header. */
export const header = (stampNs: bigint, frameId: string) => ({ stamp: toTime(stampNs), frame_id: frameId });

/** geometry_msgs/PoseStamped. */
export const poseStamped = (stampNs: bigint, frameId: string, value: Pose) => ({
  header: header(stampNs, frameId),
  pose: pose(value),
});

/**
 * geometry_msgs/PoseWithCovariance. Every one of the 36 numbers is written: rclnodejs ends the process on a fixed-size
 * array that is not filled.
 *
 * @param covariance 3x3 row-major of the position, square metres; the rotation's block is not measured and stays 0
 */
export const poseWithCovariance = (value: Pose, covariance: readonly number[]) => {
  const full = new Float64Array(36);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) full[row * 6 + column] = covariance[row * 3 + column] ?? 0;
  return { pose: pose(value), covariance: full };
};

/** No place at all: for fields that mean nothing when their flag is false. */
export const NOWHERE: Pose = { position: [0, 0, 0], orientation: [0, 0, 0, 1] };
