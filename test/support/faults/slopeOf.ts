/** Two standard errors: some 95 %. */
const WIDTH = 2;

/** Least squares through points (x, y): units of y a unit of x, and half the width of its interval. */
export const slopeOf = (
  points: readonly (readonly [number, number])[],
): { readonly slope: number; readonly interval: number } => {
  const n = points.length;
  const mean = (of: 0 | 1) => points.reduce((sum, p) => sum + p[of], 0) / n;
  const [mx, my] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / spread;
  const rest = points.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0);
  return { slope, interval: n > 2 ? WIDTH * Math.sqrt(rest / (n - 2) / spread) : Number.POSITIVE_INFINITY };
};
