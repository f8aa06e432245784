import { markNumbers } from '../../../core/pointer/markNumbers.ts';
import type { DatasetMark } from '../DatasetRow.ts';
import { round4 } from '../round.ts';

/** A thing of which a data set tells its label and its box: x0, y0, x1, y1. */
export const boxMark = (
  mark: number,
  label: string,
  box: readonly [number, number, number, number],
  picture: { readonly width: number; readonly height: number },
  crop?: string,
): DatasetMark => {
  const [x0, y0, x1, y1] = box;
  return {
    mark,
    label,
    ...(crop !== undefined && { crop }),
    box,
    numbers: markNumbers({ box: { x0, y0, x1, y1 }, role: 'object' }, picture).map(round4),
  };
};
