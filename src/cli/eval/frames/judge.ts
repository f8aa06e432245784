import type { Mask } from '../../../core/types/landmarks.ts';
import type { LocateAnswer } from '../../../pipeline/LocateAnswer.ts';
import type { AnnotatedObject, FrameQuestion } from './readFrameSet.ts';

interface Masked {
  readonly mask: Mask;
}

/** Overlap of boxes from which a landmark is the annotated thing. */
const SAME_IOU = 0.5;

/** True when a landmark is the annotated thing: its mask holds the point, or the boxes overlap by IoU 0.5. */
export const isObject = (landmark: Masked, object: AnnotatedObject): boolean =>
  holdsPoint(landmark, object.point) || boxIou(landmark, object) >= SAME_IOU;

/**
 * Scores one answer: a unique expression is right when the chosen mark is the target, with a pose or without; an ambiguous one when the answer
 * is AMBIGUOUS and every listed thing is among the candidates; an absent one when it is NOT_FOUND.
 */
export const isRight = (
  answer: LocateAnswer,
  question: FrameQuestion,
  objects: ReadonlyMap<string, AnnotatedObject>,
): boolean => {
  const { result, unplaced, candidates } = answer;
  const found = result.ok ? result.value : unplaced;
  switch (question.kind) {
    case 'unique':
      return found !== undefined && isObject(found.landmark, objects.get(question.target!)!);
    case 'ambiguous':
      return (
        !result.ok &&
        result.failure.code === 'AMBIGUOUS' &&
        question.candidates.every((id) =>
          candidates.some(({ landmark }) => isObject(landmark, objects.get(id)!)),
        )
      );
    case 'absent':
      return !result.ok && result.failure.code === 'NOT_FOUND';
  }
};

const holdsPoint = ({ mask }: Masked, [u, v]: readonly [number, number]): boolean => {
  const { box, bits } = mask;
  if (u < box.x0 || u >= box.x1 || v < box.y0 || v >= box.y1) return false;
  return bits[(v - box.y0) * (box.x1 - box.x0) + u - box.x0] === 1;
};

export const boxIou = ({ mask }: Masked, { box }: AnnotatedObject): number => {
  const [x0, y0, x1, y1] = box;
  const width = Math.min(x1, mask.box.x1) - Math.max(x0, mask.box.x0);
  const height = Math.min(y1, mask.box.y1) - Math.max(y0, mask.box.y0);
  if (width <= 0 || height <= 0) return 0;
  const own = (mask.box.x1 - mask.box.x0) * (mask.box.y1 - mask.box.y0);
  return (width * height) / (own + (x1 - x0) * (y1 - y0) - width * height);
};
