import type { Rgb } from './Rgb.ts';

/** Vivid colours that stay apart from each other and from most rooms; picked by eye on desks, tables and floors. */
export const PALETTE: readonly Rgb[] = [
  [255, 77, 79],
  [255, 159, 10],
  [255, 221, 45],
  [150, 224, 40],
  [20, 205, 125],
  [0, 214, 214],
  [30, 170, 255],
  [84, 110, 255],
  [160, 95, 255],
  [232, 90, 240],
  [255, 85, 165],
];

/** The chosen mark, in every picture. */
export const CHOSEN: Rgb = [60, 255, 120];
/** Marks between which the answer is undecided. */
export const CANDIDATE: Rgb = [255, 190, 30];
/** Muted marks. */
export const QUIET: Rgb = [225, 229, 235];
