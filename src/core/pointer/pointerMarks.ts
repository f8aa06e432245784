import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import type { PointerMark } from './PointerMark.ts';

/** The marks of a frame as a pointing model is told of them, in the order of the landmarks. */
export const pointerMarks = ({ landmarks, scene }: MarkedFrame): readonly PointerMark[] => {
  const objects = new Map(scene.objects.map((object) => [object.id, object]));
  return landmarks.map(({ mark, mask, role, colours, objectness, labels }) => {
    const measured = objects.get(mark);
    return {
      box: mask.box,
      ...(measured && { center: measured.center, size: measured.size }),
      ...(measured?.truncated && { truncated: true }),
      role,
      colours,
      ...(objectness !== undefined && { objectness }),
      ...(labels[0] && { labelScore: labels[0].score }),
    };
  });
};
