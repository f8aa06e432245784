import type { CameraModel, DepthImage } from '../types/images.ts';

/** Columns that a grid aims at: finer costs time and wins little, because labels are refined at full resolution. */
const TARGET_COLUMNS = 320;

/**
 * Inverse depth on a grid of about 320 columns, with the viewing ray of each column and row. Inverse depth is linear
 * in the image over any plane: q = A x + B y + C with (A, B, C) = normal / distance and (x, y) the ray's slopes.
 * A cell takes the mean of its nearest surface: pixels on both sides of an edge are never mixed.
 */
export class InverseDepthGrid {
  width = 0;
  height = 0;
  /** Image pixels a cell side. */
  stride = 1;
  /** 1/m; 0 where nothing was measured. */
  q = new Float32Array(0);
  /** 1 where every pixel of the cell was measured. */
  whole = new Uint8Array(0);
  /** (u - cx) / fx at the cell's centre. */
  rayX = new Float32Array(0);
  rayY = new Float32Array(0);
  /** Focal lengths in cells. */
  fx = 1;
  fy = 1;
  validCount = 0;

  load(depth: DepthImage, camera: CameraModel): void {
    const stride = Math.max(1, Math.round(depth.width / TARGET_COLUMNS));
    const width = Math.floor(depth.width / stride);
    const height = Math.floor(depth.height / stride);
    this.#resize(width, height, stride);
    this.fx = camera.fx / stride;
    this.fy = camera.fy / stride;
    const middle = (stride - 1) / 2;
    for (let i = 0; i < width; i++) this.rayX[i] = (i * stride + middle - camera.cx) / camera.fx;
    for (let j = 0; j < height; j++) this.rayY[j] = (j * stride + middle - camera.cy) / camera.fy;
    this.validCount = stride === 2 ? this.#loadPairs(depth) : this.#loadBlocks(depth);
  }

  #resize(width: number, height: number, stride: number): void {
    this.stride = stride;
    if (this.width === width && this.height === height) return;
    this.width = width;
    this.height = height;
    this.q = new Float32Array(width * height);
    this.whole = new Uint8Array(width * height);
    this.rayX = new Float32Array(width);
    this.rayY = new Float32Array(height);
  }

  /** The common case, 2 x 2 pixels a cell, unrolled. */
  #loadPairs(depth: DepthImage): number {
    const { width, height, q, whole } = this;
    const z = depth.data;
    let valid = 0;
    for (let j = 0; j < height; j++) {
      let a = 2 * j * depth.width;
      let b = a + depth.width;
      for (let i = j * width, end = i + width; i < end; i++, a += 2, b += 2) {
        const z0 = z[a]!;
        const z1 = z[a + 1]!;
        const z2 = z[b]!;
        const z3 = z[b + 1]!;
        whole[i] = z0 > 0 && z1 > 0 && z2 > 0 && z3 > 0 ? 1 : 0;
        let near = z0 > 0 ? z0 : Infinity;
        if (z1 > 0 && z1 < near) near = z1;
        if (z2 > 0 && z2 < near) near = z2;
        if (z3 > 0 && z3 < near) near = z3;
        if (near === Infinity) {
          q[i] = 0;
          continue;
        }
        const limit = near + SAME_SURFACE * near * near;
        if (whole[i] === 1 && z0 <= limit && z1 <= limit && z2 <= limit && z3 <= limit) {
          q[i] = 4 / (z0 + z1 + z2 + z3);
          valid++;
          continue;
        }
        let sum = 0;
        let count = 0;
        if (z0 > 0 && z0 <= limit) {
          sum += z0;
          count++;
        }
        if (z1 > 0 && z1 <= limit) {
          sum += z1;
          count++;
        }
        if (z2 > 0 && z2 <= limit) {
          sum += z2;
          count++;
        }
        if (z3 > 0 && z3 <= limit) {
          sum += z3;
          count++;
        }
        q[i] = count / sum;
        valid++;
      }
    }
    return valid;
  }

  #loadBlocks(depth: DepthImage): number {
    const { width, height, stride, q, whole } = this;
    const z = depth.data;
    let valid = 0;
    for (let j = 0; j < height; j++) {
      for (let i = 0; i < width; i++) {
        const origin = j * stride * depth.width + i * stride;
        let near = Infinity;
        let measured = 0;
        for (let v = 0; v < stride; v++)
          for (let u = 0; u < stride; u++) {
            const value = z[origin + v * depth.width + u]!;
            if (!(value > 0)) continue;
            measured++;
            if (value < near) near = value;
          }
        whole[j * width + i] = measured === stride * stride ? 1 : 0;
        if (near === Infinity) {
          q[j * width + i] = 0;
          continue;
        }
        const limit = near + SAME_SURFACE * near * near;
        let sum = 0;
        let count = 0;
        for (let v = 0; v < stride; v++)
          for (let u = 0; u < stride; u++) {
            const value = z[origin + v * depth.width + u]!;
            if (value > 0 && value <= limit) {
              sum += value;
              count++;
            }
          }
        q[j * width + i] = count / sum;
        valid++;
      }
    }
    return valid;
  }
}

/** Depths of one cell within this much (times z^2, m) of its nearest are one surface. */
const SAME_SURFACE = 0.015;
