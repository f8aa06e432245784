import type { MarkedFrame } from '../../../../core/spatial/grounding/Resolver.ts';
import { namesOf } from '../../../../core/spatial/lexicon/namesOf.ts';
import type { Landmark } from '../../../../core/types/landmarks.ts';
import { header, NOWHERE, poseWithCovariance } from '../geometryMessages.ts';

/** vision_msgs/Detection2DArray: all landmarks by their boxes in the image, under the ids that they have in 3D. */
export const detections2dMessage = ({ frame, landmarks }: MarkedFrame) => {
  const head = header(frame.stampNs, frame.frameId);
  return { header: head, detections: landmarks.map((landmark) => detection(landmark, head)) };
};

const detection = (landmark: Landmark, head: ReturnType<typeof header>) => {
  const { x0, y0, x1, y1 } = landmark.mask.box;
  return {
    header: head,
    results: namesOf(landmark).map(({ label, score }) => ({
      hypothesis: { class_id: label, score },
      // Where it is in space is told by the 3D detection of the same id.
      pose: poseWithCovariance(NOWHERE, []),
    })),
    bbox: {
      center: { position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, theta: 0 },
      size_x: x1 - x0,
      size_y: y1 - y0,
    },
    id: String(landmark.trackId),
  };
};
