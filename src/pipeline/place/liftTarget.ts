import { ok, type Result } from '../../core/result.ts';
import type { TransformSource } from '../../core/transforms/TransformSource.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { LocateOptions } from '../LocateRequest.ts';
import type { LiftTarget } from './lift.ts';

/**
 * Transforms needed to lift marks of `frame`, asked at its own stamp. A robot without a known base frame is where its
 * camera is, which decides only the side from which it approaches.
 */
export const liftTarget = async (
  transforms: TransformSource,
  frame: RgbdFrame,
  targetFrame: string,
  options: LocateOptions,
): Promise<Result<LiftTarget>> => {
  const at = { targetFrame, stampNs: frame.stampNs };
  const camera = await transforms.lookup({
    ...at,
    sourceFrame: frame.frameId,
    timeoutMs: options.tfTimeoutMs,
  });
  if (!camera.ok) return camera;
  const base = await transforms.lookup({ ...at, sourceFrame: options.baseFrame, timeoutMs: 0 });
  return ok({
    frameId: targetFrame,
    targetFromCamera: camera.value,
    targetFromRobot: (base.ok ? base : camera).value,
    isBaseKnown: base.ok,
  });
};
