import { jsonObjects } from '../jsonObjects.ts';
import type { Pointing } from '../PointStyle.ts';

export interface ReadPoint {
  readonly u: number;
  readonly v: number;
  readonly label: string;
}

const MAX_POINTS = 64;
const KEYS = {
  gemini_points: { point: 'point', box: 'box_2d', rowFirst: true },
  qwen_points: { point: 'point_2d', box: 'bbox_2d', rowFirst: false },
  qwen_pixels: { point: 'point_2d', box: 'bbox_2d', rowFirst: false },
} as const;
const MOLMO_TAG = /<points?\s([^>]*)>/g;
const MOLMO_NUMBER = /\b([xy])(\d*)\s*=\s*"\s*([\d.]+)\s*"/g;
const MOLMO_ALT = /\balt\s*=\s*"([^"]*)"/;

/** A point, or the middle of a box: [a, b] or [a0, b0, a1, b1]. */
const middle = (value: unknown): readonly [number, number] | undefined => {
  if (!Array.isArray(value) || !value.every((n) => typeof n === 'number')) return undefined;
  const [a0, b0, a1, b1] = value as readonly number[];
  if (a0 === undefined || b0 === undefined) return undefined;
  if (value.length === 2) return [a0, b0];
  if (value.length !== 4 || a1 === undefined || b1 === undefined) return undefined;
  return [(a0 + a1) / 2, (b0 + b1) / 2];
};

const jsonPoints = (
  text: string,
  keys: (typeof KEYS)[keyof typeof KEYS],
): readonly ReadPoint[] | undefined => {
  const points: ReadPoint[] = [];
  for (const { value } of jsonObjects(text)) {
    const record = value as Record<string, unknown>;
    const at = record[keys.point] ?? record[keys.box];
    if (at === undefined) continue;
    const pair = middle(at);
    if (!pair) return undefined;
    const [u, v] = keys.rowFirst ? [pair[1], pair[0]] : pair;
    points.push({ u, v, label: typeof record.label === 'string' ? record.label : '' });
  }
  return points;
};

const molmoPoints = (text: string): readonly ReadPoint[] | undefined => {
  const points: ReadPoint[] = [];
  for (const [, attributes] of text.matchAll(MOLMO_TAG)) {
    const byIndex = new Map<string, { x?: number; y?: number }>();
    for (const [, axis, index, number] of attributes!.matchAll(MOLMO_NUMBER)) {
      const point = byIndex.get(index!) ?? {};
      byIndex.set(index!, { ...point, [axis!]: Number(number) });
    }
    const label = MOLMO_ALT.exec(attributes!)?.[1] ?? '';
    for (const { x, y } of byIndex.values()) {
      if (x === undefined || y === undefined) return undefined;
      points.push({ u: x, v: y, label });
    }
  }
  return points;
};

const SAYS_NONE = /^(?:```(?:json)?)?\s*\[\s*\]\s*(?:```)?$/i;
const MOLMO_NONE = /\bthere (?:are|is) (?:none|no )|\bcounting the .* shows a total of 0\b/i;

/**
 * The points of an answer, in pixels of the picture; none when the model says that there is nothing to point at.
 * undefined when the text holds no answer, or one that is no point of the picture.
 */
export const parsePoints = (
  text: string,
  { style, width, height }: Pick<Pointing, 'style' | 'width' | 'height'>,
): readonly ReadPoint[] | undefined => {
  const read = style === 'molmo_points' ? molmoPoints(text) : jsonPoints(text, KEYS[style]);
  if (!read || read.length > MAX_POINTS) return undefined;
  if (read.length === 0) {
    const none = style === 'molmo_points' ? MOLMO_NONE.test(text) : SAYS_NONE.test(text.trim());
    return none ? [] : undefined;
  }
  const full = style === 'molmo_points' ? 100 : 1000;
  const [su, sv] = style === 'qwen_pixels' ? [1, 1] : [width / full, height / full];
  const points = read.map(({ u, v, label }) => ({ u: u * su, v: v * sv, label }));
  return points.every(({ u, v }) => u >= 0 && v >= 0 && u <= width && v <= height) ? points : undefined;
};
