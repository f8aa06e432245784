import { axisAlignedExtents } from '../../geometry/axisAlignedExtents.ts';
import { guessBox } from '../../geometry/guess/guessBox.ts';
import { multiply, rotate, transformPoint, yawOf } from '../../transforms/rigid.ts';
import type { Transform, Vec3 } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Landmark } from '../../types/landmarks.ts';
import type { Scene, SceneObject } from './Scene.ts';

/** Below this share of measured things the image tells more of how things stand than what few places depth gives. */
const LEAST_MEASURED_SHARE = 0.5;

/**
 * The scene graph's nodes: every landmark, in the level scene frame, seen by the camera. Where depth measured most of
 * them, the others stand where the image and the depth around them let one guess; where it measured less than half, all
 * have their place in the image only. Either is `unmeasured`.
 */
export const sceneFromLandmarks = (
  landmarks: readonly Landmark[],
  frame: RgbdFrame,
  sceneFromCamera: Transform,
): Scene => {
  const measured = landmarks.filter(({ spatial }) => spatial).length;
  const imageOnly = measured < LEAST_MEASURED_SHARE * landmarks.length;
  const place = (landmark: Landmark): Place =>
    imageOnly
      ? NO_PLACE
      : (measuredPlace(landmark, sceneFromCamera) ?? guessed(landmark, frame, sceneFromCamera));
  return {
    objects: landmarks.map((landmark) => toObject(landmark, place(landmark), frame)),
    viewer: {
      position: transformPoint(sceneFromCamera, [0, 0, 0]),
      forward: rotate(sceneFromCamera.rotation, [0, 0, 1]),
    },
  };
};

type Place = Pick<SceneObject, 'center' | 'size' | 'yaw' | 'unmeasured'>;

const NO_PLACE: Place = { center: [0, 0, 0], size: [0, 0, 0], unmeasured: true };

const measuredPlace = ({ spatial }: Landmark, sceneFromCamera: Transform): Place | undefined => {
  if (!spatial) return undefined;
  const { box } = spatial;
  const rotation = multiply(sceneFromCamera.rotation, box.orientation);
  return {
    center: transformPoint(sceneFromCamera, box.center),
    size: axisAlignedExtents(box.size, rotation),
    yaw: yawOf(rotation),
  };
};

const guessed = ({ mask }: Landmark, frame: RgbdFrame, sceneFromCamera: Transform): Place => {
  const box = guessBox(mask, frame);
  if (!box) return NO_PLACE;
  const [width, height, depth] = box.size;
  // The scene's x is the camera's forward.
  const size: Vec3 = [depth, width, height];
  return { center: transformPoint(sceneFromCamera, box.center), size, unmeasured: true };
};

const toObject = (landmark: Landmark, place: Place, frame: RgbdFrame): SceneObject => {
  const pixelBox = landmark.mask.box;
  return {
    id: landmark.mark,
    labels: landmark.labels,
    ...(landmark.looks && { looks: landmark.looks }),
    role: landmark.role,
    ...place,
    colours: landmark.colours,
    meanRgb: landmark.meanRgb,
    ...(landmark.body && { body: landmark.body }),
    pixelBox,
    ...(landmark.objectness !== undefined && { objectness: landmark.objectness }),
    ...(landmark.hints && { hints: landmark.hints }),
    ...(landmark.within && { within: landmark.within }),
    truncated:
      pixelBox.x0 <= 1 ||
      pixelBox.y0 <= 1 ||
      pixelBox.x1 >= frame.color.width - 1 ||
      pixelBox.y1 >= frame.color.height - 1,
  };
};
