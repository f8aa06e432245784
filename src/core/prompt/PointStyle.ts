/**
 * How a model that was taught to point writes where it points.
 *
 * - `gemini_points`: JSON `[{"point": [y, x], "label": text}]`, thousandths of the picture (Gemini, Gemini Robotics-ER)
 * - `qwen_points`: JSON `[{"point_2d": [x, y], "label": text}]`, thousandths (Qwen3-VL)
 * - `qwen_pixels`: the same in pixels of the picture (Qwen2-VL, Qwen2.5-VL)
 * - `molmo_points`: `<point x="63.5" y="44.5" alt="text">text</point>`, hundredths (Molmo)
 */
export const POINT_STYLES = ['gemini_points', 'qwen_points', 'qwen_pixels', 'molmo_points'] as const;

export type PointStyle = (typeof POINT_STYLES)[number];

/** A question that is answered by pointing: how the answer is written, and what it then means. */
export interface Pointing {
  readonly style: PointStyle;
  /** Of the picture, pixels. */
  readonly width: number;
  readonly height: number;
  /** The mark at or next to a pixel; undefined where nothing numbered is near. */
  readonly markAt: (u: number, v: number) => number | undefined;
}
