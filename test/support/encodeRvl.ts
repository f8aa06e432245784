/**
 * Writes depth in the run-length code of Wilson (2017), straight from its description: pairs of counts (zeros, values),
 * values as zigzag differences, groups of three bits with a continuation bit, eight groups to a 32-bit word.
 */
export function encodeRvl(pixels: ArrayLike<number>): Uint8Array {
  const nibbles: number[] = [];
  const put = (value: number): void => {
    let left = value;
    do {
      const more = left > 7 ? 8 : 0;
      nibbles.push((left % 8) + more);
      left = Math.floor(left / 8);
    } while (left > 0);
  };
  let previous = 0;
  for (let i = 0; i < pixels.length; ) {
    let zeros = 0;
    while (i + zeros < pixels.length && pixels[i + zeros] === 0) zeros++;
    i += zeros;
    let values = 0;
    while (i + values < pixels.length && pixels[i + values] !== 0) values++;
    put(zeros);
    put(values);
    for (const end = i + values; i < end; i++) {
      const difference = pixels[i]! - previous;
      put(difference >= 0 ? 2 * difference : -2 * difference - 1);
      previous = pixels[i]!;
    }
  }
  while (nibbles.length % 8 > 0) nibbles.push(0);
  const words = new DataView(new ArrayBuffer(nibbles.length / 2));
  for (let w = 0; w < nibbles.length / 8; w++) {
    const word = nibbles.slice(8 * w, 8 * w + 8).reduce((sum, nibble) => sum * 16 + nibble, 0);
    words.setUint32(4 * w, word, true);
  }
  return new Uint8Array(words.buffer);
}
