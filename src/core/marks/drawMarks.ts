import type { ColorImage } from '../types/images.ts';
import type { Landmark } from '../types/landmarks.ts';
import { assignColours } from './draw/assignColours.ts';
import { DEFAULT_MARK_STYLE, emphasisOf, type MarkStyle } from './draw/MarkStyle.ts';
import { ownerMap } from './draw/ownerMap.ts';
import { paintBoxes } from './draw/paintBoxes.ts';
import { paintLeader } from './draw/paintLeader.ts';
import { paintMasks } from './draw/paintMasks.ts';
import { paintPlate } from './draw/plates/paintPlate.ts';
import { placePlates } from './draw/plates/placePlates.ts';

/**
 * Set-of-Marks: draws every landmark's number, and its mask or box, on a copy of the colour image. Each mark is drawn
 * exactly once; what is drawn is what `landmarks` lists.
 */
export const drawMarks = (
  color: ColorImage,
  landmarks: readonly Landmark[],
  style: MarkStyle = DEFAULT_MARK_STYLE,
): ColorImage => {
  const canvas = { width: color.width, height: color.height, data: Uint8Array.from(color.data) };
  const owners = ownerMap(landmarks, color.width, color.height);
  const colours = assignColours(landmarks, color.height, style);
  if (style.overlay !== 'boxes') paintMasks(canvas, landmarks, owners, colours, style);
  if (style.overlay !== 'masks') paintBoxes(canvas, landmarks, colours, style);
  const plates = placePlates(landmarks, color, owners, style);
  const loud = ({ mark }: { readonly mark: number }) => Number(emphasisOf(mark, style) !== 'quiet');
  const order = plates.map((plate, i) => ({ plate, i })).sort((p, q) => loud(p.plate) - loud(q.plate));
  for (const { plate, i } of order) if (plate.hasLeader) paintLeader(canvas, plate, colours[i]!);
  for (const { plate, i } of order) paintPlate(canvas, plate, colours[i]!);
  return canvas;
};
