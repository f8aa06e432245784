import type { Vec3 } from '../../types/geometry.ts';
import type { RegionCells } from './RegionGraph.ts';

/** Directions in the plane along which its extent is kept: a polygon of up to 16 sides. */
const DIRECTIONS = 8;

/** The convex outline of points, seen along a direction: a table top's from above. */
export class Footprint {
  readonly #axes: readonly Vec3[];
  readonly #least: Float64Array;
  readonly #most: Float64Array;

  private constructor(normal: Vec3) {
    const [u, v] = basisOf(normal);
    this.#axes = Array.from({ length: DIRECTIONS }, (_, k) => {
      const c = Math.cos((Math.PI * k) / DIRECTIONS);
      const s = Math.sin((Math.PI * k) / DIRECTIONS);
      return [c * u[0] + s * v[0], c * u[1] + s * v[1], c * u[2] + s * v[2]] as const;
    });
    this.#least = new Float64Array(DIRECTIONS).fill(Infinity);
    this.#most = new Float64Array(DIRECTIONS).fill(-Infinity);
  }

  /** Of the cells that have the plane's number (from 1). */
  static ofPlane({ grid, planeLabel }: RegionCells, plane: number, normal: Vec3): Footprint {
    const footprint = new Footprint(normal);
    const { width, height, q, rayX, rayY } = grid;
    // Only the ends of each row count.
    for (let j = 0; j < height; j++) {
      let last = -1;
      for (let i = 0, at = j * width; i < width; i++, at++) {
        if (planeLabel[at] !== plane) continue;
        if (last < 0) footprint.#add(rayX[i]! / q[at]!, rayY[j]! / q[at]!, 1 / q[at]!);
        last = i;
      }
      if (last < 0) continue;
      const z = 1 / q[j * width + last]!;
      footprint.#add(rayX[last]! * z, rayY[j]! * z, z);
    }
    return footprint;
  }

  /** Of points (optical frame, m) that `visit` hands on. */
  static ofPoints(normal: Vec3, visit: (add: (x: number, y: number, z: number) => void) => void): Footprint {
    const footprint = new Footprint(normal);
    visit((x, y, z) => footprint.#add(x, y, z));
    return footprint;
  }

  #add(x: number, y: number, z: number): void {
    for (let k = 0; k < DIRECTIONS; k++) {
      const axis = this.#axes[k]!;
      const along = axis[0] * x + axis[1] * y + axis[2] * z;
      if (along < this.#least[k]!) this.#least[k] = along;
      if (along > this.#most[k]!) this.#most[k] = along;
    }
  }

  /** Whether a point (optical frame, m) lies over or under the outline grown by `margin` m. */
  holds(x: number, y: number, z: number, margin: number): boolean {
    for (let k = 0; k < DIRECTIONS; k++) {
      const axis = this.#axes[k]!;
      const along = axis[0] * x + axis[1] * y + axis[2] * z;
      if (along < this.#least[k]! - margin || along > this.#most[k]! + margin) return false;
    }
    return true;
  }
}

/** Two unit vectors at right angles to the normal and to each other. */
const basisOf = (n: Vec3): readonly [Vec3, Vec3] => {
  const side: Vec3 = Math.abs(n[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const u = cross(n, side);
  const norm = Math.hypot(...u);
  const unit: Vec3 = [u[0] / norm, u[1] / norm, u[2] / norm];
  return [unit, cross(n, unit)];
};

const cross = (p: Vec3, r: Vec3): Vec3 => [
  p[1] * r[2] - p[2] * r[1],
  p[2] * r[0] - p[0] * r[2],
  p[0] * r[1] - p[1] * r[0],
];
