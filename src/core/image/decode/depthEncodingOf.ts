import type { DepthEncoding } from '../ImageCodec.ts';

const ENCODINGS: Readonly<Record<string, DepthEncoding>> = {
  '16uc1': '16UC1',
  mono16: '16UC1',
  '16sc1': '16SC1',
  '32fc1': '32FC1',
};
/** Of formats of the transports, which say nothing of the pixels. */
const NO_ENCODING = /^(png|rvl|compressed|compresseddepth|compressed_depth|)$/;

/**
 * What the pixels of a depth image were, by the format of its CompressedImage: `16UC1; compressedDepth png`,
 * `mono16; compressedDepth`, `32FC1; compressedDepth rvl`, or only `png`, which is then taken for 16UC1. undefined when it
 * names an encoding that no depth image has.
 */
export const depthEncodingOf = (format: string): DepthEncoding | undefined => {
  const words = format.toLowerCase().split(/[;,\s]+/);
  const named = words.map((word) => ENCODINGS[word]).find((encoding) => encoding !== undefined);
  return named ?? (NO_ENCODING.test(words[0] ?? '') ? '16UC1' : undefined);
};
