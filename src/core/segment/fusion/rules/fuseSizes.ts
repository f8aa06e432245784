import { usualLengthMetres } from '../../../spatial/lexicon/nouns.ts';
import type { RgbdFrame } from '../../../types/images.ts';
import type { Detection, LabelScore } from '../../../types/landmarks.ts';

/**
 * Boxes and depth are rough, and things are unusual at times: so many times smaller or larger than usual is still
 * believed. Boxes take in more of what is beside a thing than they leave out of it.
 */
const SMALLER = 1.6;
const LARGER = 2;

/**
 * The labels that fit the size that a box has at its depth: a chair of 25 cm is none. Parts out of sight make things
 * look small, so nothing is too small at the image's border. Labels without a known size stay. May answer none.
 */
export const labelsOfThisSize = (
  { box, labels }: Detection,
  depthMetres: number,
  { color, camera }: RgbdFrame,
): readonly LabelScore[] => {
  if (!(depthMetres > 0)) return labels;
  const side = Math.max((box.x1 - box.x0) / camera.fx, (box.y1 - box.y0) / camera.fy) * depthMetres;
  const cut = box.x0 <= 1 || box.y0 <= 1 || box.x1 >= color.width - 1 || box.y1 >= color.height - 1;
  return labels.filter(({ label }) => {
    const limits = usualLengthMetres(label);
    if (!limits) return true;
    return side <= limits[1] * LARGER && (cut || side >= limits[0] / SMALLER);
  });
};
