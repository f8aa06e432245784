import { fail, ok, type Result } from '../core/result.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';
import type { Transform } from '../core/types/geometry.ts';

const IDENTITY: Transform = { translation: [0, 0, 0], rotation: [0, 0, 0, 1] };

/** Transforms of a frame folder, which has no tf: the camera's own frame is all there is. */
export class CameraOnly implements TransformSource {
  lookup(request: {
    readonly targetFrame: string;
    readonly sourceFrame: string;
  }): Promise<Result<Transform>> {
    const { targetFrame, sourceFrame } = request;
    return Promise.resolve(
      targetFrame === sourceFrame
        ? ok(IDENTITY)
        : fail('UNKNOWN_FRAME', `a frame folder has no transform from ${sourceFrame} to ${targetFrame}`),
    );
  }
}
