import { markNumbers } from '../../../core/pointer/markNumbers.ts';
import { pointerMarks } from '../../../core/pointer/pointerMarks.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { DatasetMark } from '../DatasetRow.ts';
import { round4, rounded3 } from '../round.ts';

/** The marks of a frame as a data set holds them. */
export const markedMarks = (marked: MarkedFrame): readonly DatasetMark[] => {
  const { landmarks, frame } = marked;
  return pointerMarks(marked).map((known, i): DatasetMark => {
    const { mark, labels } = landmarks[i]!;
    const { box, center, size, role, truncated, colours } = known;
    return {
      mark,
      label: labels[0]?.label.toLowerCase() ?? '',
      box: [box.x0, box.y0, box.x1, box.y1].map(round4) as [number, number, number, number],
      ...(center && { center: rounded3(center) }),
      ...(size && { size: rounded3(size) }),
      ...(role && { role }),
      ...(truncated && { truncated }),
      ...(colours && { colours: colours.map(({ name, share }) => ({ name, share: round4(share) })) }),
      numbers: markNumbers(known, frame.color).map(round4),
    };
  });
};
