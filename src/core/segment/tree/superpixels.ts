import type { RegionGrid } from './RegionGrid.ts';

/** Every cell's region, 0..count - 1. */
export interface Partition {
  readonly labels: Int32Array;
  readonly count: number;
}

export const SP = { threshold: 0.08, least: 20, light: 1.2, chroma: 1.9, normal: 0.35, range: 2 };
const BINS = 4096;
/** Differences above this are all the same: an edge. */
const WIDEST = 1.5;

/**
 * Superpixels by the graph cut of Felzenszwalb and Huttenlocher (2004) over colour, normals and the logarithm of depth:
 * edges between neighbouring cells, most alike first, join regions while the edge is no wider than what either side has
 * within itself. Edges are sorted by counting, so the whole is linear in cells.
 */
export const superpixels = (grid: RegionGrid): Partition => {
  const { width, height } = grid;
  const n = width * height;
  const { order, weights } = sortedEdges(grid);
  const parent = Int32Array.from({ length: n }, (_, at) => at);
  const size = new Int32Array(n).fill(1);
  const slack = new Float32Array(n).fill(SP.threshold);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    for (let next = at; next !== root; ) {
      const after = parent[next]!;
      parent[next] = root;
      next = after;
    }
    return root;
  };
  const join = (p: number, q: number): number => {
    const [keep, drop] = size[p]! >= size[q]! ? [p, q] : [q, p];
    parent[drop] = keep;
    size[keep]! += size[drop]!;
    return keep;
  };
  for (const edge of order) {
    const p = find(edge >> 1);
    const q = find((edge >> 1) + ((edge & 1) === 0 ? 1 : width));
    if (p === q) continue;
    const weight = (weights[edge]! * WIDEST) / BINS;
    if (weight > slack[p]! || weight > slack[q]!) continue;
    const root = join(p, q);
    slack[root] = weight + SP.threshold / size[root]!;
  }
  for (const edge of order) {
    const p = find(edge >> 1);
    const q = find((edge >> 1) + ((edge & 1) === 0 ? 1 : width));
    if (p !== q && (size[p]! < SP.least || size[q]! < SP.least)) join(p, q);
  }
  return numbered(n, find);
};

const numbered = (n: number, find: (at: number) => number): Partition => {
  const labels = new Int32Array(n);
  const numberOf = new Int32Array(n).fill(-1);
  let count = 0;
  for (let at = 0; at < n; at++) {
    const root = find(at);
    if (numberOf[root]! < 0) numberOf[root] = count++;
    labels[at] = numberOf[root]!;
  }
  return { labels, count };
};

/** Edge 2 * cell goes right, 2 * cell + 1 goes down; weights in bins. */
const sortedEdges = (grid: RegionGrid): { order: Int32Array; weights: Uint16Array } => {
  const { width, height, lab, normals, depth } = grid;
  const n = width * height;
  const planes = [
    scaled(lab[0], SP.light),
    scaled(lab[1], SP.chroma),
    scaled(lab[2], SP.chroma),
    scaled(normals[0], SP.normal),
    scaled(normals[1], SP.normal),
    scaled(normals[2], SP.normal),
    depth.map((z) => SP.range * Math.log(Math.max(z, 0.2))),
  ] as const;
  const weights = new Uint16Array(2 * n).fill(BINS);
  const starts = new Int32Array(BINS + 1);
  const weigh = (edge: number, at: number, other: number): void => {
    let sum = 0;
    for (let k = 0; k < 7; k++) {
      const d = planes[k]![at]! - planes[k]![other]!;
      sum += d * d;
    }
    const bin = Math.min(BINS - 1, ((Math.sqrt(sum) * BINS) / WIDEST) | 0);
    weights[edge] = bin;
    starts[bin + 1]!++;
  };
  for (let at = 0, u = 0; at < n; at++, u = u + 1 === width ? 0 : u + 1) {
    if (u + 1 < width) weigh(2 * at, at, at + 1);
    if (at + width < n) weigh(2 * at + 1, at, at + width);
  }
  for (let bin = 0; bin < BINS; bin++) starts[bin + 1]! += starts[bin]!;
  const order = new Int32Array(starts[BINS]!);
  for (let edge = 0; edge < 2 * n; edge++) {
    const bin = weights[edge]!;
    if (bin < BINS) order[starts[bin]!++] = edge;
  }
  return { order, weights };
};

const scaled = (plane: Float32Array, factor: number): Float32Array => plane.map((value) => value * factor);
