import { COLOUR_NAMES } from '../image/colourPrototypes.ts';
import type { PointerMark } from './PointerMark.ts';

/** Scales that bring metres of rooms to about 1. */
const AHEAD_METRES = 3;
const UP_METRES = 1.5;
/** Thinner than this is as thin as this, metres. */
const LEAST_METRES = 0.02;
const ROLES = ['object', 'support', 'floor', 'wall', 'ceiling'] as const;

const metric = ({ center, size }: PointerMark): readonly number[] => {
  if (!center || !size) return [0, 0, 0, 0, 0, 0, 0];
  const [x, y, z] = center;
  const logs = size.map((side) => Math.log(Math.max(0, side) + LEAST_METRES) + 1);
  return [1, x / AHEAD_METRES, y / AHEAD_METRES, z / UP_METRES, ...logs];
};

/** How many numbers `markNumbers` gives. */
export const NUMBERS_PER_MARK = 4 + 7 + 1 + ROLES.length + COLOUR_NAMES.length + 3;

/**
 * A mark as the numbers that the pointing model was trained on; the training data are written with this very function.
 * Box as shares of the picture; depth known, place and size; cut off; role; colours; objectness, label score; the
 * picture's proportions.
 */
export const markNumbers = (
  mark: PointerMark,
  picture: { readonly width: number; readonly height: number },
): readonly number[] => {
  const { box, role, truncated, colours = [], objectness, labelScore } = mark;
  const { width, height } = picture;
  const shares = new Map(colours.map(({ name, share }) => [name, share]));
  return [
    box.x0 / width,
    box.y0 / height,
    box.x1 / width,
    box.y1 / height,
    ...metric(mark),
    truncated ? 1 : 0,
    ...ROLES.map((name) => (name === role ? 1 : 0)),
    ...COLOUR_NAMES.map((name) => shares.get(name) ?? 0),
    objectness === undefined ? 0 : objectness - 0.5,
    labelScore ?? 0,
    width / height - 1,
  ];
};
