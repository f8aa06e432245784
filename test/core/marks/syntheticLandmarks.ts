import { poleOfInaccessibility } from '../../../src/core/marks/poleOfInaccessibility.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';
import type { Landmark, Mask, RegionRole } from '../../../src/core/types/landmarks.ts';

export const landmarkOf = (mark: number, mask: Mask, role: RegionRole = 'object'): Landmark => {
  const pole = poleOfInaccessibility(mask)!;
  return {
    mark,
    trackId: mark,
    role,
    labels: [],
    colours: [],
    meanRgb: [120, 120, 120],
    mask,
    anchor: [pole.u, pole.v],
    validDepthRatio: 1,
  };
};

/** A grey ramp with a checker, so that nothing drawn on it can hide. */
export const rampImage = (width: number, height: number): ColorImage => {
  const data = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++)
      data.fill(
        60 + Math.round((130 * u) / width) + (((u >> 4) + (v >> 4)) % 2) * 12,
        (v * width + u) * 3,
        (v * width + u) * 3 + 3,
      );
  return { width, height, data };
};
