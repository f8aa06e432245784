/** A rectangle on the map, pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const overlap = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/** Finds places for labels where they cover least of what is there already. */
export class Placer {
  readonly #taken: Rect[] = [];
  readonly #frame: Rect;

  constructor(frame: Rect) {
    this.#frame = frame;
  }

  take(rect: Rect): void {
    this.#taken.push(rect);
  }

  /** The first of the places that covers nothing, else the one that covers least; kept inside the frame, and taken. */
  place(places: readonly Rect[]): Rect {
    const inside = places.map((rect) => ({
      ...rect,
      x: Math.min(Math.max(rect.x, this.#frame.x), this.#frame.x + this.#frame.w - rect.w),
      y: Math.min(Math.max(rect.y, this.#frame.y), this.#frame.y + this.#frame.h - rect.h),
    }));
    const cost = (rect: Rect): number => this.#taken.reduce((sum, other) => sum + overlap(rect, other), 0);
    const best = inside.reduce((a, b) => (cost(b) < cost(a) - 1e-9 ? b : a));
    this.take(best);
    return best;
  }
}
