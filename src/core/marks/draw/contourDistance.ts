/** Steps of one pixel in `distance`. */
export const CONTOUR_STEPS = 16;
/** How near each pixel is to a contour, and whose contour it is. */
export interface ContourField {
  /** Pixels times CONTOUR_STEPS, up to `reach`; 255 farther. */
  readonly distance: Uint8Array;
  /** Index + 1 of the nearest contour's landmark. */
  readonly owner: Uint16Array;
}

/**
 * Distance to the edges between pixels of different owners. `drawn[owner]` is 1 for owners whose contour is wanted; an
 * edge between two such owners belongs to the left or upper one. `reach` is in pixels. Anti-aliased lines of any width
 * can be drawn from it.
 */
export const contourDistance = (
  owners: Uint16Array,
  width: number,
  height: number,
  drawn: Uint8Array,
  reach: number,
): ContourField => {
  const rightStencil = stencil(1, 0.5, reach);
  const lowerStencil = stencil(0.5, 1, reach);
  const distance = new Uint8Array(width * height).fill(255);
  const owner = new Uint16Array(width * height);
  const stamp = (u: number, v: number, offsets: Int32Array, whose: number): void => {
    for (let k = 0; k < offsets.length; k += 3) {
      const x = u + offsets[k]!;
      const y = v + offsets[k + 1]!;
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = y * width + x;
      const steps = offsets[k + 2]!;
      if (steps >= distance[at]!) continue;
      distance[at] = steps;
      owner[at] = whose;
    }
  };
  for (let v = 0; v < height; v++)
    for (let u = 0, at = v * width; u < width; u++, at++) {
      const here = owners[at]!;
      const right = u + 1 < width ? owners[at + 1]! : here;
      const below = v + 1 < height ? owners[at + width]! : here;
      if (here === right && here === below) continue;
      const isHere = drawn[here] === 1;
      if (here !== right && (isHere || drawn[right])) stamp(u, v, rightStencil, isHere ? here : right);
      if (here !== below && (isHere || drawn[below])) stamp(u, v, lowerStencil, isHere ? here : below);
    }
  return { distance, owner };
};

/** Offsets (du, dv, steps in turn) of the pixels within reach of the middle of a pixel's right or lower edge. */
const stencil = (crackU: number, crackV: number, reach: number): Int32Array => {
  const found: number[] = [];
  const side = Math.ceil(reach);
  for (let dv = -side; dv <= side + 1; dv++)
    for (let du = -side; du <= side + 1; du++) {
      const far = Math.hypot(du + 0.5 - crackU, dv + 0.5 - crackV);
      if (far <= reach) found.push(du, dv, Math.min(254, Math.round(far * CONTOUR_STEPS)));
    }
  return Int32Array.from(found);
};
