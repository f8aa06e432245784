import { DEFAULT_THRESHOLDS, decide } from '../prompt/decide.ts';
import type { Resolution, ScoredCandidate } from '../spatial/grounding/Resolution.ts';
import type { BlendWeights } from './BlendWeights.ts';
import type { Combine } from './createHybridResolver.ts';
import type { HybridOptions } from './HybridOptions.ts';
import { firmlyViolated, type MeasureRelations, told } from './reconcile.ts';

/** The least chance that either of the two is taken to give a mark: neither rules anything out by itself. */
const LEAST_CHANCE = 1e-3;

const log = (chance: number): number => Math.log(Math.max(LEAST_CHANCE, chance));

/**
 * Chances of the model's marks, and of "none" last: softmax of a weighted sum of both logarithms. Geometry lists its ten
 * likeliest; what it does not list has its least chance.
 */
export const blendedChances = (
  model: Pick<Resolution, 'ranked'>,
  geometry: Pick<Resolution, 'ranked' | 'status'> | undefined,
  weights: BlendWeights,
): { readonly marks: readonly number[]; readonly chances: readonly number[] } => {
  const ranked = model.ranked ?? [];
  const none = Math.max(0, 1 - ranked.reduce((sum, { score }) => sum + score, 0));
  const byGeometry = new Map(geometry?.ranked?.map(({ id, score }) => [id, score]));
  const sums = ranked.map(
    ({ id, score }) =>
      weights.model * log(score) + (geometry ? weights.geometry * log(byGeometry.get(id) ?? 0) : 0),
  );
  const absent = geometry?.status === 'NOT_FOUND' ? weights.absent : 0;
  const all = [...sums, weights.model * log(none) + (geometry ? weights.none + absent : 0)];
  const most = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = all.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return { marks: ranked.map(({ id }) => id), chances: powers.map((power) => power / total) };
};

/** From this blended chance on a mark that geometry cannot tell from others is answered. Fitted with the weights. */
const BREAKS_TIE_FROM = 0.6;

/**
 * Combines a model that gives every mark a chance with geometry. What geometry answers or refuses stands: on frames held
 * out the model was right where geometry was not too seldom to be heard against it. Where geometry finds several things
 * that fit, the blend chooses when it is sure enough; where geometry understood nothing, the model answers. A mark that
 * depth firmly contradicts is answered CONTRADICTED, as by rule.
 */
export const blend =
  (weights: BlendWeights): Combine =>
  (model, geometry, measure, options) => {
    if (geometry && geometry.status !== 'AMBIGUOUS') return geometry;
    const { marks, chances } = blendedChances(model, geometry, weights);
    const ranked = marks
      .map((id, i) => ({ id, score: chances[i]! }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
    const [best] = ranked;
    if (geometry && (best?.score ?? 0) < BREAKS_TIE_FROM) return geometry;
    const answer = geometry
      ? chosen({ ...geometry, ranked }, best!)
      : {
          ...decide({ marks, none: true }, chances, { model: 'the model', thresholds: DEFAULT_THRESHOLDS }),
          ranked,
        };
    return answer.status === 'OK' && answer.id !== undefined
      ? checked({ ...answer, id: answer.id }, measure, options)
      : answer;
  };

/** Geometry's tie, broken. */
const chosen = (geometry: Resolution, { id, score }: ScoredCandidate): Resolution => {
  const { question: _, ...rest } = geometry;
  const rationale = `${geometry.rationale} Looked at together with the model, mark ${id} is meant (${Math.round(score * 100)} %).`;
  return { ...rest, status: 'OK', id, confidence: score, candidates: geometry.ranked ?? [], rationale };
};

const checked = (
  answer: Resolution & { readonly id: number },
  measure: MeasureRelations,
  options: HybridOptions,
): Resolution => {
  const relations = measure(answer.id);
  const violated = firmlyViolated(relations, options);
  if (violated.length === 0) return { ...answer, relations };
  const { id, ...rest } = answer;
  const why = `Depth contradicts mark ${id}: ${violated.map(told).join('; ')}.`;
  return { ...rest, status: 'CONTRADICTED', relations: violated, rationale: `${answer.rationale} ${why}` };
};
