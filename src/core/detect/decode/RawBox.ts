/** A box as a network gives it: pixels of the network's own input, not yet clipped. */
export interface RawBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly score: number;
  /** Index into the model's list of labels. */
  readonly label: number;
}

/** What every decoder needs to know. */
export interface DecodeLimits {
  /** Boxes below are not made at all. */
  readonly scoreThreshold: number;
  /** Best boxes kept, before suppression. */
  readonly maxBoxes: number;
}

/** The best `maxBoxes`, best first; drops what is not finite or has no area. Reorders its argument. */
export const keepBest = (boxes: RawBox[], { maxBoxes }: DecodeLimits): readonly RawBox[] =>
  boxes
    .filter((b) => Number.isFinite(b.x0 + b.y0 + b.x1 + b.y1 + b.score) && b.x1 > b.x0 && b.y1 > b.y0)
    .sort((a, b) => b.score - a.score)
    .slice(0, maxBoxes);
