import { blend, type Canvas } from './Canvas.ts';
import type { Plate } from './plates/Plate.ts';
import type { Rgb } from './Rgb.ts';

const SEAM: Rgb = [12, 14, 20];
const LINE = 0.75;
const DOT = 2.4;

/** Draws the line from a plate to its anchor and a dot on the anchor, anti-aliased, with a dark edge. */
export const paintLeader = (canvas: Canvas, plate: Plate, color: Rgb): void => {
  const scale = Math.max(1, canvas.height / 480);
  const au = plate.anchor[0] + 0.5;
  const av = plate.anchor[1] + 0.5;
  const bu = plate.x + plate.width / 2;
  const bv = plate.y + plate.height / 2;
  const margin = Math.ceil(DOT * scale) + 2;
  const uEnd = Math.min(canvas.width - 1, Math.ceil(Math.max(au, bu)) + margin);
  const vEnd = Math.min(canvas.height - 1, Math.ceil(Math.max(av, bv)) + margin);
  const length = (bu - au) ** 2 + (bv - av) ** 2;
  for (let v = Math.max(0, Math.floor(Math.min(av, bv)) - margin); v <= vEnd; v++)
    for (let u = Math.max(0, Math.floor(Math.min(au, bu)) - margin); u <= uEnd; u++) {
      const pu = u + 0.5 - au;
      const pv = v + 0.5 - av;
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, (pu * (bu - au) + pv * (bv - av)) / length));
      const toLine = Math.hypot(pu - t * (bu - au), pv - t * (bv - av)) - LINE * scale;
      const toDot = Math.hypot(pu, pv) - DOT * scale;
      const far = Math.min(toLine, toDot);
      if (far >= 1.5) continue;
      const at = v * canvas.width + u;
      blend(canvas, at, SEAM, 0.55 * Math.min(1, 1.5 - far));
      if (far < 0.5) blend(canvas, at, color, Math.min(1, 0.5 - far));
    }
};
