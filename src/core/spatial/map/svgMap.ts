import type { SceneObject } from '../scene/Scene.ts';
import { footprint } from './footprint.ts';
import { boundsOf, coveredObjects, type MapBounds, type MapInput, titleOf } from './MapInput.ts';
import { Placer } from './Placer.ts';
import type { Projection } from './Projection.ts';
import { platePlaces } from './platePlaces.ts';
import { relationLines } from './relationLines.ts';
import { STYLE } from './style.ts';
import { svgText, textWidth, wrapText } from './svgText.ts';

const projectionOf = (bounds: MapBounds, top: number): Projection & { width: number; height: number } => {
  const [wide, high] = [bounds.y1 - bounds.y0, bounds.x1 - bounds.x0];
  const scale = Math.min(STYLE.width / wide, STYLE.maxHeight / high);
  const inset = STYLE.pad + (STYLE.width - wide * scale) / 2;
  return {
    scale,
    u: (y) => inset + (bounds.y1 - y) * scale,
    v: (x) => top + (bounds.x1 - x) * scale,
    width: STYLE.width + 2 * STYLE.pad,
    height: high * scale,
  };
};

const n = (value: number): string => value.toFixed(1);

/** A line each half metre or metre, with its distance at the border. */
const gridLines = (bounds: MapBounds, p: Projection, width: number): string => {
  const step = p.scale > 160 ? 0.5 : p.scale > 60 ? 1 : p.scale > 25 ? 2 : 5;
  const lines: string[] = [];
  const [left, right] = [STYLE.pad, width - STYLE.pad];
  const yOf = (u: number): number => bounds.y1 - (u - p.u(bounds.y1)) / p.scale;
  for (let x = Math.ceil(bounds.x0 / step) * step; x <= bounds.x1; x += step)
    lines.push(
      `<path d="M${n(left)} ${n(p.v(x))}H${n(right)}"/><text x="${n(left + 4)}" y="${n(p.v(x) - 4)}">${Number(x.toFixed(2))} m</text>`,
    );
  for (let y = Math.ceil(yOf(right) / step) * step; y <= yOf(left); y += step)
    lines.push(`<path d="M${n(p.u(y))} ${n(p.v(bounds.x1))}V${n(p.v(bounds.x0))}"/>`);
  return `<g class="grid">${lines.join('')}</g>`;
};

const fillOf = ({ meanRgb }: SceneObject): string =>
  meanRgb ? `rgb(${meanRgb.map((c) => Math.round(c)).join(',')})` : STYLE.plain;

const shapeOf = (object: SceneObject, p: Projection, kind: string): string => {
  const points = footprint(object).map(([x, y]) => `${n(p.u(y))},${n(p.v(x))}`);
  return `<polygon class="${kind}" points="${points.join(' ')}" fill="${fillOf(object)}"/>`;
};

/** Half the opening of the drawn cone of view, radians. */
const VIEW_HALF_ANGLE = 0.5;

const viewerOf = ({ scene }: MapInput, p: Projection): string => {
  if (!scene.viewer) return '';
  const { position, forward } = scene.viewer;
  const [u, v] = [p.u(position[1]), p.v(position[0])];
  const heading = Math.atan2(forward[1], forward[0]);
  const reach = Math.min(220, 2 * p.scale);
  const at = (angle: number, r: number): string =>
    `${n(u - r * Math.sin(angle))} ${n(v - r * Math.cos(angle))}`;
  const cone = `M${n(u)} ${n(v)}L${at(heading + VIEW_HALF_ANGLE, reach)}A${n(reach)} ${n(reach)} 0 0 1 ${at(heading - VIEW_HALF_ANGLE, reach)}Z`;
  const body = `M${at(heading, 16)}L${at(heading + 2.5, 13)}L${at(heading + Math.PI, 6)}L${at(heading - 2.5, 13)}Z`;
  return `<path class="cone" d="${cone}"/><path class="viewer" d="${body}"/>`;
};

const kindOf = ({ chosen, candidates }: MapInput, id: number): 'chosen' | 'candidate' | 'object' =>
  id === chosen ? 'chosen' : candidates?.includes(id) ? 'candidate' : 'object';

