import { drawMarks } from '../../../src/core/marks/drawMarks.ts';
import type { ColorImage } from '../../../src/core/types/images.ts';
import { disc, maskWhere } from '../../core/marks/bitmaps.ts';
import { landmarkOf, rampImage } from '../../core/marks/syntheticLandmarks.ts';

/** A small scene with deep, thin, tiny, nested and bordering masks: what the golden image shows. */
export const sceneOfMarks = (): ColorImage =>
  drawMarks(rampImage(320, 240), [
    landmarkOf(1, disc(60, 60, 32)),
    landmarkOf(
      2,
      maskWhere({ x0: 120, y0: 20, x1: 128, y1: 110 }, () => true),
    ),
    landmarkOf(3, disc(170, 60, 4)),
    landmarkOf(14, disc(184, 66, 4)),
    landmarkOf(
      25,
      maskWhere({ x0: 240, y0: 30, x1: 320, y1: 100 }, (u, v) => u - 240 > v - 30),
    ),
    landmarkOf(36, disc(120, 180, 26)),
    landmarkOf(7, disc(124, 182, 10)),
    landmarkOf(
      8,
      maskWhere({ x0: 0, y0: 225, x1: 60, y1: 240 }, () => true),
    ),
    landmarkOf(
      9,
      maskWhere({ x0: 0, y0: 130, x1: 320, y1: 240 }, () => true),
      'support',
    ),
  ]);
