import type { Rgb } from './Rgb.ts';

/** RGB bytes being painted on. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Mixes a colour into pixel `index` (v * width + u); alpha 0..1. */
export const blend = (canvas: Canvas, index: number, color: Rgb, alpha: number): void => {
  const { data } = canvas;
  const at = index * 3;
  data[at] = data[at]! + (color[0] - data[at]!) * alpha + 0.5;
  data[at + 1] = data[at + 1]! + (color[1] - data[at + 1]!) * alpha + 0.5;
  data[at + 2] = data[at + 2]! + (color[2] - data[at + 2]!) * alpha + 0.5;
};
