import { compose, rotate } from '../../transforms/rigid.ts';
import type { Transform } from '../../types/geometry.ts';
import type { Viewer } from './Scene.ts';

/**
 * Whose left and front, in the scene frame, for a body frame with x forward (REP-103).
 *
 * @param sceneFromCamera scene frame from the camera's optical frame
 * @param cameraFromBody optical frame from the viewer's body frame, at the frame's stamp
 */
export const viewpoint = (sceneFromCamera: Transform, cameraFromBody: Transform): Viewer => {
  const sceneFromBody = compose(sceneFromCamera, cameraFromBody);
  return { position: sceneFromBody.translation, forward: rotate(sceneFromBody.rotation, [1, 0, 0]) };
};
