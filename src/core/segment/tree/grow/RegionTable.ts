/** What is summed over the cells of a region, by position in `sums`. */
export const SUM = {
  cells: 0,
  measured: 1,
  light: 2,
  greenRed: 3,
  blueYellow: 4,
  /** Squares of the three. */
  light2: 5,
  greenRed2: 6,
  blueYellow2: 7,
  normalX: 8,
  normalY: 9,
  normalZ: 10,
  x: 11,
  y: 12,
  z: 13,
  xx: 14,
  yy: 15,
  zz: 16,
  xy: 17,
  xz: 18,
  yz: 19,
  depth: 20,
} as const;
export const SUMS = 21;

/** What is counted along a border, by position in `borders` (of a region) and `shared` (of two of them). */
export const BORDER = {
  /** Pairs of neighbouring cells, one on each side. */
  pairs: 0,
  /** Sum of relative depth steps, and of colour differences. */
  step: 1,
  colour: 2,
  /** Pairs where the other side is much nearer; in `shared`, where the second region is. */
  otherNearer: 3,
  /** Pairs where this side is much nearer; in `shared`, where the first region is. */
  ownNearer: 4,
  /** Pairs with this side above the other in the image; in `shared`, the first above the second, then reversed. */
  above: 5,
  below: 6,
  /** The same, and the lower side is level and touches: what stands on something. */
  standsOn: 7,
  carries: 8,
} as const;
export const BORDERS = 9;

/** Regions and what is known of each: leaves first, then joined ones. Arrays have room for `capacity` regions. */
export class RegionTable {
  readonly capacity: number;
  count = 0;
  readonly sums: Float64Array;
  readonly borders: Float64Array;
  /** x0, y0, x1, y1 of the grid, half open. */
  readonly boxes: Int32Array;
  /** Least and greatest x, y, z (metres, level frame) of measured cells. */
  readonly low: Float32Array;
  readonly high: Float32Array;
  /** Cost of the cheapest join with a neighbour at birth, mean colour distance to the neighbours, how many there are. */
  readonly cheapest: Float32Array;
  readonly contrast: Float32Array;
  readonly neighbours: Int32Array;
  /** What its own join cost; 0 for leaves. */
  readonly cost: Float32Array;
  /** -1 for the root. */
  readonly parent: Int32Array;
  /** The two regions that it joins; -1 for leaves. */
  readonly first: Int32Array;
  readonly second: Int32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.sums = new Float64Array(capacity * SUMS);
    this.borders = new Float64Array(capacity * BORDERS);
    this.boxes = new Int32Array(capacity * 4);
    this.low = new Float32Array(capacity * 3).fill(Number.POSITIVE_INFINITY);
    this.high = new Float32Array(capacity * 3).fill(Number.NEGATIVE_INFINITY);
    this.cheapest = new Float32Array(capacity);
    this.contrast = new Float32Array(capacity);
    this.neighbours = new Int32Array(capacity);
    this.cost = new Float32Array(capacity);
    this.parent = new Int32Array(capacity).fill(-1);
    this.first = new Int32Array(capacity).fill(-1);
    this.second = new Int32Array(capacity).fill(-1);
  }

  /** A copy of the leaves, with room for what grows from them. */
  withRoomFor(capacity: number): RegionTable {
    const table = new RegionTable(capacity);
    table.count = this.count;
    table.sums.set(this.sums);
    table.borders.set(this.borders);
    table.boxes.set(this.boxes);
    table.low.set(this.low);
    table.high.set(this.high);
    return table;
  }
}
