/** Neighbours that are nearer or farther than this share of the depth lie on another surface. */
const SAME_SURFACE = 0.03;

/** Mean over a diamond of 13 cells, of those that lie on the same surface. */
export const smoothDepth = (depth: Float32Array, width: number, height: number): Float32Array => {
  const out = Float32Array.from(depth);
  const offsets = [
    -2 * width,
    -width - 1,
    -width,
    -width + 1,
    -2,
    -1,
    1,
    2,
    width - 1,
    width,
    width + 1,
    2 * width,
  ];
  for (let v = 2; v < height - 2; v++) {
    for (let at = v * width + 2, stop = (v + 1) * width - 2; at < stop; at++) {
      const z = depth[at]!;
      const most = z * SAME_SURFACE;
      let sum = z;
      let n = 1;
      for (let k = 0; k < 12; k++) {
        const other = depth[at + offsets[k]!]!;
        if (other - z <= most && z - other <= most) {
          sum += other;
          n++;
        }
      }
      out[at] = sum / n;
    }
  }
  return out;
};
