import { fail, ok, type Result } from '../../result.ts';
import type { ColorImage, DepthImage, RgbdFrame } from '../../types/images.ts';
import { cameraModel } from './cameraModel.ts';
import type { RawCameraInfo } from './RawCameraInfo.ts';
import type { Rectifier } from './Rectifier.ts';
import { registerDepth } from './registerDepth.ts';

/** A decoded pair and the CameraInfo that held when it was taken. */
export interface FrameParts {
  readonly stampNs: bigint;
  readonly frameId: string;
  readonly color: ColorImage;
  readonly depth: DepthImage;
  readonly depthFrameId: string;
  readonly info: RawCameraInfo | undefined;
  /** Whether colour and depth have been rectified by their publisher. */
  readonly rectified: boolean;
}

/**
 * The last check at the door: sizes, frames and CameraInfo agree, and the lens is taken out. An image that names no frame
 * is in that of the others.
 */
export const assembleFrame = (parts: FrameParts, rectifier: Rectifier): Result<RgbdFrame> => {
  const { color, info, stampNs } = parts;
  if (info === undefined) return fail('NO_CAMERA_INFO', 'no CameraInfo has arrived yet');
  const camera = cameraModel(info, { rectified: parts.rectified, image: color });
  if (!camera.ok) return camera;
  if (camera.value.width !== color.width || camera.value.height !== color.height)
    return fail(
      'NO_CAMERA_INFO',
      `${info.source} is of ${camera.value.width}x${camera.value.height} pixels, the colour image has ${color.width}x${color.height}`,
    );
  const frameId = parts.frameId || parts.depthFrameId || info.frameId;
  if (frameId === '')
    return fail(
      'BAD_IMAGE',
      `the colour image of stamp ${stampNs} names no frame, and neither do depth and CameraInfo`,
    );
  if (parts.depthFrameId !== '' && parts.depthFrameId !== frameId)
    return fail(
      'BAD_IMAGE',
      `depth is in frame '${parts.depthFrameId}' and colour in '${frameId}': depth must be registered to colour`,
    );
  const depth = registerDepth(parts.depth, color);
  if (!depth.ok) return depth;
  const plain = rectifier.rectify(color, depth.value, camera.value);
  return ok({ stampNs, frameId, ...plain });
};
