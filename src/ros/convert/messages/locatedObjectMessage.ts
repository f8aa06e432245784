import type { LocateAnswer, LocatedObject } from '../../../pipeline/LocateAnswer.ts';
import { header, NOWHERE, pose, poseWithCovariance, xyz } from './geometryMessages.ts';
import { landmarkMessage, NO_LANDMARK } from './landmarkMessage.ts';
import { relationMessage } from './relationMessage.ts';

/** spatial_llava/LocatedObject: the whole answer about a target that was found. */
export const locatedObjectMessage = (expression: string, answer: LocateAnswer, found: LocatedObject) => ({
  header: header(answer.stampNs, found.frameId),
  expression,
  confidence: found.score,
  camera_frame: answer.cameraFrameId,
  landmark: landmarkMessage(found.landmark),
  pose: poseWithCovariance(found.pose, found.covariance),
  size: xyz(found.size),
  surface_center: xyz(found.surfaceCenter),
  has_approach_pose: found.approach.pose !== undefined,
  approach_pose: pose(found.approach.pose ?? NOWHERE),
  approach_note: found.approach.note,
  rationale: answer.rationale,
  relations: answer.relations.map(relationMessage),
});

/** What was found and has no pose: which landmark it is, no frame, nothing to drive to. Never published as a target. */
export const unplacedObjectMessage = (
  expression: string,
  answer: LocateAnswer,
  { landmark, score }: NonNullable<LocateAnswer['unplaced']>,
) => ({
  ...NO_OBJECT,
  header: header(answer.stampNs, ''),
  expression,
  confidence: score,
  camera_frame: answer.cameraFrameId,
  landmark: landmarkMessage(landmark),
  rationale: answer.rationale,
  relations: answer.relations.map(relationMessage),
});

/** What a refusal carries in the same place: no frame, no pose. */
export const NO_OBJECT = Object.freeze({
  header: header(0n, ''),
  expression: '',
  confidence: 0,
  camera_frame: '',
  landmark: NO_LANDMARK,
  pose: poseWithCovariance(NOWHERE, []),
  size: xyz([0, 0, 0]),
  surface_center: xyz([0, 0, 0]),
  has_approach_pose: false,
  approach_pose: pose(NOWHERE),
  approach_note: '',
  rationale: '',
  relations: [],
});
