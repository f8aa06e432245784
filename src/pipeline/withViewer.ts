import type { Parameters } from '../core/parameters/parameters.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import { viewpoint } from '../core/spatial/scene/viewpoint.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';

/** Cosine of the angle within which another viewer has the camera's left: 45 degrees. */
const SAME_WAY = 0.7;

/** The same marks with another viewer's left and front: '' keeps the camera's, else a tf frame with x forward. */
export const withViewer = async (
  transforms: TransformSource,
  marked: MarkedFrame,
  viewerFrame: string,
  timeoutMs: number,
): Promise<Result<MarkedFrame>> => {
  if (viewerFrame === '') return ok(marked);
  const { stampNs, frameId } = marked.frame;
  const body = await transforms.lookup({
    targetFrame: frameId,
    sourceFrame: viewerFrame,
    stampNs,
    timeoutMs,
  });
  if (!body.ok) return body;
  const viewer = viewpoint(marked.sceneFromCamera, body.value);
  const { objects, viewer: camera } = marked.scene;
  // In an image there is the camera's left only.
  if (objects.every(({ unmeasured }) => unmeasured) && camera) {
    const along = viewer.forward[0] * camera.forward[0] + viewer.forward[1] * camera.forward[1];
    if (along > SAME_WAY) return ok(marked);
    return fail(
      'NO_DEPTH',
      `whose left and front is meant cannot be judged from '${viewerFrame}', which looks another way than the camera: no depth says where things are`,
    );
  }
  return ok({ ...marked, scene: { ...marked.scene, viewer } });
};

/** '' and 'camera' are the camera, 'robot' the robot's base, anything else a tf frame. */
export const viewerFrame = (viewer: string, parameters: Parameters): string => {
  if (viewer === '' || viewer === 'camera') return '';
  return viewer === 'robot' ? parameters.base_frame : viewer;
};
