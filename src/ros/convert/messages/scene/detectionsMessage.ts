import type { MarkedFrame } from '../../../../core/spatial/grounding/Resolver.ts';
import { namesOf } from '../../../../core/spatial/lexicon/namesOf.ts';
import type { Landmark } from '../../../../core/types/landmarks.ts';
import { header, pose, poseWithCovariance, xyz } from '../geometryMessages.ts';

/** vision_msgs/Detection3DArray: the landmarks that depth has measured. */
export const detectionsMessage = ({ frame, landmarks }: MarkedFrame) => {
  const head = header(frame.stampNs, frame.frameId);
  const detections = landmarks.flatMap((landmark) => detection(landmark, head));
  return { header: head, detections };
};

const detection = (landmark: Landmark, head: ReturnType<typeof header>) => {
  const { spatial } = landmark;
  if (!spatial) return [];
  const place = { position: spatial.box.center, orientation: spatial.box.orientation };
  const results = namesOf(landmark).map(({ label, score }) => ({
    hypothesis: { class_id: label, score },
    pose: poseWithCovariance(place, spatial.covariance),
  }));
  return [
    {
      header: head,
      results,
      bbox: { center: pose(place), size: xyz(spatial.box.size) },
      id: String(landmark.trackId),
    },
  ];
};
