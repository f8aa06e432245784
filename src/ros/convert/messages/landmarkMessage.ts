import { namesOf } from '../../../core/spatial/lexicon/namesOf.ts';
import type { Landmark, RegionRole } from '../../../core/types/landmarks.ts';
import { NOWHERE, poseWithCovariance, xyz } from './geometryMessages.ts';

/** Constants ROLE_* of spatial_llava/Landmark. */
const ROLES: Readonly<Record<RegionRole, number>> = { object: 0, support: 1, floor: 2, wall: 3, ceiling: 4 };

/** spatial_llava/Landmark. */
export const landmarkMessage = (landmark: Landmark) => {
  const { mask, spatial } = landmark;
  const [best, ...others] = namesOf(landmark);
  const [r, g, b] = landmark.meanRgb;
  return {
    mark: landmark.mark,
    track_id: landmark.trackId,
    role: ROLES[landmark.role],
    label: best?.label ?? '',
    score: best?.score ?? 0,
    other_labels: others.map(({ label, score }) => ({ label, score })),
    color: landmark.colours[0]?.name ?? '',
    mean_rgb: { r: r / 255, g: g / 255, b: b / 255, a: 1 },
    roi: {
      x_offset: mask.box.x0,
      y_offset: mask.box.y0,
      width: mask.box.x1 - mask.box.x0,
      height: mask.box.y1 - mask.box.y0,
      do_rectify: false,
    },
    pixel_count: mask.pixelCount,
    anchor_u: landmark.anchor[0],
    anchor_v: landmark.anchor[1],
    has_depth: spatial !== undefined,
    valid_depth_ratio: landmark.validDepthRatio,
    pose: spatial
      ? poseWithCovariance(
          { position: spatial.box.center, orientation: spatial.box.orientation },
          spatial.covariance,
        )
      : poseWithCovariance(NOWHERE, []),
    size: xyz(spatial?.box.size ?? [0, 0, 0]),
    surface_center: xyz(spatial?.surfaceCenter ?? [0, 0, 0]),
  };
};

/** A landmark that is none, for answers that have to carry one. */
export const NO_LANDMARK = Object.freeze(
  landmarkMessage({
    mark: 0,
    trackId: 0,
    role: 'object',
    labels: [],
    colours: [],
    meanRgb: [0, 0, 0],
    mask: { box: { x0: 0, y0: 0, x1: 0, y1: 0 }, bits: new Uint8Array(0), pixelCount: 0 },
    anchor: [0, 0],
    validDepthRatio: 0,
  }),
);
