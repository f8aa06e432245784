import { conjugate, rotate } from '../core/transforms/rigid.ts';
import type { TransformSource } from '../core/transforms/TransformSource.ts';
import type { Vec3 } from '../core/types/geometry.ts';
import type { RgbdFrame } from '../core/types/images.ts';

/**
 * Unit vector against gravity in the frame's optical frame: the z axis of `levelFrame` (map, odom, base_link: REP-105)
 * at the frame's stamp; undefined when tf does not know, or when `levelFrame` is the camera itself.
 */
export const gravityUp = async (
  transforms: TransformSource,
  levelFrame: string,
  frame: RgbdFrame,
): Promise<Vec3 | undefined> => {
  if (levelFrame === frame.frameId || /optical/.test(levelFrame)) return undefined;
  const level = await transforms.lookup({
    targetFrame: levelFrame,
    sourceFrame: frame.frameId,
    stampNs: frame.stampNs,
    timeoutMs: 0,
  });
  return level.ok ? rotate(conjugate(level.value.rotation), [0, 0, 1]) : undefined;
};
