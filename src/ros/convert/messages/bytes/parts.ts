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

/** geometry_msgs/PoseWithCovariance. */
export interface PoseParts {
  readonly pose: { readonly position: Xyz; readonly orientation: Xyz & { readonly w: number } };
  readonly covariance: ArrayLike<number>;
}

export const writeTime = (writer: CdrWriter, { sec, nanosec }: TimeMessage): CdrWriter =>
  writer.int32(sec).uint32(nanosec);

export const writeHeader = (writer: CdrWriter, { stamp, frame_id }: HeaderParts): CdrWriter =>
  writeTime(writer, stamp).string(frame_id);

/** geometry_msgs/Point and geometry_msgs/Vector3. */
export const writeXyz = (writer: CdrWriter, { x, y, z }: Xyz): CdrWriter =>
  writer.float64(x).float64(y).float64(z);

export const writePose = (writer: CdrWriter, { pose, covariance }: PoseParts): CdrWriter => {
  writeXyz(writer, pose.position);
  writeXyz(writer, pose.orientation).float64(pose.orientation.w);
  for (let i = 0; i < 36; i++) writer.float64(covariance[i]!);
  return writer;
};
