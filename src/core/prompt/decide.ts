import type { Resolution, ScoredCandidate } from '../spatial/grounding/Resolution.ts';
import { type Choice, choicesOf, type MarkPrompt } from './MarkPrompt.ts';

/** When a distribution over marks is an answer. */
export interface DecisionThresholds {
  /** Least probability, alone or together with its rivals, for the best mark to count as found. */
  readonly acceptProbability: number;
  /** A mark with at least this share of the best one's probability fits about equally well. */
  readonly rivalRatio: number;
  /** With more rivals than this the model has no preference, which is not the same as an ambiguous request. */
  readonly maxRivals: number;
}

export const DEFAULT_THRESHOLDS: DecisionThresholds = {
  acceptProbability: 0.5,
  rivalRatio: 0.5,
  maxRivals: 8,
};

const percent = (p: number): string => `${Math.round(p * 100)} %`;

/**
 * Turns probabilities (in the order of `choicesOf(prompt)`, summing to 1) into OK, AMBIGUOUS or NOT_FOUND. Never names
 * an object that the prompt did not offer.
 */
export const decide = (
  prompt: Pick<MarkPrompt, 'marks' | 'none'>,
  probabilities: readonly number[],
  options: { readonly model: string; readonly reason?: string; readonly thresholds?: DecisionThresholds },
): Resolution => {
  const { acceptProbability, rivalRatio, maxRivals } = options.thresholds ?? DEFAULT_THRESHOLDS;
  const choices = choicesOf(prompt);
  const none = prompt.none ? probabilities[choices.indexOf(null as Choice)]! : 0;
  const ranked: ScoredCandidate[] = prompt.marks
    .map((id, i) => ({ id, score: probabilities[i]! }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
  const because = options.reason ? `: ${options.reason}` : '';
  const base = { candidates: ranked, relations: [], logicalForm: '' };
  const best = ranked[0];

  if (!best || none >= best.score) {
    const rationale = `${options.model} finds none of the numbered objects fitting (${percent(none)})${because}.`;
    return { ...base, status: 'NOT_FOUND', confidence: none, rationale };
  }
  const rivals = ranked.filter((c) => c.score >= rivalRatio * best.score);
  const mass = rivals.reduce((sum, c) => sum + c.score, 0);
  if (mass < acceptProbability || rivals.length > maxRivals) {
    const rationale = `${options.model} prefers no numbered object clearly (best: mark ${best.id}, ${percent(best.score)})${because}.`;
    return { ...base, status: 'NOT_FOUND', confidence: 1 - mass, rationale };
  }
  if (rivals.length > 1) {
    const list = rivals.map((c) => c.id).join(', ');
    const rationale = `${options.model} cannot choose between marks ${list}${because}.`;
    return { ...base, status: 'AMBIGUOUS', candidates: rivals, confidence: best.score, rationale };
  }
  const rationale = `${options.model} chose mark ${best.id} (${percent(best.score)})${because}.`;
  return { ...base, status: 'OK', id: best.id, confidence: best.score, rationale };
};
