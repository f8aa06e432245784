/** How a detector's labels, and their absence, speak for a noun. All 0..1 but the slope and the exponent. */
export interface SensedNumbers {
  /** Trust in a label: the least, and the middle and width of its rise to 1 over the detector's score. */
  readonly trustLow: number;
  readonly trustMiddle: number;
  readonly trustWidth: number;
  /** Factor of a label that is not its box's first, and the power of its score's ratio to the first. */
  readonly secondLabel: number;
  readonly shareExponent: number;
  /**
   * Factors of a label of the same shape for a noun that the detector does not know, as no better name was there: with
   * no trust in the label, and with full.
   */
  readonly nearestName: number;
  readonly nearestSure: number;
  /** The same for a noun that it knows: with no trust in the label, and with full. */
  readonly lookalikeWeak: number;
  readonly lookalike: number;
  /** The same for a label that means something else of another shape. */
  readonly otherWeak: number;
  readonly otherLabel: number;
  /** Factors of a thing without a matching name that lacks, or has, the colours that are usual for the noun. */
  readonly oddColour: number;
  readonly usualColour: number;
  /** Factor of what has the extents of a scrap of a surface, for nouns that are not flat. */
  readonly scrap: number;
  /** A thing without the label that the detector would have given. */
  readonly missed: number;
  /** The same for a thing of few pixels, which detectors miss more often. */
  readonly missedSmall: number;
  /** An unlabelled thing for a noun that the detector does not know. */
  readonly unknownNoun: number;
  /** A labelled thing for a noun that the detector does not know, before the label's factor. */
  readonly unknownNounLabelled: number;
  /** Share left to a thing of impossible size. */
  readonly wrongSize: number;
  /** How sure the best match of a relation's anchor is, relative to its degree; a doubtful anchor proves little. */
  readonly anchorTrust: number;
  /** Power of the noun's degree, relative to the best, by which things count as of one kind. */
  readonly kinship: number;
  readonly floor: number;
}

/** Fitted by scripts/language/fitSensed.ts. */
export const SENSED_NUMBERS: SensedNumbers = {
  trustLow: 0.272,
  trustMiddle: 0.284,
  trustWidth: 0.037,
  secondLabel: 0.936,
  shareExponent: 2.89,
  nearestName: 0.957,
  nearestSure: 0.981,
  lookalikeWeak: 0.689,
  lookalike: 0.114,
  otherWeak: 0.664,
  otherLabel: 0.1,
  oddColour: 0.309,
  usualColour: 1.37,
  scrap: 0.292,
  missed: 0.153,
  missedSmall: 0.0168,
  unknownNoun: 0.432,
  unknownNounLabelled: 0.6,
  wrongSize: 0.0342,
  anchorTrust: 1.37,
  kinship: 1.11,
  floor: 0.003,
};
