import { boxArea, boxIntersection } from '../../../geometry/boxOverlap.ts';
import type { PixelBox } from '../../../types/geometry.ts';
import { isJointedLabel, isPlantLabel } from '../fuseLabels.ts';
import type { FuseOverlap, FuseProposal, FuseSegment } from '../fuseTypes.ts';
import { unionBox } from '../fuseUnion.ts';

/** A segment with so much of itself in the box is a part of the object; a support must be so all but wholly. */
export const PART_INSIDE = 0.6;
const SUPPORT_INSIDE = 0.8;
/** A seat is not so many times larger than the rest of its chair: then the rest stands on it. */
const SUPPORT_LARGER = 2;
/** Parts lie no farther from the main part in depth than this share of the box's longer side in metres, or this (m). */
const DEPTH_REACH = 0.9;
const LEAST_DEPTH_REACH = 0.08;
/** Gap in depth (m) between parts that touch: so much, and so much more a square metre of distance, is noise. */
const GAP = { constant: 0.1, square: 0.005 };
/** Parts of ordinary things touch: so near, as a share of the box's longer side. */
const TOUCH = 0.04;
/** What crosses more than this share of the box's outline goes on outside: ground, not a part. */
const MOST_EDGE = 0.08;
/** Unless hardly any of it is outside: the box is drawn a little small. */
const ALL_INSIDE = 0.95;
/** Share of a segment's box inside the main part's from which it is a thing of its own. */
const WITHIN = 0.6;
/** Ordinary things have scraps for parts: up to so large a share of the main part, or larger but so small (m). */
const SCRAP_SHARE = 0.15;
const LARGER_SCRAP = 0.45;
const SCRAP_METRES = 0.07;
/** Larger segments that cover so much of a box, so wholly inside, are things. */
const HEAP = { covers: 0.1, inside: 0.75 };
/** Furniture's parts of so large a share of the main one carry others: a leg may be at the back's depth. */
const CARRIES = 0.25;
/** A part so large, so full of its own box and so broad for its length, of quite another colour, is a cushion or a toy. */
const THING = { share: 0.05, fill: 0.6, breadth: 0.3, chroma: 0.13, brightness: 1.8 };

/**
 * The parts of what a detection names, around its main part: what is connected to it in 3D within noise and is not
 * plainly another thing. The main part comes first.
 *
 * @param fx focal length, pixels
 */
export const partsOf = (
  detection: FuseProposal,
  main: FuseOverlap,
  overlaps: readonly FuseOverlap[],
  fx: number,
): readonly FuseOverlap[] => {
  const parts = overlaps.filter((overlap) => overlap !== main && fits(detection, overlap, main.segment, fx));
  const carrying = [main.segment];
  const large = parts.filter(({ segment }) => segment.pixelCount >= CARRIES * main.segment.pixelCount);
  for (let before = 0; before < carrying.length; ) {
    before = carrying.length;
    for (const { segment } of large)
      if (!carrying.includes(segment) && meets(segment, carrying)) carrying.push(segment);
  }
  const near = parts.filter(({ segment }) => carrying.includes(segment) || meets(segment, carrying));
  const joined = isPlantLabel(detection.name) ? near : withoutThings(near, main.segment);
  const objects = joined.reduce(
    (sum, { segment }) => sum + (segment.role === 'object' ? segment.pixelCount : 0),
    main.segment.pixelCount,
  );
  return [
    main,
    ...joined.filter(
      ({ segment }) => segment.role === 'object' || segment.pixelCount <= SUPPORT_LARGER * objects,
    ),
  ];
};

const grown = (box: PixelBox, by: number): PixelBox => ({
  x0: box.x0 - by,
  y0: box.y0 - by,
  x1: box.x1 + by,
  y1: box.y1 + by,
});

/** What lies within the main part's own box adds nothing to it: fruit in a bowl, a pen on a book. */
const liesWithin = (box: PixelBox, main: PixelBox): boolean =>
  boxIntersection(box, main) >= WITHIN * boxArea(box);

