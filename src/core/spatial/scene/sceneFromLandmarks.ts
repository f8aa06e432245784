import { axisAlignedExtents } from '../../geometry/axisAlignedExtents.ts';
import { multiply, rotate, transformPoint, yawOf } from '../../transforms/rigid.ts';
import type { OrientedBox, Transform } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Landmark } from '../../types/landmarks.ts';
import type { Scene, SceneObject } from './Scene.ts';

/**
 * The scene graph's nodes: every landmark whose place depth measured, in the level scene frame, seen by the camera.
 * Landmarks without depth have no place, so no relation can be measured for them; they are left out.
 */
export const sceneFromLandmarks = (
  landmarks: readonly Landmark[],
  frame: RgbdFrame,
  sceneFromCamera: Transform,
): Scene => {
  const objects = landmarks.flatMap((l) =>
    l.spatial ? [toObject(l, l.spatial.box, frame, sceneFromCamera)] : [],
  );
  return {
    objects,
    viewer: {
      position: transformPoint(sceneFromCamera, [0, 0, 0]),
      forward: rotate(sceneFromCamera.rotation, [0, 0, 1]),
    },
  };
};

const toObject = (
  landmark: Landmark,
  box: OrientedBox,
  frame: RgbdFrame,
  sceneFromCamera: Transform,
): SceneObject => {
  const rotation = multiply(sceneFromCamera.rotation, box.orientation);
  const pixelBox = landmark.mask.box;
  return {
    id: landmark.mark,
    labels: landmark.labels,
    ...(landmark.looks && { looks: landmark.looks }),
    role: landmark.role,
    center: transformPoint(sceneFromCamera, box.center),
    size: axisAlignedExtents(box.size, rotation),
    yaw: yawOf(rotation),
    colours: landmark.colours,
    meanRgb: landmark.meanRgb,
    pixelBox,
    ...(landmark.objectness !== undefined && { objectness: landmark.objectness }),
    ...(landmark.within && { within: landmark.within }),
    truncated:
      pixelBox.x0 <= 1 ||
      pixelBox.y0 <= 1 ||
      pixelBox.x1 >= frame.color.width - 1 ||
      pixelBox.y1 >= frame.color.height - 1,
  };
};
