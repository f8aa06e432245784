/** Bits of the sensors behind 16-bit images: most do not fill them. */
const SENSOR_BITS = [8, 10, 12, 14] as const;

/**
 * The upper 8 bits of 16-bit samples. Where none of them exceeds 8, 10, 12 or 14 bits, those are taken for the sensor's, as
 * many drivers do not shift them up: an infrared image would be black otherwise.
 *
 * @param samples of each row, padding not counted
 * @param step bytes a row
 */
export const to8Bits = (
  data: Uint8Array,
  { samples, height, step }: { readonly samples: number; readonly height: number; readonly step: number },
  isBigEndian: boolean,
): Uint8Array => {
  const low = isBigEndian ? 1 : 0;
  const wide = new Uint16Array(samples * height);
  let most = 0;
  for (let v = 0, o = 0; v < height; v++)
    for (let i = v * step, end = i + 2 * samples; i < end; i += 2, o++) {
      const value = data[i + low]! | (data[i + 1 - low]! << 8);
      wide[o] = value;
      if (value > most) most = value;
    }
  const shift = (SENSOR_BITS.find((bits) => most < 1 << bits) ?? 16) - 8;
  return Uint8Array.from(wide, (value) => value >> shift);
};
