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
  const walk = (lines: number, lineStep: number, cells: number, step: number): void => {
    for (let line = 0; line < lines; line += 1) {
      const end = line * lineStep + cells * step;
      let last = -1;
      for (let at = line * lineStep; at < end; ) {
        const id = owner[at]!;
        let to = at + step;
        while (to < end && owner[to] === id) to += step;
        if (id !== 0) {
          outline[id] = outline[id]! + 2;
          if (last >= 0 && at - last <= (GAP + 1) * step && owner[last] !== id) meet(last, at, step === 1);
          last = to - step;
        }
        at = to;
      }
    }
  };
  walk(height, width, width, 1);
  walk(width, 1, height, width);
  return { contacts: [...found.values()].sort((p, r) => p.a - r.a || p.b - r.b), outline };
};
