/** What geometry says of a claim: how probable it is, and what was measured. */
export interface Judgement {
  /** Probability 0..1 that the claim is true; 0.5 where geometry cannot tell. */
  readonly probability: number;
  /** The measured quantity in words and units, or why nothing could be measured. */
  readonly measured: string;
}

export type Verdict = 'TRUE' | 'FALSE' | 'UNKNOWN';

/** Probabilities between which a claim is neither true nor false. No unit. */
export const VERDICT_MARGINS = { trueFrom: 0.7, falseTo: 0.3 } as const;

/** Of things that a detector's guesses stand for: between these the wrong thing may have been looked at. */
export const GUESSED_MARGINS = { trueFrom: 0.8, falseTo: 0.2 } as const;

export const verdictOf = (
  probability: number,
  { trueFrom, falseTo }: { readonly trueFrom: number; readonly falseTo: number } = VERDICT_MARGINS,
): Verdict => (probability >= trueFrom ? 'TRUE' : probability <= falseTo ? 'FALSE' : 'UNKNOWN');

/** Geometry cannot tell, and why. */
export const cannotTell = (why: string): Judgement => ({ probability: 0.5, measured: why });

export const negate = ({ probability, measured }: Judgement): Judgement => ({
  probability: 1 - probability,
  measured,
});
