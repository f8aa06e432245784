/** Colours of the first two pixels of the first two rows, as in the names of ROS: `rggb` is R G over G B. */
export type BayerPattern = 'rggb' | 'bggr' | 'gbrg' | 'grbg';

/** Beyond the edge the image is mirrored about its outermost pixel, which keeps the pattern. */
const mirrored = (at: number, size: number): number => {
  if (at < 0) return Math.min(-at, size - 1);
  return at < size ? at : Math.max(0, 2 * size - 2 - at);
};

/**
 * Colour from a mosaic, bilinear: what a pixel did not see is the mean of its nearest neighbours that did.
 *
 * @param mosaic one byte a pixel, no padding; at least 2x2
 */
export function bayerToRgb(
  mosaic: Uint8Array,
  width: number,
  height: number,
  pattern: BayerPattern,
): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  const channelAt = [...pattern].map((letter) => 'rgb'.indexOf(letter));
  const sums = [0, 0, 0];
  const counts = [0, 0, 0];
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++, o += 3) {
      const own = channelAt[(y & 1) * 2 + (x & 1)]!;
      sums.fill(0);
      counts.fill(0);
      for (let dy = -1; dy <= 1; dy++) {
        const row = mirrored(y + dy, height);
        for (let dx = -1; dx <= 1; dx++) {
          const channel = channelAt[((y + dy) & 1) * 2 + ((x + dx) & 1)]!;
          if (channel === own) continue;
          sums[channel]! += mosaic[row * width + mirrored(x + dx, width)]!;
          counts[channel]!++;
        }
      }
      for (let c = 0; c < 3; c++)
        out[o + c] = c === own ? mosaic[y * width + x]! : Math.round(sums[c]! / counts[c]!);
    }
  return out;
}
