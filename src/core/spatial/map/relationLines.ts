import type { MapInput } from './MapInput.ts';
import type { Placer } from './Placer.ts';
import { STYLE } from './style.ts';
import { svgText, textWidth } from './svgText.ts';

const MAX_LINES = 6;
/** Weaker relations speak against the answer and are not drawn. */
const LEAST_SCORE = 0.2;
const SIZE = 12;

const n = (value: number): string => value.toFixed(1);

/** Relations as arrows from subject to anchor, and what was measured in a pill at the middle of each. */
export const relationLines = (
  { relations = [] }: MapInput,
  places: ReadonlyMap<number, readonly [number, number]>,
  placer: Placer,
): { readonly arrows: string; readonly labels: string } => {
  let arrows = '';
  let labels = '';
  for (const { relation, subject, anchors, measured } of relations
    .filter(({ score }) => score >= LEAST_SCORE)
    .slice(0, MAX_LINES)) {
    const from = places.get(subject);
    const ends = anchors.map((anchor) => places.get(anchor)).filter((end) => end !== undefined);
    const target = ends[0];
    if (!from || !target) continue;
    for (const [u, v] of ends) {
      const length = Math.hypot(u - from[0], v - from[1]);
      const r = STYLE.plate + 4;
      if (length < 2 * r + 6) continue;
      const [du, dv] = [(u - from[0]) / length, (v - from[1]) / length];
      arrows += `<path class="relation" marker-end="url(#arrow)" d="M${n(from[0] + r * du)} ${n(from[1] + r * dv)}L${n(u - r * du)} ${n(v - r * dv)}"/>`;
    }
    const text = measured ? `${relation} · ${measured}` : relation;
    const shown = text.length > 44 ? `${text.slice(0, 43)}…` : text;
    const [w, h] = [textWidth(shown, SIZE) + 14, SIZE + 9];
    const [mu, mv] = [(from[0] + target[0]) / 2, (from[1] + target[1]) / 2];
    const spot = placer.place(
      [0, -26, 26, -52, 52, -78, 78].flatMap((dv) =>
        [0, -w / 2, w / 2].map((du) => ({ x: mu - w / 2 + du, y: mv - h / 2 + dv, w, h })),
      ),
    );
    labels += `<rect class="pill" x="${n(spot.x)}" y="${n(spot.y)}" width="${n(w)}" height="${n(h)}" rx="${n(h / 2)}"/><text class="said" x="${n(spot.x + w / 2)}" y="${n(spot.y + h / 2 + 4)}">${svgText(shown)}</text>`;
  }
  return { arrows, labels };
};
