/** EfficientNet-Lite sees `(value - mean) / scale` of a pixel's 0..255. */
export const PIXEL_MEAN = 127;
export const PIXEL_SCALE = 128;
