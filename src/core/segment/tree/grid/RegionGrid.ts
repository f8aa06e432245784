import { levelAxes } from '../../../geometry/levelAxes.ts';
import type { Vec3 } from '../../../types/geometry.ts';
import type { RgbdFrame } from '../../../types/images.ts';
import { boxBlur } from './boxBlur.ts';
import { bridgeHoles } from './bridgeHoles.ts';
import { sampleFrame } from './sampleFrame.ts';
import { smoothDepth } from './smoothDepth.ts';

/** Columns of the grid that the tree works on; images that are narrower keep their own. */
const COLUMNS = 320;
/** Half a window of the points from which normals are taken, cells. */
const BLUR = 3;

/**
 * One frame on about 320 columns, row-major, as the region tree sees it. Points and normals are of the level frame
 * (geometry/levelFrame.ts): x forward, y left, z up, metres from the camera.
 */
export interface RegionGrid {
  readonly width: number;
  readonly height: number;
  /** Pixels of the image in a cell, along rows and columns. */
  readonly across: number;
  readonly down: number;
  /** OKLab of the mean colour, three planes. */
  readonly lab: readonly [Float32Array, Float32Array, Float32Array];
  /** Metres, smoothed, holes bridged; all 0 when the frame has no depth at all. */
  readonly depth: Float32Array;
  /** 1 where depth was measured. */
  readonly measured: Uint8Array;
  readonly points: readonly [Float32Array, Float32Array, Float32Array];
  /** Unit length, towards the camera; 0 0 0 without depth. */
  readonly normals: readonly [Float32Array, Float32Array, Float32Array];
}

/** @param up against gravity, unit, optical frame */
export const regionGrid = (frame: RgbdFrame, up: Vec3): RegionGrid => {
  const { color, camera } = frame;
  const width = Math.min(COLUMNS, color.width);
  const height = Math.max(1, Math.round((color.height * width) / color.width));
  const across = color.width / width;
  const down = color.height / height;
  const { lab, raw } = sampleFrame(frame, width, height);
  const measured = Uint8Array.from(raw, (z) => (z > 0 ? 1 : 0));
  const depth = smoothDepth(bridgeHoles(raw, width, height), width, height);
  const points = levelPoints(depth, width, { across, down, camera, up });
  return {
    width,
    height,
    across,
    down,
    lab,
    depth,
    measured,
    points,
    normals: normalsOf(points, width, height),
  };
};

interface View {
  readonly across: number;
  readonly down: number;
  readonly camera: RgbdFrame['camera'];
  readonly up: Vec3;
}

const levelPoints = (depth: Float32Array, width: number, { across, down, camera, up }: View) => {
  const axes = levelAxes(up);
  const points = axes.map(() => new Float32Array(depth.length)) as [Float32Array, Float32Array, Float32Array];
  for (let at = 0; at < depth.length; at++) {
    const u = at % width;
    const z = depth[at]!;
    const x = (((u + 0.5) * across - 0.5 - camera.cx) / camera.fx) * z;
    const y = ((((at - u) / width + 0.5) * down - 0.5 - camera.cy) / camera.fy) * z;
    for (let k = 0; k < 3; k++) points[k]![at] = axes[k]![0] * x + axes[k]![1] * y + axes[k]![2] * z;
  }
  return points;
};

/** Cross products of differences between blurred points. */
const normalsOf = (points: RegionGrid['points'], width: number, height: number) => {
  const [x, y, z] = points.map((plane) =>
    boxBlur(plane, width, height, BLUR),
  ) as unknown as RegionGrid['points'];
  const normals = points.map((plane) => new Float32Array(plane.length)) as unknown as RegionGrid['normals'];
  for (let v = 0; v < height; v++) {
    const above = Math.max(0, v - BLUR) * width;
    const below = Math.min(height - 1, v + BLUR) * width;
    for (let u = 0; u < width; u++) {
      const at = v * width + u;
      const left = at - Math.min(u, BLUR);
      const right = at + Math.min(width - 1 - u, BLUR);
      const ax = x[right]! - x[left]!;
      const ay = y[right]! - y[left]!;
      const az = z[right]! - z[left]!;
      const bx = x[below + u]! - x[above + u]!;
      const by = y[below + u]! - y[above + u]!;
      const bz = z[below + u]! - z[above + u]!;
      const nx = by * az - bz * ay;
      const ny = bz * ax - bx * az;
      const nz = bx * ay - by * ax;
      const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
      if (length < 1e-12) continue;
      normals[0][at] = nx / length;
      normals[1][at] = ny / length;
      normals[2][at] = nz / length;
    }
  }
  return normals;
};
