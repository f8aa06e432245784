/** A polyline of x, y pairs, in units of the digit's height, y down. */
export type Stroke = readonly number[];

export interface DigitShape {
  /** Pen travel to the next digit, in heights. */
  readonly advance: number;
  readonly strokes: readonly Stroke[];
}

/** Half the pen's width, in heights: the pen's middle keeps this far from the digit's edges. */
export const PEN_RADIUS = 0.088;

const WIDTH = 0.6;
const TOP = PEN_RADIUS;
const BOTTOM = 1 - PEN_RADIUS;
const LEFT = PEN_RADIUS;
const RIGHT = WIDTH - PEN_RADIUS;
const MIDDLE = WIDTH / 2;
const SPAN = (RIGHT - LEFT) / 2;

/** Part of an ellipse from one angle to another; degrees, 0 is right, 90 is down. */
const arc = (cx: number, cy: number, rx: number, ry: number, from: number, to: number): number[] => {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) / 15));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
  }).flat();
};

const digit = (...strokes: Stroke[]): DigitShape => ({ advance: WIDTH + 0.07, strokes });

const six: Stroke[] = [
  arc(MIDDLE, 0.655, SPAN, BOTTOM - 0.655, 0, 360),
  [LEFT, 0.655, LEFT + 0.01, 0.52, ...arc(RIGHT - 0.06, 0.53, SPAN * 1.72, 0.53 - TOP, 195, 270)],
];

/** The ten digits as pen strokes with round ends, our own drawing, open shapes for small sizes. */
export const DIGITS: readonly DigitShape[] = [
  digit([
    ...arc(MIDDLE, 0.34, SPAN, 0.34 - TOP, 180, 360),
    ...arc(MIDDLE, 0.66, SPAN, BOTTOM - 0.66, 0, 180),
    LEFT,
    0.34,
  ]),
  { advance: 0.5, strokes: [[0.09, 0.27, 0.3, TOP, 0.3, BOTTOM]] },
  digit([...arc(MIDDLE, 0.315, SPAN, 0.315 - TOP, 195, 385), LEFT, BOTTOM, RIGHT + 0.01, BOTTOM]),
  digit(
    [
      ...arc(MIDDLE - 0.01, 0.29, SPAN * 0.93, 0.29 - TOP, 205, 450),
      ...arc(MIDDLE - 0.01, 0.69, SPAN, BOTTOM - 0.69, 270, 515),
    ],
    [0.22, 0.49, MIDDLE, 0.49],
  ),
  digit([0.4, BOTTOM, 0.4, TOP, LEFT - 0.02, 0.69, RIGHT + 0.03, 0.69]),
  digit([
    RIGHT - 0.03,
    TOP,
    LEFT + 0.05,
    TOP,
    LEFT + 0.02,
    0.46,
    ...arc(MIDDLE - 0.02, 0.645, SPAN + 0.01, BOTTOM - 0.645, 232, 505),
  ]),
  digit(...six),
  digit([LEFT, TOP, RIGHT, TOP, LEFT + 0.12, BOTTOM]),
  digit(arc(MIDDLE, 0.29, SPAN * 0.88, 0.29 - TOP, 0, 360), arc(MIDDLE, 0.7, SPAN, BOTTOM - 0.7, 0, 360)),
  digit(...six.map((stroke) => stroke.map((value, i) => (i % 2 ? 1 : WIDTH) - value))),
];
