/** A RegionEmbedding in eight bits a number: what is kept of a thing for as long as it is remembered. */
export interface PackedEmbedding {
  /** The namer in whose space it lies: what two namers say is never compared. */
  readonly space: string;
  readonly values: Int8Array;
  /** What one step of the values is worth. */
  readonly step: number;
  readonly usual: number;
}
