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

/** Focal lengths and centre, pixels of the whole sensor. */
interface Pinhole {
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
}

/** The pinhole that describes the image, or what is wrong with it. */
const pinholeOf = (
  { k, p }: RawCameraInfo,
  rectified: boolean,
): (Pinhole & { readonly ofP: boolean }) | string => {
  if (k.length !== 9 || p.length !== 12) return `K has ${k.length} and P ${p.length} numbers, not 9 and 12`;
  const hasK = k.some((x) => x !== 0);
  const hasP = p[0] !== 0;
  if (!hasK && !hasP) return 'K is all 0: the camera is not calibrated';
  const ofP = hasP && (rectified || !hasK);
  const [fx, cx, fy, cy] = ofP ? [p[0]!, p[2]!, p[5]!, p[6]!] : [k[0]!, k[2]!, k[4]!, k[5]!];
  return fx > 0 && fy > 0 && [fx, fy, cx, cy].every(Number.isFinite)
    ? { fx, fy, cx, cy, ofP }
    : `${ofP ? 'P' : 'K'} gives fx ${fx}, fy ${fy}, cx ${cx}, cy ${cy}`;
};

/** The coefficients of the lens that is still in the image, or what is wrong with them. */
const lensOf = (
  { d, distortionModel }: RawCameraInfo,
  rectified: boolean,
  ofP: boolean,
): readonly number[] | string => {
  if (!d.every(Number.isFinite)) return 'D holds a number that is not finite';
  const lens = rectified ? [] : trimZeros(d);
  if (lens.length === 0) return lens;
  if (!Object.hasOwn(LENS_MODELS, distortionModel))
    return `distortion model '${distortionModel}' is not one of ${Object.keys(LENS_MODELS).join(', ')}; publish a rectified image`;
  return ofP
    ? 'K is all 0, so D cannot be used: publish K, or a rectified image with image_rectified yes'
    : lens;
};

/**
 * CameraInfo to intrinsics of the image as it is published: P when the image is rectified, K and D otherwise, and P alone
 * where it is all there is. Binning and region of interest are applied, as image_geometry does, unless the image is of the
 * full size all the same.
 */
export const cameraModel = (
  info: RawCameraInfo,
  { rectified, image }: CameraModelOptions,
): Result<CameraModel> => {
  const refuse = (found: string) =>
    fail('NO_CAMERA_INFO', `${info.source} (frame '${info.frameId}', stamp ${info.stampNs}): ${found}`);
  const pinhole = pinholeOf(info, rectified);
  if (typeof pinhole === 'string') return refuse(pinhole);
  const lens = lensOf(info, rectified, pinhole.ofP);
  if (typeof lens === 'string') return refuse(lens);
  const { width, height, x, y, binX, binY } = windowOf(info, image);
  return ok({
    width,
    height,
    fx: pinhole.fx / binX,
    fy: pinhole.fy / binY,
    cx: (pinhole.cx - x) / binX,
    cy: (pinhole.cy - y) / binY,
    distortionModel: lens.length > 0 ? info.distortionModel : '',
    distortion: lens,
  });
};

const windowOf = (info: RawCameraInfo, image: CameraModelOptions['image']): Window => {
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
};

/** Empty when there is nothing but zeros: an ideal lens. */
const trimZeros = (d: readonly number[]): readonly number[] => {
  let n = d.length;
  while (n > 0 && d[n - 1] === 0) n--;
  return d.slice(0, n);
};
