import type { Landmark } from '../../types/landmarks.ts';

/**
 * Which landmark each pixel shows: index + 1 in `landmarks`, 0 none. Surfaces lie below things and large things below
 * small ones, as they would be pointed at.
 */
export const ownerMap = (landmarks: readonly Landmark[], width: number, height: number): Uint16Array => {
  const owners = new Uint16Array(width * height);
  const order = landmarks
    .map((landmark, i) => ({ landmark, owner: i + 1 }))
    .sort(
      (p, q) =>
        Number(p.landmark.role === 'object') - Number(q.landmark.role === 'object') ||
        q.landmark.mask.pixelCount - p.landmark.mask.pixelCount ||
        p.owner - q.owner,
    );
  for (const { landmark, owner } of order) {
    const { box, bits } = landmark.mask;
    const boxWidth = box.x1 - box.x0;
    const uEnd = Math.min(width, box.x1);
    for (let v = Math.max(0, box.y0); v < Math.min(height, box.y1); v++) {
      const row = (v - box.y0) * boxWidth - box.x0;
      for (let u = Math.max(0, box.x0); u < uEnd; u++) if (bits[row + u]) owners[v * width + u] = owner;
    }
  }
  return owners;
};
