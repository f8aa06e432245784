/** How a detector's labels, and their absence, speak for a noun. All 0..1 but the slope and the exponent. */
export interface DetectorModel {
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
  /** A thing with a label that is not to be trusted at all, for a noun that the detector knows. */
  readonly misnamed: number;
  /** An unlabelled thing for a noun that the detector does not know. */
  readonly unknownNoun: number;
  /** A labelled thing for a noun that the detector does not know, before the label's factor. */
  readonly unknownNounLabelled: number;
  /** Powers of the likeness of a thing's looks: for a thing with a matching label, without, and for another label. */
  readonly looksNamed: number;
  readonly looksBlank: number;
  readonly looksLabel: number;
  /** The least that looks count, and the most for a thing with a matching label, and without. */
  readonly looksLeast: number;
  readonly looksMost: number;
  readonly looksMostBlank: number;
  /** How much it tells against a thing without a matching name that it looks more like something else. */
  readonly competingAppearance: number;
  /** Factor of a thing without a matching name that no classifier looked at: what there is must do. */
  readonly unseen: number;
  /** Share left to a thing of impossible size. */
  readonly wrongSize: number;
  /** How sure the best match of a relation's anchor is, relative to its degree; a doubtful anchor proves little. */
  readonly anchorTrust: number;
  /** Power of the noun's degree, relative to the best, by which things count as of one kind. */
  readonly kinship: number;
  readonly floor: number;
}

/** Fitted by scripts/language/fitSensed.ts. */
export const DETECTOR_MODEL: DetectorModel = {
  trustLow: 0.232,
  trustMiddle: 0.35,
  trustWidth: 0.0687,
  secondLabel: 0.539,
  shareExponent: 0.971,
  nearestName: 0.979,
  nearestSure: 0.304,
  lookalikeWeak: 0.5,
  lookalike: 0.63,
  otherWeak: 0.769,
  otherLabel: 0.1,
  oddColour: 0.544,
  usualColour: 2.46,
  scrap: 0.0679,
  missed: 0.111,
  missedSmall: 0.00363,
  misnamed: 0.0289,
  unknownNoun: 0.429,
  unknownNounLabelled: 0.65,
  looksNamed: 0.505,
  looksBlank: 0.667,
  looksLabel: 0.0102,
  looksLeast: 0.856,
  looksMost: 6,
  looksMostBlank: 5.07,
  competingAppearance: 0.288,
  unseen: 1.45,
  wrongSize: 0.0304,
  anchorTrust: 2.2,
  kinship: 2.25,
  floor: 0.003,
};