/** Whether a segment may be a part of what the detection names, next to its main part. */
const fits = (
  detection: FuseProposal,
  { segment, inside, edge }: FuseOverlap,
  main: FuseSegment,
  fx: number,
): boolean => {
  if (inside < PART_INSIDE || (edge > MOST_EDGE && inside < ALL_INSIDE)) return false;
  const { box } = detection;
  const side = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  if (isJointedLabel(detection.name)) {
    if (segment.role !== 'object' && (segment.role !== 'support' || inside < SUPPORT_INSIDE)) return false;
  } else {
    if (segment.role !== 'object' || liesWithin(segment.box, main.box)) return false;
    if (!isScrap(segment, main, fx)) return false;
    if (boxIntersection(grown(segment.box, 2 + side * TOUCH), main.box) === 0) return false;
  }
  if (Number.isNaN(segment.depthMetres) || Number.isNaN(main.depthMetres)) return true;
  const reach = Math.max(LEAST_DEPTH_REACH, (DEPTH_REACH * side * main.depthMetres) / fx);
  return Math.abs(segment.depthMetres - main.depthMetres) <= reach;
};

const isScrap = (segment: FuseSegment, main: FuseSegment, fx: number): boolean => {
  const share = segment.pixelCount / main.pixelCount;
  return share <= SCRAP_SHARE || (share <= LARGER_SCRAP && widthMetres(segment, fx) <= SCRAP_METRES);
};

/** Side of a square as large as what is seen of a segment, metres. */
const widthMetres = ({ pixelCount, depthMetres }: FuseSegment, fx: number): number =>
  (Math.sqrt(pixelCount) * depthMetres) / fx;

/** Whether a box holds several things that depth has cut out: a heap, not a figure. */
export const isHeap = (overlaps: readonly FuseOverlap[], fx: number): boolean =>
  overlaps.filter(
    ({ segment, covers, inside }) =>
      segment.role === 'object' &&
      covers >= HEAP.covers &&
      inside >= HEAP.inside &&
      widthMetres(segment, fx) > SCRAP_METRES,
  ).length > 1;

/** Without what is plainly another thing and adds nothing to the extent of the rest: a cushion, a toy on a chair. */
const withoutThings = (parts: readonly FuseOverlap[], main: FuseSegment): readonly FuseOverlap[] => {
  const others = new Set(parts.filter(({ segment }) => isThing(segment, main)));
  let extent = unionBox([main.box, ...parts.filter((part) => !others.has(part)).map((p) => p.segment.box)]);
  // Those that cover more come first: a seat before what lies on it.
  return parts.filter((part) => {
    if (!others.has(part)) return true;
    if (liesWithin(part.segment.box, extent)) return false;
    extent = unionBox([extent, part.segment.box]);
    return true;
  });
};

const isThing = ({ rgb, box, pixelCount }: FuseSegment, main: FuseSegment): boolean => {
  if (pixelCount < THING.share * main.pixelCount || pixelCount < THING.fill * boxArea(box)) return false;
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (Math.min(width, height) < THING.breadth * Math.max(width, height)) return false;
  const [a, b] = [chroma(rgb), chroma(main.rgb)];
  const ratio = a.sum / b.sum;
  return (
    Math.hypot(a.red - b.red, a.green - b.green) > THING.chroma ||
    Math.max(ratio, 1 / ratio) > THING.brightness
  );
};

/** Shares of red and green in a colour; a little grey keeps the dark from looking colourful. */
const chroma = ([red, green, blue]: FuseSegment['rgb']) => {
  const sum = red + green + blue + 30;
  return { red: (red + 10) / sum, green: (green + 10) / sum, sum };
};

/** Whether a segment's depths meet those of one of the others; unknown depth meets all. */
const meets = (segment: FuseSegment, others: readonly FuseSegment[]): boolean =>
  others.some((other) => {
    const gap = Math.max(segment.nearMetres - other.farMetres, other.nearMetres - segment.farMetres);
    return !(gap > GAP.constant + GAP.square * other.depthMetres ** 2);
  });
