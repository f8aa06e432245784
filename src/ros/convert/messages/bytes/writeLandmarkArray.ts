import { CdrWriter } from '../../CdrWriter.ts';
import type { landmarkArrayMessage } from '../landmarkArrayMessage.ts';
import type { landmarkMessage } from '../landmarkMessage.ts';
import { writeCovariedPose, writeHeader, writeXyz } from './parts.ts';

/** A landmark takes some 600 bytes. */
const LANDMARK_BYTES = 800;

/** spatial_llava/LandmarkArray, serialised: thirty landmarks cost rclnodejs 15 ms of the node's own thread. */
export const writeLandmarkArray = ({
  header,
  landmarks,
}: ReturnType<typeof landmarkArrayMessage>): Buffer => {
  const writer = new CdrWriter(LANDMARK_BYTES * (landmarks.length + 1));
  return writeHeader(writer, header).sequence(landmarks, writeLandmark).finish();
};

const writeLandmark = (of: ReturnType<typeof landmarkMessage>, writer: CdrWriter): void => {
  const { mean_rgb: rgb, roi } = of;
  writer
    .uint32(of.mark)
    .uint32(of.track_id)
    .uint8(of.role)
    .string(of.label)
    .float32(of.score)
    .sequence(of.other_labels, ({ label, score }) => writer.string(label).float32(score))
    .string(of.color)
    .float32(rgb.r)
    .float32(rgb.g)
    .float32(rgb.b)
    .float32(rgb.a)
    .uint32(roi.x_offset)
    .uint32(roi.y_offset)
    .uint32(roi.height)
    .uint32(roi.width)
    .bool(roi.do_rectify)
    .uint32(of.pixel_count)
    .float32(of.anchor_u)
    .float32(of.anchor_v)
    .bool(of.has_depth)
    .float32(of.valid_depth_ratio);
  writeCovariedPose(writer, of.pose);
  writeXyz(writer, of.size);
  writeXyz(writer, of.surface_center);
};
