/**
 * Depth without holes: along its row a hole takes the farther of its two ends (shadows of a depth camera belong to what
 * is behind), rows without any depth take the row above. Stays 0 when nothing was measured.
 */
export const bridgeHoles = (raw: Float32Array, width: number, height: number): Float32Array => {
  const depth = Float32Array.from(raw);
  let last = -1;
  const empty: number[] = [];
  for (let v = 0; v < height; v++) {
    if (!bridgeRow(depth, v * width, width)) {
      if (last < 0) empty.push(v);
      else depth.copyWithin(v * width, last * width, (last + 1) * width);
      continue;
    }
    last = v;
    for (const row of empty.splice(0)) depth.copyWithin(row * width, v * width, (v + 1) * width);
  }
  return depth;
};

/** False when the row has no depth at all. */
const bridgeRow = (depth: Float32Array, from: number, width: number): boolean => {
  let before = 0;
  for (let u = 0; u < width; ) {
    if (depth[from + u]! > 0) {
      before = depth[from + u]!;
      u++;
      continue;
    }
    let end = u;
    while (end < width && depth[from + end] === 0) end++;
    const after = end < width ? depth[from + end]! : 0;
    if (before === 0 && after === 0) return false;
    depth.fill(Math.max(before, after), from + u, from + end);
    u = end;
  }
  return true;
};
