/** Wilson score interval of a share at 95 %. */
export const wilson = (correct: number, n: number): readonly [number, number] => {
  if (n === 0) return [0, 1];
  const z = 1.959964;
  const p = correct / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
};
