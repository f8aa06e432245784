import type { CameraModel, ColorImage, DepthImage } from '../../types/images.ts';
import { foldRadius, LENS_MODELS } from './distort.ts';

export interface Rectified {
  readonly color: ColorImage;
  readonly depth: DepthImage;
  /** The same focal lengths and centre, without distortion. */
  readonly camera: CameraModel;
}

/**
 * Rectifies a pair once, so that everything after it may treat the camera as a pinhole. Nearest pixel, no interpolation
 * (the mean of two depths lies on neither surface); pixels outside of the lens's view are black and without depth.
 * The table of source pixels is kept for as long as the camera stays the same.
 */
export class Rectifier {
  #camera: CameraModel | undefined;
  #table: Int32Array = new Int32Array(0);

  rectify(color: ColorImage, depth: DepthImage, camera: CameraModel): Rectified {
    if (camera.distortion.length === 0) return { color, depth, camera };
    if (!this.#isSame(camera)) {
      this.#table = sourceTable(camera);
      this.#camera = camera;
    }
    const table = this.#table;
    const rgb = new Uint8Array(color.data.length);
    const z = new Float32Array(depth.data.length);
    for (let i = 0, o = 0; i < table.length; i++, o += 3) {
      const from = table[i]!;
      if (from < 0) continue;
      rgb[o] = color.data[3 * from]!;
      rgb[o + 1] = color.data[3 * from + 1]!;
      rgb[o + 2] = color.data[3 * from + 2]!;
      z[i] = depth.data[from]!;
    }
    const { width, height } = camera;
    return {
      color: { width, height, data: rgb },
      depth: { width, height, data: z },
      camera: { ...camera, distortionModel: '', distortion: [] },
    };
  }

  #isSame(camera: CameraModel): boolean {
    const last = this.#camera;
    return (
      last !== undefined &&
      (['width', 'height', 'fx', 'fy', 'cx', 'cy', 'distortionModel'] as const).every(
        (key) => last[key] === camera[key],
      ) &&
      last.distortion.length === camera.distortion.length &&
      last.distortion.every((x, i) => x === camera.distortion[i])
    );
  }
}

/** For each rectified pixel the index of the pixel where the lens put its ray; -1 outside. */
const sourceTable = (camera: CameraModel): Int32Array => {
  const { width, height, fx, fy, cx, cy, distortion } = camera;
  const lens = LENS_MODELS[camera.distortionModel]!;
  const corner = Math.hypot(Math.max(cx, width - cx) / fx, Math.max(cy, height - cy) / fy);
  const limit = foldRadius(lens, distortion, corner);
  const table = new Int32Array(width * height);
  for (let v = 0, i = 0; v < height; v++) {
    const y = (v - cy) / fy;
    for (let u = 0; u < width; u++, i++) {
      const x = (u - cx) / fx;
      const [xd, yd] = lens(distortion, x, y);
      const us = Math.round(fx * xd + cx);
      const vs = Math.round(fy * yd + cy);
      const seen = x * x + y * y <= limit * limit && us >= 0 && us < width && vs >= 0 && vs < height;
      table[i] = seen ? vs * width + us : -1;
    }
  }
  return table;
};
