import type { ColorImage } from '../types/images.ts';
import type { ColourShare, Mask } from '../types/landmarks.ts';
import { addColour } from './addColour.ts';
import { COLOUR_NAMES } from './colourPrototypes.ts';
import { estimateIlluminant, type Illuminant } from './estimateIlluminant.ts';
import { samplePixels } from './samplePixels.ts';
import { shadeOfWhite } from './shadeOfWhite.ts';

export interface MaskColours {
  /** Largest share first; shares below MIN_SHARE are left out. */
  readonly colours: readonly ColourShare[];
  /** As the camera saw it, without white balance. */
  readonly meanRgb: readonly [number, number, number];
}

const MAX_SAMPLES = 400;
const MIN_SHARE = 0.04;

/**
 * Prepares to name the colours of masks of one image: estimates the light once, then measures each mask by a sample of
 * its inner pixels (the rim mixes with the background).
 */
export const measureColours = (
  image: ColorImage,
  illuminant: Illuminant = estimateIlluminant(image),
): ((mask: Mask) => MaskColours) => {
  const [gainRed, gainGreen, gainBlue] = illuminant.gains;
  return (mask) => {
    const pixels = samplePixels(mask, image.width, MAX_SAMPLES);
    const shares = new Float64Array(COLOUR_NAMES.length);
    const lights: number[] = [];
    let red = 0;
    let green = 0;
    let blue = 0;
    for (const pixel of pixels) {
      const r = image.data[pixel * 3]!;
      const g = image.data[pixel * 3 + 1]!;
      const b = image.data[pixel * 3 + 2]!;
      red += r;
      green += g;
      blue += b;
      addColour(shares, r * gainRed, g * gainGreen, b * gainBlue);
      lights.push(0.3 * r * gainRed + 0.6 * g * gainGreen + 0.1 * b * gainBlue);
    }
    const n = Math.max(1, pixels.length);
    for (let i = 0; i < shares.length; i++) shares[i]! /= n;
    shadeOfWhite(shares, lights);
    return {
      colours: COLOUR_NAMES.map((name, i) => ({ name, share: shares[i]! }))
        .filter(({ share }) => share >= MIN_SHARE)
        .sort((p, q) => q.share - p.share),
      meanRgb: [red / n, green / n, blue / n],
    };
  };
};
