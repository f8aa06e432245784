import type { LandmarkCandidate } from '../../../types/landmarks.ts';
import type { RegionGrid } from '../grid/RegionGrid.ts';

/** The segment (index of the candidate) under the middle of each cell of the grid; -1 where there is none. */
export const segmentLabels = (grid: RegionGrid, candidates: readonly LandmarkCandidate[]): Int32Array => {
  const { width, height, across, down } = grid;
  const labels = new Int32Array(width * height).fill(-1);
  candidates.forEach(({ mask: { box, bits } }, index) => {
    const stride = box.x1 - box.x0;
    const right = Math.min(width, Math.ceil(box.x1 / across));
    const bottom = Math.min(height, Math.ceil(box.y1 / down));
    for (let v = Math.floor(box.y0 / down); v < bottom; v++) {
      const y = Math.floor((v + 0.5) * down) - box.y0;
      if (y < 0 || y >= box.y1 - box.y0) continue;
      for (let u = Math.floor(box.x0 / across); u < right; u++) {
        const x = Math.floor((u + 0.5) * across) - box.x0;
        if (x >= 0 && x < stride && bits[y * stride + x] === 1) labels[v * width + u] = index;
      }
    }
  });
  return labels;
};
