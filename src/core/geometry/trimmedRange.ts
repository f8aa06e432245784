const BINS = 128;
const counts = new Uint32Array(BINS);

/**
 * The interval that holds all but a share `trim` of the values at each end, to within 1/128 of itself; linear in the
 * number of values, nothing sorted. Two rounds, so that one wild value does not coarsen the bins of the rest.
 */
export const trimmedRange = (values: Float64Array, trim: number): readonly [number, number] => {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const cut = Math.floor(values.length * trim);
  for (let round = 0; round < 2 && cut > 0 && high > low; round++) {
    const scale = BINS / (high - low);
    counts.fill(0);
    let below = 0;
    let above = 0;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < low) below++;
      else if (value > high) above++;
      else {
        // Never negative, so truncation is rounding down.
        const bin = ((value - low) * scale) | 0;
        counts[bin < BINS ? bin : BINS - 1]!++;
      }
    }
    let first = 0;
    while (first < BINS - 1 && below + counts[first]! <= cut) below += counts[first++]!;
    let last = BINS - 1;
    while (last > first && above + counts[last]! <= cut) above += counts[last--]!;
    high = low + (last + 1) / scale;
    low = low + first / scale;
  }
  return [low, high];
};
