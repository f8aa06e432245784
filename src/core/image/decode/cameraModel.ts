import { fail, ok, type Result } from '../../result.ts';
import type { CameraModel } from '../../types/images.ts';
import { LENS_MODELS } from './distort.ts';
import type { RawCameraInfo } from './RawCameraInfo.ts';

export interface CameraModelOptions {
  /** Whether the image that goes with it has been rectified; CameraInfo itself cannot tell. */
  readonly rectified: boolean;
  /** Size of that image, where it is known: some drivers leave CameraInfo's at 0x0. */
  readonly image?: { readonly width: number; readonly height: number };
}

/** Which part of the sensor the image is, and by what it was shrunk. */
interface Window {
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly binX: number;
  readonly binY: number;
}

/**
 * CameraInfo to intrinsics of the image as it is published: P when the image is rectified, K and D otherwise, and P alone
 * where it is all there is. Binning and region of interest are applied, as image_geometry does, unless the image is of the
 * full size all the same.
 */
export function cameraModel(
  info: RawCameraInfo,
  { rectified, image }: CameraModelOptions,
): Result<CameraModel> {
  const refuse = (found: string) =>
    fail('NO_CAMERA_INFO', `${info.source} (frame '${info.frameId}', stamp ${info.stampNs}): ${found}`);
  const { k, p } = info;
  if (k.length !== 9 || p.length !== 12)
    return refuse(`K has ${k.length} and P ${p.length} numbers, not 9 and 12`);
  const hasK = k.some((x) => x !== 0);
  const hasP = p[0] !== 0;
  if (!hasK && !hasP) return refuse('K is all 0: the camera is not calibrated');
  const useP = hasP && (rectified || !hasK);
  const [fx, cx, fy, cy] = useP ? [p[0]!, p[2]!, p[5]!, p[6]!] : [k[0]!, k[2]!, k[4]!, k[5]!];
  if (!(fx > 0 && fy > 0 && [fx, fy, cx, cy].every(Number.isFinite)))
    return refuse(`${useP ? 'P' : 'K'} gives fx ${fx}, fy ${fy}, cx ${cx}, cy ${cy}`);
  if (!info.d.every(Number.isFinite)) return refuse('D holds a number that is not finite');

  const lens = rectified ? [] : trimZeros(info.d);
  if (lens.length > 0 && !Object.hasOwn(LENS_MODELS, info.distortionModel))
    return refuse(
      `distortion model '${info.distortionModel}' is not one of ${Object.keys(LENS_MODELS).join(', ')}; publish a rectified image`,
    );
  if (lens.length > 0 && useP)
    return refuse(
      'K is all 0, so D cannot be used: publish K, or a rectified image with image_rectified yes',
    );
  const { width, height, x, y, binX, binY } = windowOf(info, image);
  return ok({
    width,
    height,
    fx: fx / binX,
    fy: fy / binY,
    cx: (cx - x) / binX,
    cy: (cy - y) / binY,
    distortionModel: lens.length > 0 ? info.distortionModel : '',
    distortion: lens,
  });
}

function windowOf(info: RawCameraInfo, image: CameraModelOptions['image']): Window {
  const whole = { x: 0, y: 0, binX: 1, binY: 1 };
  if (image && (info.width === 0 || info.height === 0))
    return { width: image.width, height: image.height, ...whole };
  const { roi, binningX, binningY } = info;
  const binX = binningX || 1;
  const binY = binningY || 1;
  const width = Math.floor((roi.width || info.width) / binX);
  const height = Math.floor((roi.height || info.height) / binY);
  const isFull = image?.width === info.width && image.height === info.height;
  const fits = image?.width === width && image.height === height;
  if (isFull && !fits) return { width: info.width, height: info.height, ...whole };
  return { width, height, x: roi.xOffset, y: roi.yOffset, binX, binY };
}

/** Empty when there is nothing but zeros: an ideal lens. */
function trimZeros(d: readonly number[]): readonly number[] {
  let n = d.length;
  while (n > 0 && d[n - 1] === 0) n--;
  return d.slice(0, n);
}
