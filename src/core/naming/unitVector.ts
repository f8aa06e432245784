/** The vector at length 1; one without a direction stays zero, so that it speaks for nothing. */
export const unitVector = (vector: Float32Array): Float32Array => {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const factor = sum > 0 && Number.isFinite(sum) ? 1 / Math.sqrt(sum) : 0;
  return factor === 0 ? new Float32Array(vector.length) : vector.map((value) => value * factor);
};
