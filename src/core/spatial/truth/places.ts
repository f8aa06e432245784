import { breadth, centreX, centreY, groundGap, width } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { Truth } from './TruthInput.ts';

/** Where a centre lies over a footprint, as a share of its half sides: 0 the middle, 1 the border. */
const shareOf = (f: SceneGeometry, subject: number, anchor: number): readonly [number, number] => [
  Math.abs(centreX(f, subject) - centreX(f, anchor)) / Math.max(0.05, width(f, anchor) / 2),
  f.planar ? 0 : Math.abs(centreY(f, subject) - centreY(f, anchor)) / Math.max(0.05, breadth(f, anchor) / 2),
];

/** Farther from the anchor than this, nothing is at a place of it, metres. */
const REACH_METRES = 0.3;

const at =
  (place: (along: number, across: number) => number): Truth =>
  ({ frame: f, subject, anchors }) => {
    const anchor = anchors[0]!;
    const reach = 1 - sigmoid(groundGap(f, subject, anchor), REACH_METRES, 0.05);
    const [x, y] = shareOf(f, subject, anchor);
    return width(f, anchor) >= breadth(f, anchor) ? reach * place(x, y) : reach * place(y, x);
  };

export const middle = at((along, across) => 1 - sigmoid(Math.max(along, across), 0.45, 0.06));
export const edge = at((along, across) => sigmoid(Math.max(along, across), 0.6, 0.06));
export const corner = at((along, across) => sigmoid(Math.min(along, across), 0.55, 0.06));
export const end = at((along) => sigmoid(along, 0.6, 0.06));

const walls = (f: SceneGeometry): readonly number[] =>
  [...f.labels.keys()].filter((i) => f.objects[i]!.role === 'wall' || /\bwalls?$/.test(f.labels[i]!));

/** Gap to the n-th nearest wall; undefined where so many are not in the scene. */
const wallGap = (f: SceneGeometry, subject: number, nth: number): number | undefined =>
  walls(f)
    .filter((i) => i !== subject)
    .map((i) => groundGap(f, subject, i))
    .sort((a, b) => a - b)[nth];

const byWalls =
  (nth: number, metres: number): Truth =>
  ({ frame, subject }) => {
    const gap = frame.planar ? undefined : wallGap(frame, subject, nth);
    return gap === undefined ? undefined : 1 - sigmoid(gap, metres, 0.06);
  };

export const byWall = byWalls(0, 0.3);
export const inCorner = byWalls(1, 0.6);
