import sharp from 'sharp';

/** Grey PNG of 16 bits: depth in millimetres, as a frame folder keeps it. */
export const encodeDepthPng = (values: Uint16Array, width: number, height: number): Promise<Uint8Array> =>
  sharp(values, { raw: { width, height, channels: 1 } })
    .toColourspace('grey16')
    .png()
    .toBuffer();
