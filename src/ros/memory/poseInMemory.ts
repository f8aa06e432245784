import type { Parameters } from '../../core/parameters/parameters.ts';
import { fail, type Result } from '../../core/result.ts';
import type { TransformSource } from '../../core/transforms/TransformSource.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { RgbdFrame } from '../../core/types/images.ts';

/** Where the robot is, and how sure of it localisation is. */
export interface Whereabouts {
  readonly transforms: TransformSource;
  /** Absent where nobody is asked. */
  readonly pose?: { readonly doubt: (mostMetres: number) => string | undefined } | undefined;
}

/** Where a frame's camera was in `memory.frame`; a failure where tf does not know it, or localisation is not sure. */
export const poseInMemory = async (
  frame: Pick<RgbdFrame, 'frameId' | 'stampNs'>,
  { transforms, pose }: Whereabouts,
  parameters: Parameters,
): Promise<Result<Transform>> => {
  const doubt = pose?.doubt(parameters['memory.pose_deviation']);
  if (doubt !== undefined) return fail('MEMORY_UNAVAILABLE', doubt);
  return await transforms.lookup({
    targetFrame: parameters['memory.frame'],
    sourceFrame: frame.frameId,
    stampNs: frame.stampNs,
    timeoutMs: parameters.tf_timeout * 1000,
  });
};
