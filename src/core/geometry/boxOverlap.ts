interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const boxArea = (b: Box): number => Math.max(0, b.x1 - b.x0) * Math.max(0, b.y1 - b.y0);

/** Area that both boxes cover. */
export const boxIntersection = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

/** Intersection over union, 0..1. */
export const boxIou = (a: Box, b: Box): number => {
  const both = boxIntersection(a, b);
  return both === 0 ? 0 : both / (boxArea(a) + boxArea(b) - both);
};
