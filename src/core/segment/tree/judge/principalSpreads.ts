/** Standard deviations (largest first) along the principal axes of a symmetric 3x3 covariance. */
export const principalSpreads = (
  xx: number,
  yy: number,
  zz: number,
  off: readonly [xy: number, xz: number, yz: number],
): [number, number, number] => {
  const [xy, xz, yz] = off;
  const mean = (xx + yy + zz) / 3;
  const a = xx - mean;
  const b = yy - mean;
  const c = zz - mean;
  const p = Math.sqrt((a * a + b * b + c * c + 2 * (xy * xy + xz * xz + yz * yz)) / 6);
  if (p < 1e-12) {
    const s = Math.sqrt(Math.max(0, mean));
    return [s, s, s];
  }
  // The trigonometric solution of the characteristic equation.
  const det = a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz);
  const angle = Math.acos(Math.max(-1, Math.min(1, det / (2 * p * p * p)))) / 3;
  const most = mean + 2 * p * Math.cos(angle);
  const least = mean + 2 * p * Math.cos(angle + (2 * Math.PI) / 3);
  const middle = 3 * mean - most - least;
  return [Math.sqrt(Math.max(0, most)), Math.sqrt(Math.max(0, middle)), Math.sqrt(Math.max(0, least))];
};
