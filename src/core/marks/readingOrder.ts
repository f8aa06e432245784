/** Where something is for the reader: pixels. */
export interface Place {
  readonly u: number;
  readonly v: number;
  readonly height: number;
}

/** Part of the row's typical height by which two things may differ in v and still stand in one row. */
const ROW_OVERLAP = 0.5;

/**
 * Sorts as a page is read: rows from the top, left to right within a row. A row is what lies within half a typical
 * height (the median of its members) of its first member, so a pixel of jitter seldom changes the order.
 */
export const readingOrder = <T>(items: readonly T[], placeOf: (item: T) => Place): readonly T[] => {
  const placed = items.map((item, i) => ({ item, i, place: placeOf(item) }));
  placed.sort((a, b) => a.place.v - b.place.v || a.place.u - b.place.u || a.i - b.i);
  const ordered: T[] = [];
  for (let from = 0; from < placed.length; ) {
    const reach = placed[from]!.place.v + ROW_OVERLAP * typicalHeight(placed, from);
    let to = from;
    while (to < placed.length && placed[to]!.place.v <= reach) to++;
    const row = placed.slice(from, to).sort((a, b) => a.place.u - b.place.u || a.i - b.i);
    ordered.push(...row.map(({ item }) => item));
    from = to;
  }
  return ordered;
};

/** Median height of the next few things. */
const typicalHeight = (placed: readonly { readonly place: Place }[], from: number): number => {
  const heights = placed
    .slice(from, from + 5)
    .map(({ place }) => place.height)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1]!;
};
