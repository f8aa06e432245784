/** How a detector's labels, and their absence, speak for a noun. All 0..1 but the slope and the exponent. */
export interface SensedNumbers {
  /** Trust in a matching label: offset + slope * best detector score of the box. */
  readonly trustOffset: number;
  readonly trustSlope: number;
  /** A label's share of its box's scores counts to this power. */
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
  trustOffset: 0.62,
  trustSlope: 0.84,
  shareExponent: 0.6,
  lookalike: 0.73,
  otherLabel: 0.5,
  missed: 0.01,
  unknownNoun: 0.41,
  unknownNounLabelled: 0.9,
  wrongSize: 0.13,
  floor: 0.003,
};
