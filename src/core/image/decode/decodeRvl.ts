/**
 * Depth in the run-length code of Wilson (Fast Lossless Depth Image Compression, 2017), as compressed_depth_image_transport
 * writes it: counts of zeros and of values in turns, each value as the zigzag difference to the last, all in groups of
 * three bits with a fourth that says whether more follow, eight groups to a little-endian 32-bit word, first group on top.
 *
 * @param pixels how many are to come
 * @returns undefined when the code ends before them or runs past them
 */
export const decodeRvl = (code: Uint8Array, pixels: number): Uint16Array | undefined => {
  const out = new Uint16Array(pixels);
  const groups = (code.length >> 2) * 8;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 30; shift += 3) {
      if (at >= groups) return -1;
      const byte = code[(at >> 3) * 4 + 3 - ((at & 7) >> 1)]!;
      const group = at & 1 ? byte & 15 : byte >> 4;
      at++;
      value |= (group & 7) << shift;
      if (group < 8) return value;
    }
    return -1;
  };
  let previous = 0;
  for (let i = 0; i < pixels; ) {
    const zeros = next();
    const values = next();
    if (zeros < 0 || values < 0 || zeros + values === 0 || zeros + values > pixels - i) {
      // An image that ends in zeros may end without a count of values.
      return zeros === pixels - i && values < 0 ? out : undefined;
    }
    i += zeros;
    for (const end = i + values; i < end; i++) {
      const zigzag = next();
      if (zigzag < 0) return undefined;
      previous += (zigzag >> 1) ^ -(zigzag & 1);
      out[i] = previous;
    }
  }
  return out;
};
