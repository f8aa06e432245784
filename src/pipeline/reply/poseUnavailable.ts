import { depthLoss } from '../../core/image/depthLoss.ts';
import { namesOf } from '../../core/spatial/lexicon/namesOf.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { Landmark } from '../../core/types/landmarks.ts';

/** What was found of a landmark that depth did not measure: which it is and where in the image, and why it has no pose. */
export const poseUnavailable = (landmark: Landmark, frame: RgbdFrame): string => {
  const { mark, anchor, colours, mask, validDepthRatio } = landmark;
  const label = namesOf(landmark)[0]?.label;
  const name = label ?? [colours[0]?.name, 'thing'].filter(Boolean).join(' ');
  const [u, v] = anchor.map(Math.round);
  const why =
    depthLoss(frame) ??
    `${Math.round(validDepthRatio * 100)} % of its ${mask.pixelCount} pixels have usable depth, too few`;
  return `found: mark ${mark}, the ${name} at pixel (${u}, ${v}); pose unavailable: no depth: ${why}`;
};
