import type { Detection, LabelScore } from '../types/landmarks.ts';
import type { RawBox } from './decode/RawBox.ts';
import { type InputFit, toImageBox } from './InputFit.ts';

/** Beyond this many, boxes are noise. */
const MOST_HINTS = 200;

/**
 * A network's boxes in the image without suppression, best first: one a place, with every label that the network gave there.
 *
 * @param boxes best first
 */
export const hintBoxes = (
  boxes: readonly RawBox[],
  labels: readonly string[],
  fit: InputFit,
  image: { readonly width: number; readonly height: number },
): readonly Detection[] => {
  const places = new Map<string, { readonly raw: RawBox; readonly names: LabelScore[] }>();
  for (const raw of boxes) {
    const name = { label: labels[raw.label] ?? `class ${raw.label}`, score: raw.score };
    const key = [raw.x0, raw.y0, raw.x1, raw.y1].join();
    const place = places.get(key);
    if (place) place.names.push(name);
    else if (places.size < MOST_HINTS) places.set(key, { raw, names: [name] });
  }
  return [...places.values()].flatMap(({ raw, names }): Detection[] => {
    const box = toImageBox(raw, fit, image);
    return box ? [{ box, labels: names }] : [];
  });
};
