import type { Result } from '../result.ts';
import type { ColorImage, DepthImage } from '../types/images.ts';

/** What an encoded image may be, checked before its pixels are decoded. */
export interface ImageLimits {
  /** Refused above this many pixels. */
  readonly maxPixels: number;
  /** Refused when the size differs, where CameraInfo is known. */
  readonly expected?: { readonly width: number; readonly height: number } | undefined;
}

/** What the pixels of a compressed depth image mean. */
export type DepthEncoding = '16UC1' | '16SC1' | '32FC1';

/** Decodes and encodes compressed images. Fails with BAD_IMAGE. */
export interface ImageCodec {
  /** JPEG or PNG to RGB. */
  decodeColor(bytes: Uint8Array, limits: ImageLimits): Promise<Result<ColorImage>>;
  /** A `compressedDepth` payload (12-byte header, then PNG or RVL) or a plain 16-bit PNG in millimetres, to metres. */
  decodeDepth(bytes: Uint8Array, limits: ImageLimits, encoding?: DepthEncoding): Promise<Result<DepthImage>>;
  encodeJpeg(image: ColorImage, quality: number): Promise<Uint8Array>;
  encodePng(image: ColorImage): Promise<Uint8Array>;
}
