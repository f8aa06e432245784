import type { Landmark } from '../../types/landmarks.ts';
import { blend, type Canvas } from './Canvas.ts';
import { CONTOUR_STEPS, contourDistance } from './contourDistance.ts';
import { type Emphasis, emphasisOf, type MarkStyle } from './MarkStyle.ts';
import type { Rgb } from './Rgb.ts';

interface Look {
  /** Opacity of the tint over the thing: light, so that the thing's own colour can still be named. */
  readonly tint: number;
  /** Half width of the contour, pixels at 480 lines, and its opacity. */
  readonly line: number;
  readonly opacity: number;
}

const LOOKS: Readonly<Record<Emphasis, Look>> = {
  plain: { tint: 0.1, line: 0.95, opacity: 0.95 },
  chosen: { tint: 0.2, line: 1.6, opacity: 1 },
  candidate: { tint: 0.16, line: 1.4, opacity: 1 },
  quiet: { tint: 0, line: 0.5, opacity: 0.4 },
};
/** A dark line around every contour keeps it visible on bright surfaces. */
const SEAM: Rgb = [12, 14, 20];
const SEAM_WIDTH = 0.9;
const SEAM_OPACITY = 0.45;
const FAR = 255;

/**
 * Tints every thing and draws its contour, anti-aliased, with a dark edge. Surfaces get no tint and no contour of their own:
 * outlines of floor and table follow from the things on them.
 */
export const paintMasks = (
  canvas: Canvas,
  landmarks: readonly Landmark[],
  owners: Uint16Array,
  colours: readonly Rgb[],
  style: MarkStyle,
): void => {
  const looks = landmarks.map((landmark) => {
    const emphasis = emphasisOf(landmark.mark, style);
    const isDrawn = landmark.role === 'object' || emphasis === 'chosen' || emphasis === 'candidate';
    return isDrawn ? LOOKS[emphasis] : undefined;
  });
  const scale = Math.min(2, Math.max(1, canvas.height / 480));
  const drawn = Uint8Array.from([0, ...looks.map((look) => (look ? 1 : 0))]);
  const tinted = Uint8Array.from([0, ...looks.map((look) => (look && look.tint > 0 ? 1 : 0))]);
  const widest = Math.max(0, ...looks.map((look) => look?.line ?? 0)) * scale;
  const reach = widest + SEAM_WIDTH + 0.5;
  const { distance, owner } = contourDistance(owners, canvas.width, canvas.height, drawn, reach);
  for (let at = 0; at < owners.length; at++) {
    const inside = owners[at]!;
    if (tinted[inside]) blend(canvas, at, colours[inside - 1]!, looks[inside - 1]!.tint);
    if (distance[at] === FAR) continue;
    const whose = owner[at]! - 1;
    const { line, opacity } = looks[whose]!;
    const overlap = line * scale + 0.5 - distance[at]! / CONTOUR_STEPS;
    const seam = Math.min(1, overlap + SEAM_WIDTH);
    if (seam > 0) blend(canvas, at, SEAM, seam * SEAM_OPACITY * opacity);
    const cover = Math.min(1, overlap);
    if (cover > 0) blend(canvas, at, colours[whose]!, cover * opacity);
  }
};
