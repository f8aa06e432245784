import { oklab } from '../../../image/oklab.ts';
import type { PixelBox } from '../../../types/geometry.ts';
import type { ColorImage, RgbdFrame } from '../../../types/images.ts';
import type { LandmarkCandidate, Mask } from '../../../types/landmarks.ts';
import { type SegmentContact, segmentContacts } from '../fuseContacts.ts';
import { paintOwners } from '../fuseSegments.ts';
import { unionBox } from '../fuseUnion.ts';

/** Pixels on each side of a contact at which colours are compared: the contact itself mixes both. */
const REACH = 3;
/** OKLab distance, chroma counted twice, up to which most pairs (the median) and nearly all (80 %) are of one colour. */
const ALIKE = { median: 0.06, most: 0.12 };
/** Step of depth between the two (m at 1 m, growing with the square) above which one lies before the other. */
const STEP = 0.008;
/** Least share of the smaller one's outline, and least pixels of it, along which they meet. */
const SHARE = 0.15;
const LEAST_PIXELS = 6;
/** Pieces of one thing differ in size; two things of one kind stand side by side. */
const SIZE_RATIO = 0.7;
/** Least likeness of all their colours (Bhattacharyya coefficient). */
const LIKENESS = 0.45;

/** Candidates, and index + 1 of the one that each pixel belongs to (0 none). */
export interface OwnedCandidates {
  readonly candidates: readonly LandmarkCandidate[];
  readonly owner: Int32Array;
}

/**
 * Joins what depth has cut though nothing is seen there: the limbs of a teddy bear, the two halves of a bowl. Two things
 * that touch show an edge where they do, for they differ in colour or shade each other.
 */
export const joinAlike = (candidates: readonly LandmarkCandidate[], frame: RgbdFrame): OwnedCandidates => {
  const owner = paintOwners(candidates, frame.color);
  const { contacts, outline } = segmentContacts(owner, candidates.length, frame.color);
  const into = candidates.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (into[at] !== at) at = into[at]!;
    return at;
  };
  for (const contact of contacts) {
    const [p, r] = [candidates[contact.a - 1]!, candidates[contact.b - 1]!];
    if (p.role !== 'object' || r.role !== 'object') continue;
    const [small, large] = [
      Math.min(p.mask.pixelCount, r.mask.pixelCount),
      Math.max(p.mask.pixelCount, r.mask.pixelCount),
    ];
    const around = Math.min(outline[contact.a]!, outline[contact.b]!);
    if (small > SIZE_RATIO * large || contact.pairs.length / 2 < Math.max(LEAST_PIXELS, SHARE * around))
      continue;
    if (!runsOn(contact, frame) || likeness(p.mask, r.mask, frame.color) < LIKENESS) continue;
    const [a, b] = [rootOf(contact.a - 1), rootOf(contact.b - 1)];
    into[Math.max(a, b)] = Math.min(a, b);
  }
  const roots = [...new Set(into.map((_, index) => rootOf(index)))];
  if (roots.length === candidates.length) return { candidates, owner };
  const rank = new Map(roots.map((root, at) => [root, at + 1]));
  const name = Int32Array.from([0, ...into.map((_, index) => rank.get(rootOf(index))!)]);
  for (let at = 0; at < owner.length; at += 1) owner[at] = name[owner[at]!]!;
  const members = new Map<number, LandmarkCandidate[]>(roots.map((root) => [root, []]));
  candidates.forEach((candidate, index) => {
    members.get(rootOf(index))!.push(candidate);
  });
  const joined = [...members.values()].map((parts) =>
    parts.length === 1 ? parts[0]! : { ...parts[0]!, mask: unionMask(parts.map(({ mask }) => mask)) },
  );
  return { candidates: joined, owner };
};

