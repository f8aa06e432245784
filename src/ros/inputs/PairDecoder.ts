import { assembleFrame } from '../../core/image/decode/assembleFrame.ts';
import { cameraModel } from '../../core/image/decode/cameraModel.ts';
import { checkDepthRange, type DepthHint } from '../../core/image/decode/checkDepthRange.ts';
import { decodeColor } from '../../core/image/decode/color/decodeColor.ts';
import { decodeDepth } from '../../core/image/decode/decodeDepth.ts';
import { depthEncodingOf } from '../../core/image/decode/depthEncodingOf.ts';
import type { RawCameraInfo } from '../../core/image/decode/RawCameraInfo.ts';
import { Rectifier } from '../../core/image/decode/Rectifier.ts';
import { type NOMINAL_UNIT, scaleDepth } from '../../core/image/decode/scaleDepth.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ColorImage, DepthImage, RgbdFrame } from '../../core/types/images.ts';
import type { Arrival } from './Arrival.ts';
import type { ArrivalPair } from './FrameIntake.ts';

/** How the images of a camera are to be read. */
export interface PairDecoding {
  /** Whether P describes the images or K and D. */
  readonly rectified: boolean;
  /** Metres a unit of depth; 0: as the encoding says. */
  readonly depthScale: number;
  /** Told after each depth image what its range lets one suspect. */
  readonly onDepthHint?: (hint: DepthHint) => void;
  /** Why there is no depth image, where none came. */
  readonly whyNoDepth: () => string;
}

/** Compressed images beyond this are not opened (8192 x 4096). */
const MAX_PIXELS = 2 ** 25;
/** Depth may be finer than colour by a whole number: so many times its pixels at most. */
const MAX_RATIO = 16;

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
    { rectified, depthScale, onDepthHint, whyNoDepth }: PairDecoding,
  ): Promise<Result<RgbdFrame>> {
    const { stampNs } = pair.color;
    if (info === undefined)
      return fail('NO_CAMERA_INFO', `no CameraInfo has arrived for the images of stamp ${stampNs}`);
    // Before any pixel is decoded: of a camera that says nothing usable, none is needed.
    const camera = cameraModel(info, { rectified });
    if (!camera.ok) return camera;
    const pixels = expectedPixels(pair, info);
    const [color, depth] = await Promise.all([
      this.#color(pair.color, Math.min(pixels, MAX_PIXELS)),
      pair.depth && this.#depth(pair.depth, Math.min(pixels * MAX_RATIO, MAX_PIXELS), depthScale),
    ]);
    if (!color.ok) return named(color, pair.color);
    if (depth && !depth.ok) return named(depth, pair.depth!);
    const range = depth
      ? checkDepthRange(depth.value, pair.depth!.image.source, depthScale !== 0)
      : ok(undefined);
    if (!range.ok) return range;
    onDepthHint?.(range.value);
    const frame = assembleFrame(
      {
        stampNs,
        frameId: pair.color.image.frameId,
        color: color.value,
        depth: depth?.value ?? nothingOf(color.value),
        depthFrameId: pair.depth?.image.frameId ?? '',
        info,
        rectified,
      },
      this.#rectifier,
    );
    if (!frame.ok) return frame;
    if (!depth) return ok({ ...frame.value, withoutDepth: whyNoDepth() });
    return range.value ? ok({ ...frame.value, depthHint: range.value }) : frame;
  }

  #color(arrival: Arrival, maxPixels: number): Result<ColorImage> | Promise<Result<ColorImage>> {
    return arrival.kind === 'raw'
      ? decodeColor(arrival.image)
      : this.#codec.decodeColor(arrival.image.data, { maxPixels });
  }

  async #depth(arrival: Arrival, maxPixels: number, scale: number): Promise<Result<DepthImage>> {
    if (arrival.kind === 'raw') {
      const depth = decodeDepth(arrival.image);
      return depth.ok ? ok(scaleDepth(depth.value, scale, unitOf(arrival.image.encoding))) : depth;
    }
    const { format, data } = arrival.image;
    const encoding = depthEncodingOf(format);
    if (encoding === undefined)
      return fail('BAD_IMAGE', `depth format '${printable(format)}' is not 16UC1, mono16, 16SC1 or 32FC1`);
    const depth = await this.#codec.decodeDepth(data, { maxPixels }, encoding);
    return depth.ok ? ok(scaleDepth(depth.value, scale, unitOf(encoding))) : depth;
  }
}

/** A depth image that measured nothing. */
const nothingOf = ({ width, height }: ColorImage): DepthImage => ({
  width,
  height,
  data: new Float32Array(width * height),
});

const unitOf = (encoding: string): keyof typeof NOMINAL_UNIT => (/32fc1/i.test(encoding) ? 'real' : 'whole');

/** Pixels of a colour image as CameraInfo has it, else as the other stream has it: what a compressed one may open up to. */
const expectedPixels = ({ color, depth }: ArrivalPair, info: RawCameraInfo): number => {
  if (info.width > 0 && info.height > 0) return info.width * info.height;
  if (color.kind === 'raw') return color.image.width * color.image.height;
  return depth?.kind === 'raw' ? depth.image.width * depth.image.height * MAX_RATIO : MAX_PIXELS;
};

const printable = (text: string): string => text.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');

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
