/** sRGB bytes. */
export type Rgb = readonly [number, number, number];

/** Perceived brightness 0..255 (ITU-R BT.601). */
export const luma = ([r, g, b]: Rgb): number => 0.299 * r + 0.587 * g + 0.114 * b;
