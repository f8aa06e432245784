/** How a detector's labels, and their absence, speak for a noun. All 0..1; fitted by scripts/language/fitSensed.ts. */
export interface SensedNumbers {
  /** Trust in a matching label: offset + slope * detector score. */
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

export const SENSED: { -readonly [K in keyof SensedNumbers]: number } = {
  trustOffset: 0.5,
  trustSlope: 0.6,
  shareExponent: 1,
  lookalike: 0.6,
  otherLabel: 0.12,
  missed: 0.08,
  unknownNoun: 0.35,
  unknownNounLabelled: 0.5,
  wrongSize: 0.05,
  floor: 0.003,
};
