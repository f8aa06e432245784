import { CdrReader } from './CdrReader.ts';
import { readHeader } from './readHeader.ts';

const POSE_NUMBERS = 7;
const COVARIANCE_NUMBERS = 36;
/** Heading errors count as what they shift a thing by that stands so far away. */
const THING_METRES = 2;

/**
 * By how much a geometry_msgs/PoseWithCovarianceStamped may put a thing in the wrong place, metres: one standard deviation of
 * the position on the ground and of the heading together. Undefined for what is none, or whose covariance is not known.
 */
export const readPoseDeviation = (cdr: Uint8Array): number | undefined => {
  const reader = new CdrReader(cdr);
  readHeader(reader);
  reader.float64Array(POSE_NUMBERS);
  const covariance = reader.float64Array(COVARIANCE_NUMBERS);
  if (reader.failed) return undefined;
  const [xx, yy, yaw] = [covariance[0]!, covariance[7]!, covariance[35]!];
  // Negative is no variance: some say so that they do not know.
  const isKnown = [xx, yy, yaw].every((value) => Number.isFinite(value) && value >= 0);
  return isKnown ? Math.sqrt(Math.max(xx, yy) + THING_METRES ** 2 * yaw) : undefined;
};
