/** How a model's and geometry's views of a request are weighed; fitted to answered questions (docs/own-model.md). */
export interface BlendWeights {
  /** Of the logarithm of geometry's chance of a mark, and of the model's. */
  readonly geometry: number;
  readonly model: number;
  /** Added to the logarithm for "none", and once more where geometry finds nothing. */
  readonly none: number;
  readonly absent: number;
}
