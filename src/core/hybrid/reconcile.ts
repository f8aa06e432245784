import type { RelationEvidence, Resolution, ScoredCandidate } from '../spatial/grounding/Resolution.ts';
import type { HybridOptions } from './HybridOptions.ts';

/** What the request's own relations measure when `id` is the target; empty where it asks for none. */
export type MeasureRelations = (id: number) => readonly RelationEvidence[];

export const told = (evidence: RelationEvidence): string => `${evidence.relation} (${evidence.measured})`;

/** The relations that speak against a mark beyond doubt. */
export const firmlyViolated = (
  evidence: readonly RelationEvidence[],
  { vetoAtMost }: HybridOptions,
): readonly RelationEvidence[] => evidence.filter((e) => e.score <= vetoAtMost);

/** Two independent views that agree: the chance that both are wrong is the product of their doubts. */
const joint = (a: number, b: number): number => 1 - (1 - a) * (1 - b);

const rankBoth = (model: Resolution, geometry?: Resolution): readonly ScoredCandidate[] => {
  const best = new Map<number, number>();
  for (const { id, score } of [...model.candidates, ...(geometry?.candidates ?? [])]) {
    best.set(id, Math.max(best.get(id) ?? 0, score));
  }
  return [...best].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score || a.id - b.id);
};

const judgeOne = (
  model: Resolution & { readonly id: number },
  geometry: Resolution | undefined,
  measure: MeasureRelations,
  options: HybridOptions,
): Resolution => {
  const relations = measure(model.id);
  const violated = firmlyViolated(relations, options);
  if (violated.length > 0) {
    const view = geometry ? ` Geometry: ${geometry.rationale}` : '';
    return {
      status: 'CONTRADICTED',
      confidence: model.confidence,
      candidates: rankBoth(model, geometry),
      relations: violated,
      rationale: `Model: ${model.rationale} Depth contradicts it: ${violated.map(told).join('; ')}.${view}`,
      logicalForm: geometry?.logicalForm ?? '',
    };
  }
  const agreed = geometry?.status === 'OK' && geometry.id === model.id;
  return {
    ...model,
    confidence: agreed ? joint(model.confidence, geometry.confidence) : model.confidence,
    relations,
    rationale: agreed ? `${model.rationale} Geometry agrees: ${geometry.rationale}` : model.rationale,
    logicalForm: geometry?.logicalForm ?? '',
  };
};

const breakTie = (
  model: Resolution,
  geometry: Resolution | undefined,
  measure: MeasureRelations,
  options: HybridOptions,
): Resolution => {
  const logicalForm = geometry?.logicalForm ?? '';
  const standing = model.candidates.filter(({ id }) => firmlyViolated(measure(id), options).length === 0);
  const favourite = standing.find(({ id }) => geometry?.status === 'OK' && geometry.id === id);
  const winner = favourite ?? (standing.length === 1 ? standing[0] : undefined);
  if (winner) {
    const rationale = `${model.rationale} Depth leaves mark ${winner.id}.`;
    const confidence = favourite ? joint(winner.score, geometry!.confidence) : winner.score;
    const relations = measure(winner.id);
    return {
      status: 'OK',
      id: winner.id,
      confidence,
      candidates: standing,
      relations,
      rationale,
      logicalForm,
    };
  }
  if (standing.length > 0) return { ...model, candidates: standing, logicalForm };
  const violated = model.candidates.flatMap(({ id }) => firmlyViolated(measure(id), options));
  return {
    status: 'CONTRADICTED',
    confidence: model.confidence,
    candidates: rankBoth(model, geometry),
    relations: violated,
    rationale: `Model: ${model.rationale} Depth contradicts every one of them.`,
    logicalForm,
  };
};

/**
 * The model proposes, geometry disposes. A mark that depth firmly contradicts is never answered; between marks that the
 * model cannot tell apart, depth decides where it can; everything else is the model's answer with depth's measurements.
 *
 * @param geometry the geometric answer, where geometry understood the request
 */
export const reconcile = (
  model: Resolution,
  geometry: Resolution | undefined,
  measure: MeasureRelations,
  options: HybridOptions,
): Resolution => {
  if (model.status === 'OK' && model.id !== undefined) {
    return judgeOne({ ...model, id: model.id }, geometry, measure, options);
  }
  if (model.status === 'AMBIGUOUS') return breakTie(model, geometry, measure, options);
  if (!geometry) return model;
  return {
    ...model,
    candidates: rankBoth(model, geometry),
    rationale: `${model.rationale} Geometry: ${geometry.rationale}`,
    logicalForm: geometry.logicalForm,
  };
};
