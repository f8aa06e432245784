import type { DepthSegment } from './DepthSegment.ts';
import type { StructurePlane } from './planes/classifyPlanes.ts';

/** Box and size of every label (1..highest) of the full image; labels up to `structure.length` are those planes. */
export const describeSegments = (
  labels: Uint16Array,
  width: number,
  height: number,
  structure: readonly StructurePlane[],
  highest: number,
): readonly DepthSegment[] => {
  const most = highest + 1;
  const count = new Int32Array(most);
  const left = new Int32Array(most).fill(width);
  const right = new Int32Array(most);
  const top = new Int32Array(most).fill(height);
  const bottom = new Int32Array(most);
  for (let v = 0; v < height; v++) {
    const stop = (v + 1) * width;
    for (let at = v * width; at < stop; ) {
      const id = labels[at]!;
      let end = at + 1;
      while (end < stop && labels[end] === id) end++;
      if (id !== 0) {
        count[id]! += end - at;
        const u = at - v * width;
        if (u < left[id]!) left[id] = u;
        if (end - v * width > right[id]!) right[id] = end - v * width;
        if (v < top[id]!) top[id] = v;
        bottom[id] = v + 1;
      }
      at = end;
    }
  }
  const segments: DepthSegment[] = [];
  for (let id = 1; id < most; id++) {
    if (count[id] === 0) continue;
    const box = { x0: left[id]!, y0: top[id]!, x1: right[id]!, y1: bottom[id]! };
    const plane = structure[id - 1];
    segments.push(
      plane
        ? { id, role: plane.role, box, pixelCount: count[id]!, plane: { a: plane.a, b: plane.b, c: plane.c } }
        : { id, role: 'object', box, pixelCount: count[id]! },
    );
  }
  return segments;
};
