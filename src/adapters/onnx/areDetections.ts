import type { ColorImage } from '../../core/types/images.ts';
import type { Detection } from '../../core/types/landmarks.ts';

/** Whether what came out of a child process is a list of named boxes inside the image. */
export const areDetections = (answer: unknown, image: ColorImage): answer is readonly Detection[] =>
  Array.isArray(answer) && answer.every((item) => isDetection(item, image));

const isDetection = (item: Detection, { width, height }: ColorImage): boolean => {
  const { x0, y0, x1, y1 } = item?.box ?? {};
  const inside = x0 >= 0 && y0 >= 0 && x1 > x0 && y1 > y0 && x1 <= width && y1 <= height;
  const named = ({ label, score }: Detection['labels'][number]) =>
    typeof label === 'string' && score >= 0 && score <= 1;
  return inside && Array.isArray(item.labels) && item.labels.length > 0 && item.labels.every(named);
};
