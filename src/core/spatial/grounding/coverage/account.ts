import type { Resolution, ScoredCandidate } from '../Resolution.ts';
import type { Unread } from './unreadOf.ts';

/** What a narrowing word that was not used leaves of the confidence: calibrated on development sentences (docs/language.md). */
const UNUSED_FACTOR = 0.97;
/** Less of the telling words used than this is no understanding. */
const LEAST_USED = 0.45;
/** Candidates named at most. */
const MAX_KIN = 10;

const quoted = (phrases: readonly string[]): string => phrases.map((phrase) => `"${phrase}"`).join(', ');

/**
 * An answer that accounts for what was not used of the words: OK only where they could not have changed the choice.
 *
 * @param kin what is of the kind that was named, best first
 * @param question what to ask where several may be meant
 */
export const account = (
  resolution: Resolution,
  unread: Unread,
  kin: readonly ScoredCandidate[],
  question: (candidates: readonly ScoredCandidate[]) => string,
): Resolution => {
  const { phrases, headUnknown, decisive, used } = unread;
  if (phrases.length === 0) return resolution;
  const notUnderstood = phrases;
  const said = `${quoted(phrases)} ${phrases.length === 1 ? 'was' : 'were'} not used`;
  if (headUnknown)
    return {
      ...withoutId(resolution),
      status: 'NOT_FOUND',
      confidence: 0,
      rationale: `Nothing here bears the name "${phrases[0]}", and nothing is known of what it looks like.`,
      notUnderstood,
    };
  if (used < LEAST_USED)
    return {
      ...withoutId(resolution),
      status: 'NOT_UNDERSTOOD',
      confidence: 0,
      candidates: [],
      rationale: `Too little was understood: ${said}.`,
      notUnderstood,
    };
  if (resolution.status !== 'OK')
    return { ...resolution, rationale: `${resolution.rationale} ${said}.`, notUnderstood };
  if (decisive && kin.length > 1) {
    const candidates = kin.slice(0, MAX_KIN);
    return {
      ...withoutId(resolution),
      status: 'AMBIGUOUS',
      candidates,
      question: question(candidates),
      rationale: `${said}, and could mean another of ${kin.length}.`,
      notUnderstood,
    };
  }
  return {
    ...resolution,
    confidence: resolution.confidence * UNUSED_FACTOR ** phrases.length,
    rationale: `${resolution.rationale} ${said}.`,
    notUnderstood,
  };
};

const withoutId = ({ id: _, question: __, ...rest }: Resolution): Resolution => rest;
