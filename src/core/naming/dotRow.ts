/**
 * Dot product of a vector with one row of a matrix whose rows are as long. Four sums at a time: one would wait for each
 * product, and rows of a thousand numbers are taken by the hundred.
 */
export const dotRow = (matrix: Float32Array, row: number, vector: Float32Array): number => {
  const length = vector.length;
  const from = row * length;
  const fours = length - (length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < fours; i += 4) {
    const at = from + i;
    a += matrix[at]! * vector[i]!;
    b += matrix[at + 1]! * vector[i + 1]!;
    c += matrix[at + 2]! * vector[i + 2]!;
    d += matrix[at + 3]! * vector[i + 3]!;
  }
  for (let i = fours; i < length; i++) a += matrix[from + i]! * vector[i]!;
  return a + b + c + d;
};
