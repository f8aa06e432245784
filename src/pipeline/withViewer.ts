import type { Parameters } from '../core/parameters/parameters.ts';
import { ok, type Result } from '../core/result.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import { viewpoint } from '../core/spatial/scene/viewpoint.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';

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
  return ok({ ...marked, scene: { ...marked.scene, viewer } });
};

/** '' and 'camera' are the camera, 'robot' the robot's base, anything else a tf frame. */
export const viewerFrame = (viewer: string, parameters: Parameters): string => {
  if (viewer === '' || viewer === 'camera') return '';
  return viewer === 'robot' ? parameters.base_frame : viewer;
};