/** The round plate with the mark, and the name beside it. */
const plateOf = (
  input: MapInput,
  object: SceneObject,
  [u, v]: readonly [number, number],
  placer: Placer,
): string => {
  const kind = kindOf(input, object.id);
  const r = kind === 'object' ? STYLE.plate : STYLE.plate + 3;
  const named =
    object.labels.length > 0 || (object.role !== undefined && object.role !== 'object') || kind !== 'object';
  const name = named ? titleOf(object).slice(0, 24) : '';
  const number = `<circle class="plate ${kind}" cx="${n(u)}" cy="${n(v)}" r="${n(r)}"/><text class="mark" x="${n(u)}" y="${n(v + 4.5)}">${object.id}</text>`;
  if (name === '') return number;
  const [w, h] = [textWidth(name, STYLE.label) + 4, STYLE.label + 4];
  const spot = placer.place(
    [
      { x: u - w / 2, y: v + r + 2 },
      { x: u + r + 3, y: v - h / 2 },
      { x: u - r - 3 - w, y: v - h / 2 },
      { x: u - w / 2, y: v - r - 2 - h },
      { x: u + r, y: v + r },
      { x: u - r - w, y: v - r - h },
      { x: u - w / 2, y: v + r + h + 4 },
    ].map((place) => ({ ...place, w, h })),
  );
  return `${number}<text class="name" x="${n(spot.x + w / 2)}" y="${n(spot.y + h - 5)}">${svgText(name)}</text>`;
};

/**
 * Top view as an SVG document: ahead is up, left is left. Footprints in their own colours with marks and names, the
 * chosen object and the candidates set off, the viewer with a cone of view, relations as labelled arrows, a metre grid.
 */
export const svgMap = (input: MapInput): string => {
  const { scene, chosen } = input;
  const bounds = boundsOf(input);
  const titles = wrapText(input.title ?? '', STYLE.title, STYLE.width, 2);
  const top = STYLE.pad + titles.length * (STYLE.title + 8) + (titles.length > 0 ? 6 : 0);
  const p = projectionOf(bounds, top);
  const captions = wrapText(input.caption ?? '', STYLE.caption, STYLE.width, 4);
  const below = top + p.height;
  const height = below + STYLE.pad + captions.length * (STYLE.caption + 7) + (captions.length > 0 ? 8 : 0);
  const objects = coveredObjects(input);
  const frame = { x: STYLE.pad, y: top, w: STYLE.width, h: p.height };
  const places = platePlaces(objects, p, frame);
  const placer = new Placer(frame);
  const r = STYLE.plate + 2;
  for (const [u, v] of places.values()) placer.take({ x: u - r, y: v - r, w: 2 * r, h: 2 * r });
  if (scene.viewer)
    placer.take({
      x: p.u(scene.viewer.position[1]) - 16,
      y: p.v(scene.viewer.position[0]) - 16,
      w: 32,
      h: 32,
    });
  const last = [...objects].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen));
  const names = last.map((object) => plateOf(input, object, places.get(object.id)!, placer)).join('');
  const lines = relationLines(input, places, placer);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(p.width)} ${n(height)}" width="${n(p.width)}" height="${n(height)}" role="img">`,
    `<title>${svgText(input.title || 'Top view of the scene')}</title>`,
    `<style>${STYLE.css}</style>`,
    `<defs><marker id="arrow" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10Z" fill="${STYLE.accent}"/></marker>`,
    `<clipPath id="ground"><rect x="${STYLE.pad}" y="${n(top)}" width="${STYLE.width}" height="${n(p.height)}" rx="10"/></clipPath></defs>`,
    `<rect class="page" width="100%" height="100%"/>`,
    ...titles.map(
      (line, i) =>
        `<text class="title" x="${STYLE.pad}" y="${n(STYLE.pad + (i + 0.8) * (STYLE.title + 8))}">${svgText(line)}</text>`,
    ),
    `<rect class="ground" x="${STYLE.pad}" y="${n(top)}" width="${STYLE.width}" height="${n(p.height)}" rx="10"/>`,
    `<g clip-path="url(#ground)">${gridLines(bounds, p, p.width)}${viewerOf(input, p)}`,
    ...objects.map((object) => shapeOf(object, p, kindOf(input, object.id))),
    `</g>${lines.arrows}${names}${lines.labels}`,
    ...captions.map(
      (line, i) =>
        `<text class="caption" x="${STYLE.pad}" y="${n(below + 8 + (i + 1) * (STYLE.caption + 7))}">${svgText(line)}</text>`,
    ),
    '</svg>',
  ].join('\n');
};
