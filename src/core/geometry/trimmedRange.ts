const BINS = 128;
const counts = new Uint32Array(BINS);

/**
 * The interval that holds all but a share `trim` of the values at each end, to within 1/128 of itself; linear in the
 * number of values, nothing sorted. Two rounds, so that one wild value does not coarsen the bins of the rest.
 */
export function trimmedRange(values: Float64Array, trim: number): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const cut = Math.floor(values.length * trim);
  for (let round = 0; round < 2 && cut > 0 && high > low; round++) {
    const scale = BINS / (high - low);
    counts.fill(0);
    let below = 0;
    let above = 0;
    for (const value of values) {
      if (value < low) below++;
      else if (value > high) above++;
      else counts[Math.min(BINS - 1, Math.floor((value - low) * scale))]!++;
    }
    let first = 0;
    while (first < BINS - 1 && below + counts[first]! <= cut) below += counts[first++]!;
    let last = BINS - 1;
    while (last > first && above + counts[last]! <= cut) above += counts[last--]!;
    high = low + (last + 1) / scale;
    low = low + first / scale;
  }
  return [low, high];
}
