/** What a cut-out shows, in the space of phrases. */
export interface RegionEmbedding {
  /** Its dot product with a phrase's unit vector is the phrase's logit. */
  readonly vector: Float32Array;
  /** Logarithm of the mean of exp(logit) over a vocabulary of all kinds of nouns: what any noun gets here. */
  readonly usual: number;
}
