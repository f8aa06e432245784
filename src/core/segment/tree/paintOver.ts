import type { LandmarkCandidate } from '../../types/landmarks.ts';
import { collectMasks } from '../fusion/fuseMasks.ts';

/** A whole of which its parts leave less than this share is shown whole: a chest is not the rim around its drawers. */
const LEAST_LEFT = 0.4;

/** Things lie over surfaces and small things over large ones: what a part or a carried thing shows is taken from the whole. */
export const paintOver = (
  candidates: readonly LandmarkCandidate[],
  { width, height }: { readonly width: number; readonly height: number },
): readonly LandmarkCandidate[] => {
  const owner = new Int32Array(width * height);
  const order = candidates
    .map((candidate, index) => ({ candidate, id: index + 1 }))
    .sort(
      (p, q) =>
        Number(p.candidate.role === 'object') - Number(q.candidate.role === 'object') ||
        q.candidate.mask.pixelCount - p.candidate.mask.pixelCount ||
        p.id - q.id,
    );
  for (const { candidate, id } of order) paint(owner, width, candidate, id);
  const masks = collectMasks(owner, width, height);
  return candidates.map((candidate, index) => {
    const mask = masks.get(index + 1);
    return mask && mask.pixelCount >= LEAST_LEFT * candidate.mask.pixelCount
      ? { ...candidate, mask }
      : candidate;
  });
};

const paint = (
  owner: Int32Array,
  width: number,
  { mask: { box, bits } }: LandmarkCandidate,
  id: number,
): void => {
  const stride = box.x1 - box.x0;
  for (let v = box.y0; v < box.y1; v++) {
    const row = (v - box.y0) * stride - box.x0;
    for (let u = box.x0; u < box.x1; u++) if (bits[row + u] === 1) owner[v * width + u] = id;
  }
};
