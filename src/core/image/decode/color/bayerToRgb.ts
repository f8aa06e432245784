/** Colours of the first two pixels of the first two rows, as in the names of ROS: `rggb` is R G over G B. */
export type BayerPattern = 'rggb' | 'bggr' | 'gbrg' | 'grbg';

/** Beyond the edge the image is mirrored about its outermost pixel, which keeps the pattern. */
const mirrored = (at: number, size: number): number => {
  if (at < 0) return Math.min(-at, size - 1);
  return at < size ? at : Math.max(0, 2 * size - 2 - at);
};

/** What a pixel is made of: which neighbours saw a colour, by the place of the pixel within the pattern. */
type Taps = readonly (readonly (readonly [dx: number, dy: number])[])[];

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));

/** For each of the four places of a pattern, the pixels whose mean is its red, green and blue. */
const tapsOf = (pattern: BayerPattern): readonly Taps[] => {
  const channelAt = (x: number, y: number) => 'rgb'.indexOf(pattern[(y & 1) * 2 + (x & 1)]!);
  return [0, 1, 2, 3].map((place) => {
    const [x, y] = [place & 1, place >> 1];
    return [0, 1, 2].map((channel) =>
      channel === channelAt(x, y)
        ? [[0, 0] as const]
        : AROUND.filter(([dx, dy]) => channelAt(x + dx, y + dy) === channel),
    );
  });
};

/**
 * Colour from a mosaic, bilinear: what a pixel did not see is the mean of its nearest neighbours that did.
 *
 * @param mosaic one byte a pixel, no padding; at least 2x2
 */
export const bayerToRgb = (
  mosaic: Uint8Array,
  width: number,
  height: number,
  pattern: BayerPattern,
): Uint8Array => {
  const out = new Uint8Array(width * height * 3);
  const places = tapsOf(pattern);
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const taps of places[(y & 1) * 2 + (x & 1)]!) {
        let sum = 0;
        for (const [dx, dy] of taps)
          sum += mosaic[mirrored(y + dy, height) * width + mirrored(x + dx, width)]!;
        out[o++] = Math.round(sum / taps.length);
      }
  return out;
};
