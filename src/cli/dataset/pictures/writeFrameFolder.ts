import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeDepthPng } from '../../../adapters/image/encodeDepthPng.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { CameraModel, ColorImage, DepthImage } from '../../../core/types/images.ts';
import type { AnnotatedObject } from '../../eval/frames/readFrameSet.ts';

export interface WrittenFrame {
  readonly color: ColorImage;
  readonly depth: DepthImage;
  readonly camera: Pick<CameraModel, 'width' | 'height' | 'fx' | 'fy' | 'cx' | 'cy'>;
  readonly objects: readonly AnnotatedObject[];
  /** Whose pictures they are. */
  readonly source: string;
}

const MILLIMETRES = 1000;
const MOST_MILLIMETRES = 65_535;

/** A frame with its annotated things as a folder: what `ask`, `eval frames` and `dataset frames` read. */
export const writeFrameFolder = async (
  folder: string,
  { color, depth, camera, objects, source }: WrittenFrame,
  codec: Pick<ImageCodec, 'encodePng'>,
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const millimetres = Uint16Array.from(depth.data, (metres) =>
    Math.min(MOST_MILLIMETRES, Math.round(metres * MILLIMETRES)),
  );
  const { width, height, fx, fy, cx, cy } = camera;
  await Promise.all([
    writeFile(join(folder, 'color.png'), await codec.encodePng(color)),
    writeFile(join(folder, 'depth.png'), await encodeDepthPng(millimetres, depth.width, depth.height)),
    writeFile(
      join(folder, 'camera.json'),
      JSON.stringify({ width, height, fx, fy, cx, cy, depth_unit_m: 1 / MILLIMETRES, source }),
    ),
    writeFile(join(folder, 'objects.json'), JSON.stringify(objects, null, 1)),
  ]);
};
