/** Where two segments (a < b, values of the owner map) meet in the image. */
export interface SegmentContact {
  readonly a: number;
  readonly b: number;
  /** Pixel indices, two a pair: the last pixel of the one, the first of the other, right of it or below. */
  readonly pairs: number[];
  /** Of each pair: whether it lies along a row. */
  readonly isRow: boolean[];
}

export interface SegmentContacts {
  /** Sorted by a, then b. */
  readonly contacts: readonly SegmentContact[];
  /** Length of each segment's outline, pixel sides, by its value in the owner map. */
  readonly outline: Int32Array;
}

/** Pixels without owner across which two segments still meet. */
const GAP = 3;

/** All contacts of an owner map (0: none) along rows and columns. */
export const segmentContacts = (
  owner: Int32Array,
  segmentCount: number,
  { width, height }: { readonly width: number; readonly height: number },
): SegmentContacts => {
  const outline = new Int32Array(segmentCount + 1);
  const found = new Map<number, SegmentContact>();
  const meet = (from: number, to: number, isRow: boolean): void => {
    const [p, r] = [owner[from]!, owner[to]!];
    const [a, b] = p < r ? [p, r] : [r, p];
    const key = a * (segmentCount + 1) + b;
    let contact = found.get(key);
    if (!contact) {
      contact = { a, b, pairs: [], isRow: [] };
      found.set(key, contact);
    }
    contact.pairs.push(from, to);
    contact.isRow.push(isRow);
  };
  /** Of each column: the last pixel of the segment that ended last, -1 before any has. */
  const ended = new Int32Array(width).fill(-1);
  const count = (id: number): void => {
    if (id !== 0) outline[id] = outline[id]! + 1;
  };
  for (let v = 0; v < height; v += 1) {
    let last = -1;
    let before = 0;
    for (let u = 0, at = v * width; u < width; u += 1, at += 1) {
      const id = owner[at]!;
      const above = v === 0 ? 0 : owner[at - width]!;
      if (id !== before) {
        count(before);
        count(id);
        if (before !== 0) last = at - 1;
        if (id !== 0 && last >= 0 && at - last <= GAP + 1 && owner[last] !== id) meet(last, at, true);
        before = id;
      }
      if (id !== above) {
        count(above);
        count(id);
        if (above !== 0) ended[u] = at - width;
        const upper = ended[u]!;
        if (id !== 0 && upper >= 0 && at - upper <= (GAP + 1) * width && owner[upper] !== id)
          meet(upper, at, false);
      }
    }
    count(before);
  }
  for (let at = owner.length - width; at < owner.length; at += 1) count(owner[at]!);
  return { contacts: [...found.values()].sort((p, r) => p.a - r.a || p.b - r.b), outline };
};
