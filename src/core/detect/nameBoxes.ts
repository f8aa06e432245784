import type { Detection } from '../types/landmarks.ts';
import type { RawBox } from './decode/RawBox.ts';
import { type InputFit, toImageBox } from './InputFit.ts';
import { type SuppressOptions, suppressBoxes } from './suppressBoxes.ts';

/** From a network's boxes to detections in the image, best first. Boxes outside the image are dropped. */
export const nameBoxes = (
  boxes: readonly RawBox[],
  labels: readonly string[],
  fit: InputFit,
  image: { readonly width: number; readonly height: number },
  options: SuppressOptions,
): readonly Detection[] =>
  suppressBoxes(boxes, options).flatMap(({ box, names }): Detection[] => {
    const imageBox = toImageBox(box, fit, image);
    if (!imageBox) return [];
    return [
      {
        box: imageBox,
        labels: names.map(({ label, score }) => ({ label: labels[label] ?? `class ${label}`, score })),
      },
    ];
  });
