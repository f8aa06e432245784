/** Ridge logistic regression by Newton's method. Rows of features, truth 0 or 1, weights of the rows. */
export const fitLogistic = (
  rows: readonly Float64Array[],
  truth: readonly number[],
  weight: readonly number[],
  ridge: number,
): Float64Array => {
  const n = rows[0]!.length;
  let beta = new Float64Array(n);
  for (let round = 0; round < 25; round++) {
    const gradient = new Float64Array(n);
    const hessian = Array.from({ length: n }, () => new Float64Array(n));
    for (const [r, row] of rows.entries()) {
      const p = 1 / (1 + Math.exp(-dot(row, beta)));
      const g = weight[r]! * (truth[r]! - p);
      const h = weight[r]! * Math.max(1e-6, p * (1 - p));
      for (let a = 0; a < n; a++) {
        if (row[a] === 0) continue;
        gradient[a]! += g * row[a]!;
        for (let b = 0; b <= a; b++) hessian[a]![b]! += h * row[a]! * row[b]!;
      }
    }
    for (let a = 0; a < n; a++) {
      for (let b = a + 1; b < n; b++) hessian[a]![b] = hessian[b]![a]!;
      // The bias is free.
      const pull = a === 0 ? 1e-6 : ridge;
      hessian[a]![a]! += pull;
      gradient[a]! -= pull * beta[a]!;
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, a) => value + step[a]!);
    if (step.every((s) => Math.abs(s) < 1e-6)) break;
  }
  return beta;
};

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** Gauss elimination with pivots; both arguments are used up. */
export const solve = (matrix: Float64Array[], right: Float64Array): Float64Array => {
  const n = right.length;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let r = k + 1; r < n; r++) if (Math.abs(matrix[r]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = r;
    [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
    [right[k], right[pivot]] = [right[pivot]!, right[k]!];
    for (let r = k + 1; r < n; r++) {
      const factor = matrix[r]![k]! / matrix[k]![k]!;
      for (let c = k; c < n; c++) matrix[r]![c]! -= factor * matrix[k]![c]!;
      right[r]! -= factor * right[k]!;
    }
  }
  const x = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let sum = right[k]!;
    for (let c = k + 1; c < n; c++) sum -= matrix[k]![c]! * x[c]!;
    x[k] = sum / matrix[k]![k]!;
  }
  return x;
};
