import type { Emphasis } from '../MarkStyle.ts';
import { rasterDigits } from './rasterDigits.ts';

/** Plate and digit sizes, pixels. */
export interface PlateSize {
  readonly width: number;
  readonly height: number;
  readonly digitHeight: number;
}

/** Digit height at 480 image lines. */
const DIGIT_PART = 11.5 / 480;
const MIN_DIGIT = 8;
const MAX_DIGIT = 40;

/** Size of the plate that carries a number in an image of this height: legible when the image is shown at half size. */
export const plateSize = (mark: number, imageHeight: number, emphasis: Emphasis): PlateSize => {
  const base = Math.min(MAX_DIGIT, Math.max(MIN_DIGIT, imageHeight * DIGIT_PART));
  const digitHeight = Math.round(base * (emphasis === 'chosen' ? 1.3 : emphasis === 'quiet' ? 0.85 : 1));
  const glyph = rasterDigits(mark, digitHeight);
  const height = glyph.height + 2 * Math.round(digitHeight * 0.3);
  const padded = glyph.width + 2 * Math.round(digitHeight * 0.4);
  return { width: Math.max(height, padded), height, digitHeight };
};
