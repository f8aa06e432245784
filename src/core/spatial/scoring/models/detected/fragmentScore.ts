import { shapesOf } from '../../../lexicon/facts.ts';
import { breadth, height, longest, width } from '../../../scene/measures.ts';
import { sigmoid } from '../../../scene/membership.ts';
import type { SceneGeometry } from '../../../scene/SceneGeometry.ts';

/** Metres: what is flatter, or smaller, and has no name is more often a scrap of a surface than a thing. */
const SCRAP_HEIGHT = 0.015;
const SCRAP_LENGTH = 0.05;
/** A skirting board, the edge of a table: so many times longer than high, and lower than this. */
const STRIP_RATIO = 6;
const STRIP_HEIGHT = 0.1;
/** Share of the likeliest look below which a cut-out looks like nothing: 6 % of things, 45 % of left-overs do. */
const VAGUE_LOOK = 0.05;
const VAGUE_WIDTH = 0.015;
/** Sheets, bars and boards are flat or long themselves. */
const FLAT_SHAPES: readonly string[] = ['flat', 'long', 'table'];

/** Degree 0..1 to which a landmark is a left-over of a floor, a wall or a table top, by its extents and its looks. */
export const fragmentScore = (f: SceneGeometry, i: number, noun?: string): number =>
  judged(f, i) ?? Math.max(flatness(f, i, noun), vagueness(f, i));

/** Where a judge of regions has looked, its word counts. */
const judged = (f: SceneGeometry, i: number): number | undefined => {
  const { objectness, role = 'object' } = f.objects[i]!;
  return objectness === undefined || role !== 'object' ? undefined : 1 - objectness;
};

const vagueness = (f: SceneGeometry, i: number): number => {
  const looks = f.objects[i]!.looks;
  return looks ? 1 - sigmoid(looks[0]?.score ?? 0, VAGUE_LOOK, VAGUE_WIDTH) : 0;
};

const flatness = (f: SceneGeometry, i: number, noun: string | undefined): number => {
  if (f.objects[i]!.unmeasured) return 0;
  const tall = height(f, i);
  const long = longest(f, i);
  const small = 1 - sigmoid(long, SCRAP_LENGTH, 0.01);
  if (noun !== undefined && FLAT_SHAPES.some((shape) => shapesOf(noun).includes(shape))) {
    const sheet = 1 - sigmoid(tall, 0.004, 0.0015);
    return Math.max(long > 0.35 ? sheet : 0, 0.5 * small);
  }
  const flat = 1 - sigmoid(tall, SCRAP_HEIGHT, 0.003);
  const deep = Math.min(width(f, i), breadth(f, i));
  const strip = tall < STRIP_HEIGHT && long > STRIP_RATIO * tall && long > STRIP_RATIO * deep ? 1 : 0;
  return Math.max(small, flat, strip);
};
