import type { RegionGrid } from '../grid/RegionGrid.ts';

/** Every cell's region, 0..count - 1. */
export interface Partition {
  readonly labels: Int32Array;
  readonly count: number;
}

/** How far apart a region's cells may be before its size excuses them: a region of n cells keeps THRESHOLD / n in hand. */
const THRESHOLD = 0.08;
/** Regions of fewer cells join their most alike neighbour. */
const LEAST_CELLS = 20;
/** How much each kind of difference counts. */
const LIGHT = 1.2;
const CHROMA = 1.9;
const NORMAL = 0.35;
const RANGE = 2;
const CHANNELS = 7;
const BINS = 4096;
/** Differences above this are all the same: an edge. */
const WIDEST = 1.5;

/**
 * Superpixels by the graph cut of Felzenszwalb and Huttenlocher (2004) over colour, normals and the logarithm of depth:
 * edges between neighbouring cells, most alike first, join regions while the edge is no wider than what either side has
 * within itself. Edges are sorted by counting, so the whole is linear in cells.
 */
export const superpixels = (grid: RegionGrid): Partition => {
  const { width } = grid;
  const { order, weights } = sortedEdges(grid);
  const sets = new CellSets(width * grid.height);
  const slack = new Float32Array(width * grid.height).fill(THRESHOLD);
  // Edges that were too wide come again, for what stayed too small.
  const left = new Int32Array(order.length);
  let count = 0;
  for (let k = 0; k < order.length; k++) {
    const edge = order[k]!;
    const p = sets.find(edge >> 1);
    const q = sets.find((edge >> 1) + ((edge & 1) === 0 ? 1 : width));
    if (p === q) continue;
    const weight = (weights[edge]! * WIDEST) / BINS;
    if (weight > slack[p]! || weight > slack[q]!) left[count++] = edge;
    else {
      const root = sets.join(p, q);
      slack[root] = weight + THRESHOLD / sets.size[root]!;
    }
  }
  for (let k = 0; k < count; k++) {
    const edge = left[k]!;
    const p = sets.find(edge >> 1);
    const q = sets.find((edge >> 1) + ((edge & 1) === 0 ? 1 : width));
    if (p !== q && (sets.size[p]! < LEAST_CELLS || sets.size[q]! < LEAST_CELLS)) sets.join(p, q);
  }
  return sets.numbered();
};

/** Disjoint sets of cells: union by size, paths halved. */
class CellSets {
  readonly size: Int32Array;
  readonly #parent: Int32Array;

  constructor(cells: number) {
    this.#parent = Int32Array.from({ length: cells }, (_, at) => at);
    this.size = new Int32Array(cells).fill(1);
  }

  find(cell: number): number {
    const parent = this.#parent;
    let at = cell;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  /** The root of both. */
  join(p: number, q: number): number {
    const { size } = this;
    const keep = size[p]! >= size[q]! ? p : q;
    const drop = keep === p ? q : p;
    this.#parent[drop] = keep;
    size[keep]! += size[drop]!;
    return keep;
  }

  numbered(): Partition {
    const n = this.#parent.length;
    const labels = new Int32Array(n);
    const numberOf = new Int32Array(n).fill(-1);
    let count = 0;
    for (let at = 0; at < n; at++) {
      const root = this.find(at);
      if (numberOf[root]! < 0) numberOf[root] = count++;
      labels[at] = numberOf[root]!;
    }
    return { labels, count };
  }
}

/** Edge 2 * cell goes right, 2 * cell + 1 goes down; weights in bins. */
const sortedEdges = (grid: RegionGrid): { order: Int32Array; weights: Uint16Array } => {
  const { width, height } = grid;
  const n = width * height;
  const channels = channelsOf(grid);
  const weights = new Uint16Array(2 * n).fill(BINS);
  const starts = new Int32Array(BINS + 1);
  const weigh = (edge: number, at: number, other: number): void => {
    const bin = difference(channels, at, other);
    weights[edge] = bin;
    starts[bin + 1]! += 1;
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

/** The bin of the distance of two cells, 0..BINS - 1. */
const difference = (channels: Float32Array, at: number, other: number): number => {
  const i = at * CHANNELS;
  const j = other * CHANNELS;
  let sum = 0;
  for (let k = 0; k < CHANNELS; k++) {
    const d = channels[i + k]! - channels[j + k]!;
    sum += d * d;
  }
  const bin = ((Math.sqrt(sum) * BINS) / WIDEST) | 0;
  return bin < BINS ? bin : BINS - 1;
};

/** Colour, normal and range of every cell, scaled so that their differences add up. */
const channelsOf = ({ lab, normals, depth }: RegionGrid): Float32Array => {
  const [light, greenRed, blueYellow] = lab;
  const [x, y, z] = normals;
  const channels = new Float32Array(depth.length * CHANNELS);
  for (let at = 0, to = 0; at < depth.length; at++) {
    channels[to++] = LIGHT * light[at]!;
    channels[to++] = CHROMA * greenRed[at]!;
    channels[to++] = CHROMA * blueYellow[at]!;
    channels[to++] = NORMAL * x[at]!;
    channels[to++] = NORMAL * y[at]!;
    channels[to++] = NORMAL * z[at]!;
    channels[to++] = RANGE * Math.log(Math.max(depth[at]!, 0.2));
  }
  return channels;
};
