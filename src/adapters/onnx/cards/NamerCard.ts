/** A file of the models folder, or of the cards' folder, by name and hash. */
export interface PinnedFile {
  readonly file: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** All that must be known to score any words against a classifier's cut-outs. */
export interface NamerCard {
  readonly name: string;
  readonly task: 'naming';
  readonly licence: string;
  readonly source: string;
  /** The classifier whose features it was fitted to, and the name of their output: one row a cut-out. */
  readonly classifier: string;
  readonly features: string;
  /** Our own weights, beside the card: safetensors. */
  readonly head: PinnedFile;
  /** A BERT kind in the models folder: numbers of word pieces in, one vector a piece out, whose mean is the text's. */
  readonly encoder: PinnedFile & { readonly vectors: string; readonly mostPieces: number };
  /** Its word pieces, one a line, in the models folder. */
  readonly pieces: PinnedFile;
}
