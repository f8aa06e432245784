import type { CdrWriter } from '../../CdrWriter.ts';
import type { TimeMessage } from '../../time.ts';

interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** std_msgs/Header. */
export interface HeaderParts {
  readonly stamp: TimeMessage;
  readonly frame_id: string;
}

/** geometry_msgs/Pose. */
export interface PoseParts {
  readonly position: Xyz;
  readonly orientation: Xyz & { readonly w: number };
}

/** geometry_msgs/PoseWithCovariance. */
export interface CovariedPoseParts {
  readonly pose: PoseParts;
  readonly covariance: ArrayLike<number>;
}

export const writeTime = (writer: CdrWriter, { sec, nanosec }: TimeMessage): CdrWriter =>
  writer.int32(sec).uint32(nanosec);

export const writeHeader = (writer: CdrWriter, { stamp, frame_id }: HeaderParts): CdrWriter =>
  writeTime(writer, stamp).string(frame_id);

/** geometry_msgs/Point and geometry_msgs/Vector3. */
export const writeXyz = (writer: CdrWriter, { x, y, z }: Xyz): CdrWriter =>
  writer.float64(x).float64(y).float64(z);

export const writePose = (writer: CdrWriter, { position, orientation }: PoseParts): CdrWriter => {
  writeXyz(writer, position);
  return writeXyz(writer, orientation).float64(orientation.w);
};

export const writeCovariedPose = (writer: CdrWriter, { pose, covariance }: CovariedPoseParts): CdrWriter => {
  writePose(writer, pose);
  for (let i = 0; i < 36; i++) writer.float64(covariance[i]!);
  return writer;
};
