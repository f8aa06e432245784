/** How a detector's labels, and their absence, speak for a noun. All 0..1 but the slope and the exponent. */
export interface SensedNumbers {
  /** Trust in a matching label: offset at detector score 0, offset + slope from `trustFull` on. */
  readonly trustOffset: number;
  readonly trustSlope: number;
  readonly trustFull: number;
  /** Factor of a label that is not its box's first, and the power of its score's ratio to the first. */
  readonly secondLabel: number;
  readonly shareExponent: number;
  /** Factor of a label that means something else, of the same shape. */
  readonly lookalike: number;
  /** Factor of a label that means something else, at score 0. */
  readonly otherLabel: number;
  /** A thing without the label that the detector would have given. */
  readonly missed: number;
  /** An unlabelled thing for a noun that the detector does not know. */
  readonly unknownNoun: number;
  /** A labelled thing for a noun that the detector does not know, before the label's factor. */
  readonly unknownNounLabelled: number;
  /** Share left to a thing of impossible size. */
  readonly wrongSize: number;
  readonly floor: number;
}

/** Fitted by scripts/language/fitSensed.ts. */
export const SENSED_NUMBERS: SensedNumbers = {
  trustOffset: 0.568,
  trustSlope: 0.665,
  trustFull: 0.8,
  secondLabel: 1,
  shareExponent: 1.48,
  lookalike: 0.566,
  otherLabel: 0.5,
  missed: 0.01,
  unknownNoun: 0.436,
  unknownNounLabelled: 0.699,
  wrongSize: 0.0441,
  floor: 0.003,
};
