import type { Rectangle } from './Plate.ts';
import type { PlateSize } from './plateSize.ts';

/** What a plate's place depends on: the image, which landmark owns each pixel, the plates already placed, all anchors. */
export interface Board {
  readonly width: number;
  readonly height: number;
  readonly owners: Uint16Array;
  readonly plates: readonly Rectangle[];
  /** u, v of every landmark in turn. */
  readonly anchors: Float64Array;
  /** By owner: 1 for things, 0 for surfaces and for nothing. */
  readonly isThing: Uint8Array;
}

/** Top left corner that centres a plate on a point, moved into the image. */
export const clamped = (
  { width, height }: { readonly width: number; readonly height: number },
  [u, v]: readonly [number, number],
  size: PlateSize,
): readonly [number, number] => [
  Math.max(0, Math.min(width - size.width, Math.round(u + 0.5 - size.width / 2))),
  Math.max(0, Math.min(height - size.height, Math.round(v + 0.5 - size.height / 2))),
];
