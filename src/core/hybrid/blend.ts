import { DEFAULT_THRESHOLDS, decide } from '../prompt/decide.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { BlendWeights } from './BlendWeights.ts';
import type { Combine } from './createHybridResolver.ts';
import { firmlyViolated, told } from './reconcile.ts';

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

/**
 * Combines a model that gives every mark a chance with geometry by weighted log-odds. A mark that depth firmly contradicts
 * is answered CONTRADICTED, as by rule.
 */
export const blend =
  (weights: BlendWeights): Combine =>
  (model, geometry, measure, options) => {
    const { marks, chances } = blendedChances(model, geometry, weights);
    const decided = decide({ marks, none: true }, chances, {
      model: 'the blend of model and geometry',
      thresholds: DEFAULT_THRESHOLDS,
    });
    const ranked = marks
      .map((id, i) => ({ id, score: chances[i]! }))
      .sort((a, b) => b.score - a.score || a.id - b.id);
    const both = geometry ? ` Geometry: ${geometry.rationale}` : '';
    const logicalForm = geometry?.logicalForm ?? '';
    const answer = { ...decided, ranked, logicalForm, rationale: `${decided.rationale}${both}` };
    if (answer.status !== 'OK' || answer.id === undefined) return answer;
    const relations = measure(answer.id);
    const violated = firmlyViolated(relations, options);
    if (violated.length === 0) return { ...answer, relations };
    const { id: _, ...rest } = answer;
    const why = `Depth contradicts mark ${answer.id}: ${violated.map(told).join('; ')}.`;
    return { ...rest, status: 'CONTRADICTED', relations: violated, rationale: `${answer.rationale} ${why}` };
  };
