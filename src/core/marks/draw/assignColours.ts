import { oklab } from '../../image/oklab.ts';
import type { Vec3 } from '../../types/geometry.ts';
import type { Landmark } from '../../types/landmarks.ts';
import type { MarkStyle } from './MarkStyle.ts';
import { emphasisOf } from './MarkStyle.ts';
import { CANDIDATE, CHOSEN, PALETTE, QUIET } from './palette.ts';
import type { Rgb } from './Rgb.ts';

/** Pixels, as a part of the image's height, within which marks should not share a colour. */
const NEIGHBOURHOOD = 0.4;
/** OKLab distance beyond which two colours are apart enough. */
const APART = 0.25;

const labs: readonly Vec3[] = PALETTE.map(([r, g, b]) => oklab(r, g, b));

/**
 * One colour for each landmark, in order: apart from the thing itself and from the marks around it; among equals the one
 * that its track always tries first, so that live pictures do not flicker. With a chosen mark or candidates the colours
 * say only that.
 */
export const assignColours = (
  landmarks: readonly Landmark[],
  imageHeight: number,
  style: MarkStyle,
): readonly Rgb[] => {
  const picked: number[] = [];
  return landmarks.map((landmark, i) => {
    const emphasis = emphasisOf(landmark.mark, style);
    picked.push(-1);
    if (emphasis === 'chosen') return CHOSEN;
    if (emphasis === 'candidate') return CANDIDATE;
    if (emphasis === 'quiet') return QUIET;
    const own = oklab(...landmark.meanRgb);
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < PALETTE.length; k++) {
      const option = (landmark.trackId + k) % PALETTE.length;
      let score = Math.min(APART, distance(labs[option]!, own)) - 0.004 * k;
      for (let j = 0; j < i; j++) {
        if (picked[j]! < 0) continue;
        const near = 1 - separation(landmark, landmarks[j]!) / (NEIGHBOURHOOD * imageHeight);
        if (near > 0) score -= near * Math.max(0, APART - distance(labs[option]!, labs[picked[j]!]!));
      }
      if (score > bestScore) [best, bestScore] = [option, score];
    }
    picked[i] = best;
    return PALETTE[best]!;
  });
};

const distance = (p: Vec3, q: Vec3): number => Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);

const separation = (p: Landmark, q: Landmark): number =>
  Math.hypot(p.anchor[0] - q.anchor[0], p.anchor[1] - q.anchor[1]);
