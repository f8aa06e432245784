import { fail, ok, type Result } from '../../result.ts';
import type { CameraModel } from '../../types/images.ts';
import { LENS_MODELS } from './distort.ts';
import type { RawCameraInfo } from './RawCameraInfo.ts';

/**
 * CameraInfo to intrinsics of the image as it is published: P when the image is rectified, K and D otherwise. Binning
 * and region of interest are applied, as image_geometry does.
 *
 * @param options.rectified whether the image that goes with it has been rectified; CameraInfo itself cannot tell
 */
export function cameraModel(
  info: RawCameraInfo,
  options: { readonly rectified: boolean },
): Result<CameraModel> {
  const refuse = (found: string) =>
    fail('NO_CAMERA_INFO', `${info.source} (frame '${info.frameId}', stamp ${info.stampNs}): ${found}`);
  const { k, p } = info;
  if (k.length !== 9 || p.length !== 12)
    return refuse(`K has ${k.length} and P ${p.length} numbers, not 9 and 12`);
  if (k.every((x) => x === 0)) return refuse('K is all 0: the camera is not calibrated');
  const useP = options.rectified && p[0] !== 0;
  const [fx, cx, fy, cy] = useP ? [p[0]!, p[2]!, p[5]!, p[6]!] : [k[0]!, k[2]!, k[4]!, k[5]!];
  if (!(fx > 0 && fy > 0 && [fx, fy, cx, cy].every(Number.isFinite)))
    return refuse(`${useP ? 'P' : 'K'} gives fx ${fx}, fy ${fy}, cx ${cx}, cy ${cy}`);
  if (!info.d.every(Number.isFinite)) return refuse('D holds a number that is not finite');

  const lens = options.rectified ? [] : trimZeros(info.d);
  if (lens.length > 0 && !Object.hasOwn(LENS_MODELS, info.distortionModel))
    return refuse(
      `distortion model '${info.distortionModel}' is not one of ${Object.keys(LENS_MODELS).join(', ')}; publish a rectified image`,
    );
  const binX = info.binningX || 1;
  const binY = info.binningY || 1;
  const { roi } = info;
  return ok({
    width: Math.floor((roi.width || info.width) / binX),
    height: Math.floor((roi.height || info.height) / binY),
    fx: fx / binX,
    fy: fy / binY,
    cx: (cx - roi.xOffset) / binX,
    cy: (cy - roi.yOffset) / binY,
    distortionModel: lens.length > 0 ? info.distortionModel : '',
    distortion: lens,
  });
}

/** Empty when there is nothing but zeros: an ideal lens. */
function trimZeros(d: readonly number[]): readonly number[] {
  let n = d.length;
  while (n > 0 && d[n - 1] === 0) n--;
  return d.slice(0, n);
}
