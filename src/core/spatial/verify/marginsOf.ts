import type { Claim } from '../grammar/statement/Statement.ts';
import { GUESSED_MARGINS, VERDICT_MARGINS } from '../relations/Judgement.ts';
import type { Matcher } from './Matcher.ts';

/** Probabilities from which claims are true, and to which they are false: of definite things among guesses surer ones. */
export const marginsOf = ({ frame }: Matcher, claims: readonly Claim[]) =>
  frame.detected && claims.every(({ quantifier, existential }) => quantifier.kind === 'the' && !existential)
    ? GUESSED_MARGINS
    : VERDICT_MARGINS;
