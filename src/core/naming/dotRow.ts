/** Dot product of a vector with one row of a matrix whose rows are as long. */
export const dotRow = (matrix: Float32Array, row: number, vector: Float32Array): number => {
  const from = row * vector.length;
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += matrix[from + i]! * vector[i]!;
  return sum;
};
