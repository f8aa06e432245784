/** The robot seen from above, metres, x forward, origin at its base: a disc, or a polygon as Nav2 writes it. */
export type Footprint =
  | { readonly kind: 'disc'; readonly radius: number }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[] };

/** Distance of a point from the footprint, metres; negative or 0 inside. */
export const distanceFrom = (footprint: Footprint, x: number, y: number): number => {
  if (footprint.kind === 'disc') return Math.hypot(x, y) - footprint.radius;
  const { points } = footprint;
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [i, [bx, by]] of points.entries()) {
    const [ax, ay] = points[(i + points.length - 1) % points.length]!;
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    nearest = Math.min(nearest, toSegment(x, y, [ax, ay, bx, by]));
  }
  return inside ? -nearest : nearest;
};

/** The least disc about the base that holds it. */
export const outerRadius = (footprint: Footprint): number =>
  footprint.kind === 'disc'
    ? footprint.radius
    : Math.max(...footprint.points.map(([x, y]) => Math.hypot(x, y)));

/** The largest disc about the base inside it; 0 where the base is not inside. */
export const innerRadius = (footprint: Footprint): number => Math.max(0, -distanceFrom(footprint, 0, 0));

const toSegment = (
  x: number,
  y: number,
  [ax, ay, bx, by]: readonly [number, number, number, number],
): number => {
  const dx = bx - ax;
  const dy = by - ay;
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};
