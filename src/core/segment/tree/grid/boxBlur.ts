/** Sums over windows of 2 * radius + 1 cells each way by running sums, divided by their size; borders repeat. */
export const boxBlur = (plane: Float32Array, width: number, height: number, radius: number): Float32Array => {
  const rows = new Float32Array(plane.length);
  const out = new Float32Array(plane.length);
  const share = 1 / (2 * radius + 1);
  for (let v = 0; v < height; v++) {
    const from = v * width;
    let sum = 0;
    for (let u = -radius; u <= radius; u++) sum += plane[from + clamp(u, width)]!;
    for (let u = 0; u < width; u++) {
      rows[from + u] = sum * share;
      sum += plane[from + clamp(u + radius + 1, width)]! - plane[from + clamp(u - radius, width)]!;
    }
  }
  const sums = new Float64Array(width);
  for (let v = -radius; v <= radius; v++) {
    const from = clamp(v, height) * width;
    for (let u = 0; u < width; u++) sums[u]! += rows[from + u]!;
  }
  for (let v = 0; v < height; v++) {
    const enters = clamp(v + radius + 1, height) * width;
    const leaves = clamp(v - radius, height) * width;
    for (let u = 0; u < width; u++) {
      out[v * width + u] = sums[u]! * share;
      sums[u]! += rows[enters + u]! - rows[leaves + u]!;
    }
  }
  return out;
};

const clamp = (at: number, size: number): number => (at < 0 ? 0 : at >= size ? size - 1 : at);
