import { assembleFrame } from '../../core/image/decode/assembleFrame.ts';
import { cameraModel } from '../../core/image/decode/cameraModel.ts';
import { decodeColor } from '../../core/image/decode/decodeColor.ts';
import { decodeDepth } from '../../core/image/decode/decodeDepth.ts';
import type { RawCameraInfo } from '../../core/image/decode/RawCameraInfo.ts';
import { Rectifier } from '../../core/image/decode/Rectifier.ts';
import type { DepthEncoding, ImageCodec, ImageLimits } from '../../core/image/ImageCodec.ts';
import { fail, type Result } from '../../core/result.ts';
import type { ColorImage, DepthImage, RgbdFrame } from '../../core/types/images.ts';
import type { Arrival } from './Arrival.ts';
import type { ArrivalPair } from './FrameIntake.ts';

/** Compressed images beyond this are not opened (8192 x 4096). */
const MAX_PIXELS = 2 ** 25;

/** Turns a pair of messages into a checked frame: the only place where pixels are converted. */
export class PairDecoder {
  readonly #codec: ImageCodec;
  readonly #rectifier = new Rectifier();

  constructor(codec: ImageCodec) {
    this.#codec = codec;
  }

  async decode(
    pair: ArrivalPair,
    info: RawCameraInfo | undefined,
    options: { readonly rectified: boolean },
  ): Promise<Result<RgbdFrame>> {
    const { stampNs } = pair.color;
    if (info === undefined)
      return fail('NO_CAMERA_INFO', `no CameraInfo has arrived for the images of stamp ${stampNs}`);
    const camera = cameraModel(info, options);
    const limits = { maxPixels: MAX_PIXELS, expected: camera.ok ? camera.value : undefined };
    const [color, depth] = await Promise.all([this.#color(pair.color, limits), this.#depth(pair.depth)]);
    if (!color.ok) return named(color, pair.color);
    if (!depth.ok) return named(depth, pair.depth);
    return assembleFrame(
      {
        stampNs,
        frameId: pair.color.image.frameId,
        color: color.value,
        depth: depth.value,
        depthFrameId: pair.depth.image.frameId,
        info,
        rectified: options.rectified,
      },
      this.#rectifier,
    );
  }

  #color(arrival: Arrival, limits: ImageLimits): Result<ColorImage> | Promise<Result<ColorImage>> {
    return arrival.kind === 'raw'
      ? decodeColor(arrival.image)
      : this.#codec.decodeColor(arrival.image.data, limits);
  }

  #depth(arrival: Arrival): Result<DepthImage> | Promise<Result<DepthImage>> {
    if (arrival.kind === 'raw') return decodeDepth(arrival.image);
    const encoding = arrival.image.format.split(';')[0]!.trim();
    if (encoding !== '16UC1' && encoding !== '32FC1')
      return fail('BAD_IMAGE', `depth format '${encoding.slice(0, 40)}' is not 16UC1 or 32FC1`);
    return this.#codec.decodeDepth(arrival.image.data, { maxPixels: MAX_PIXELS }, encoding as DepthEncoding);
  }
}

/** A codec does not know whose bytes it was given. */
const named = (
  refused: Extract<Result<unknown>, { ok: false }>,
  { kind, image }: Arrival,
): Extract<Result<unknown>, { ok: false }> =>
  kind === 'raw'
    ? refused
    : fail(
        refused.failure.code,
        `${image.source} (frame '${image.frameId}', stamp ${image.stampNs}): ${refused.failure.message}`,
      );