/** Whether depth and colour go on from the one to the other along their contact. */
const runsOn = ({ pairs, isRow }: SegmentContact, { color, depth }: RgbdFrame): boolean => {
  const steps: number[] = [];
  const distances: number[] = [];
  for (let k = 0; k < pairs.length; k += 2) {
    const [from, to] = [pairs[k]!, pairs[k + 1]!];
    const [near, far] = [depth.data[from]!, depth.data[to]!];
    if (near > 0 && far > 0) steps.push(Math.abs(near - far) / (near * near));
    const stride = isRow[k >> 1] ? 1 : color.width;
    const before = labAt(color, from, -REACH * stride);
    const after = labAt(color, to, REACH * stride);
    distances.push(distance(before, after));
  }
  if (steps.length === 0 || quantile(steps, 0.5) > STEP) return false;
  return quantile(distances, 0.5) < ALIKE.median && quantile(distances, 0.8) < ALIKE.most;
};

type Lab = readonly [number, number, number];

/** Mean colour of 2 x 2 pixels, `step` pixels away where the image goes on. */
const labAt = ({ width, data }: ColorImage, pixel: number, step: number): Lab => {
  const last = data.length / 3 - width - 2;
  const at = 3 * Math.min(last, Math.max(0, pixel + step));
  const below = at + 3 * width;
  return oklab(meanOf(data, at, below), meanOf(data, at + 1, below + 1), meanOf(data, at + 2, below + 2));
};

/** Of one channel at two neighbours in each of two rows. */
const meanOf = (data: Uint8Array, above: number, below: number): number =>
  (data[above]! + data[above + 3]! + data[below]! + data[below + 3]!) / 4;

const distance = (p: Lab, r: Lab): number => Math.hypot(p[0] - r[0], 2 * (p[1] - r[1]), 2 * (p[2] - r[2]));

const quantile = (values: number[], share: number): number =>
  values.sort((p, r) => p - r)[Math.floor(share * (values.length - 1))]!;

/** Samples taken of a mask, about. */
const SAMPLES = 800;

/** Bhattacharyya coefficient of coarse colour histograms: 0 nothing in common, 1 the same. */
const likeness = (p: Mask, r: Mask, color: ColorImage): number => {
  const [a, b] = [histogram(p, color), histogram(r, color)];
  let sum = 0;
  for (const [bin, share] of a) sum += Math.sqrt(share * (b.get(bin) ?? 0));
  return sum;
};

const histogram = ({ box, bits, pixelCount }: Mask, color: ColorImage): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  const step = Math.max(1, Math.floor(Math.sqrt(pixelCount / SAMPLES)));
  const columns = box.x1 - box.x0;
  let total = 0;
  for (let v = box.y0; v < box.y1; v += step)
    for (let u = box.x0; u < box.x1; u += step) {
      if (bits[(v - box.y0) * columns + u - box.x0] !== 1) continue;
      const [l, a, b] = labAt(color, v * color.width + u, 0);
      const bin = Math.round(12 * l) * 10_000 + Math.round(30 * (a + 0.5)) * 100 + Math.round(30 * (b + 0.5));
      counts.set(bin, (counts.get(bin) ?? 0) + 1);
      total += 1;
    }
  for (const [bin, count] of counts) counts.set(bin, count / total);
  return counts;
};

const unionMask = (masks: readonly Mask[]): Mask => {
  const box: PixelBox = unionBox(masks.map((mask) => mask.box));
  const columns = box.x1 - box.x0;
  const bits = new Uint8Array(columns * (box.y1 - box.y0));
  let pixelCount = 0;
  for (const mask of masks) {
    const width = mask.box.x1 - mask.box.x0;
    for (let at = 0; at < mask.bits.length; at += 1) {
      if (mask.bits[at] !== 1) continue;
      const u = mask.box.x0 + (at % width);
      const v = mask.box.y0 + Math.floor(at / width);
      const to = (v - box.y0) * columns + u - box.x0;
      pixelCount += 1 - bits[to]!;
      bits[to] = 1;
    }
  }
  return { box, bits, pixelCount };
};
