import { emphasisOf, type MarkStyle } from '../../../../core/marks/draw/MarkStyle.ts';
import type { MarkedFrame } from '../../../../core/spatial/grounding/Resolver.ts';
import { namesOf } from '../../../../core/spatial/lexicon/namesOf.ts';
import type { Landmark } from '../../../../core/types/landmarks.ts';
import { toTime } from '../../time.ts';

/** Constant LINE_LOOP of foxglove_msgs/PointsAnnotation. */
const LINE_LOOP = 2;
const FONT_PIXELS = 14;
const NOTHING = { r: 0, g: 0, b: 0, a: 0 };
const WHITE = { r: 1, g: 1, b: 1, a: 1 };
/** Of what an answer names, by emphasis: its colour and the width of its line in pixels. */
const SHOWN = {
  plain: { color: undefined, thickness: 2 },
  chosen: { color: { r: 1, g: 0.25, b: 0, a: 1 }, thickness: 5 },
  candidate: { color: { r: 1, g: 0.75, b: 0, a: 1 }, thickness: 4 },
  quiet: { color: { r: 0.6, g: 0.6, b: 0.6, a: 0.6 }, thickness: 1 },
} as const;

/** foxglove_msgs/ImageAnnotations over the camera's own picture: a box, a number and a name for each landmark. */
export const annotationsMessage = ({ frame, landmarks }: MarkedFrame, style: MarkStyle) => {
  const timestamp = toTime(frame.stampNs);
  return {
    circles: [],
    points: landmarks.map((landmark) => boxOf(landmark, style, timestamp)),
    texts: landmarks.map((landmark) => wordsOf(landmark, style, timestamp)),
  };
};

const colourOf = ({ mark, meanRgb }: Landmark, style: MarkStyle) => {
  const [r, g, b] = meanRgb;
  return SHOWN[emphasisOf(mark, style)].color ?? { r: r / 255, g: g / 255, b: b / 255, a: 1 };
};

const boxOf = (landmark: Landmark, style: MarkStyle, timestamp: ReturnType<typeof toTime>) => {
  const { x0, y0, x1, y1 } = landmark.mask.box;
  return {
    timestamp,
    type: LINE_LOOP,
    points: [
      { x: x0, y: y0 },
      { x: x1, y: y0 },
      { x: x1, y: y1 },
      { x: x0, y: y1 },
    ],
    outline_color: colourOf(landmark, style),
    outline_colors: [],
    fill_color: NOTHING,
    thickness: SHOWN[emphasisOf(landmark.mark, style)].thickness,
  };
};

const wordsOf = (landmark: Landmark, style: MarkStyle, timestamp: ReturnType<typeof toTime>) => {
  const { x0, y0 } = landmark.mask.box;
  const label = namesOf(landmark)[0]?.label ?? landmark.colours[0]?.name ?? '';
  return {
    timestamp,
    // Within the picture where a thing touches its upper edge.
    position: { x: x0, y: Math.max(y0, FONT_PIXELS + 2) },
    text: `${landmark.mark} ${label}`.trim(),
    font_size: FONT_PIXELS,
    text_color: WHITE,
    background_color: { ...colourOf(landmark, style), a: 0.7 },
  };
};
