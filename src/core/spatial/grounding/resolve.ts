import type { LogicalForm } from '../grammar/LogicalForm.ts';
import { parse } from '../grammar/parse.ts';
import { printDescription, printLogicalForm } from '../grammar/print.ts';
import { namesOf } from '../lexicon/namesOf.ts';
import type { Scene } from '../scene/Scene.ts';
import { labelKey } from '../scene/SceneGeometry.ts';
import { evidenceFor } from './decision/evidence.ts';
import { presenceScore } from './decision/presenceScore.ts';
import { relativeLikelihood } from './decision/relativeLikelihood.ts';
import { interpretationsOf, posterior } from './interpretation/interpretations.ts';
import type { SceneModel } from './models/SceneModel.ts';
import { weightOf } from './models/weights.ts';
import type { RelationEvidence, Resolution, ScoredCandidate } from './Resolution.ts';

export interface ResolveOptions {
  /** Class names that the detector could have given: their absence is evidence. Lower case. */
  readonly detectorVocabulary?: readonly string[];
  /** The answer is known to be in the scene: name the best object even when others fit as well or it fits badly. */
  readonly mustAnswer?: boolean;
  /** Another model than that of the kind of scene: for fitting one. */
  readonly model?: SceneModel;
}

const nothing = (status: Resolution['status'], rationale: string, form: LogicalForm): Resolution => ({
  status,
  confidence: 0,
  candidates: [],
  relations: [],
  rationale,
  logicalForm: printLogicalForm(form),
});

const nameOf = (scene: Scene, id: number): string => {
  const object = scene.objects.find((o) => o.id === id);
  const label = object && namesOf(object)[0]?.label;
  return label ? `${label} ${id}` : `object ${id}`;
};

const because = (scene: Scene, relations: readonly RelationEvidence[]): string => {
  const parts = relations
    .filter((r) => r.score > 0.2)
    .map(
      (r) =>
        `${r.relation}${r.anchors.length > 0 ? ` ${r.anchors.map((a) => nameOf(scene, a)).join(' and ')}` : ''} (${r.measured})`,
    );
  return parts.length > 0 ? `: ${parts.join('; ')}` : '';
};

/** One set for each list, so that what is derived from a detector's classes is derived once and not a query. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();
const setOf = (names: readonly string[]): ReadonlySet<string> => {
  const set = sets.get(names) ?? new Set(names);
  sets.set(names, set);
  return set;
};

/** Candidates listed at most. */
const MAX_CANDIDATES = 10;

/**
 * Which object of the scene an expression means. Left, right, front and behind are the scene viewer's; without one
 * they are inferred. Total: bad input is a status, never a throw. Confidence is the calibrated probability of `id`.
 */
export const resolve = (scene: Scene, expression: string, options: ResolveOptions = {}): Resolution => {
  const labels = new Set<string>();
  for (const object of scene.objects) for (const { label } of object.labels) labels.add(labelKey(label));
  return resolveForm(scene, parse(expression, { labels: [...labels] }), options);
};

/** As `resolve`, for an expression that is parsed already. */
export const resolveForm = (scene: Scene, form: LogicalForm, options: ResolveOptions = {}): Resolution => {
  if (!form.understood)
    return nothing('NOT_UNDERSTOOD', 'Nothing in the words names an object, an attribute or a place.', form);
  if (scene.objects.length === 0) return nothing('NOT_FOUND', 'The scene holds no objects.', form);
  const named = options.detectorVocabulary ?? scene.detectorVocabulary;
  const { frame, model, evaluator, interpretations } = interpretationsOf(
    scene,
    form,
    named && setOf(named),
    options.model,
  );
  const { decision, weights } = model;
  const { probability, bestInterpretation } = posterior(frame, evaluator, interpretations, weights);
  const order = [...probability.keys()].sort((a, b) => probability[b]! - probability[a]! || a - b);
  const best = order[0]!;
  const id = scene.objects[best]!.id;
  const score = (i: number): ScoredCandidate => ({ id: scene.objects[i]!.id, score: probability[i]! });
  const interpretation = interpretations[bestInterpretation[best]!]!;
  const relations = evidenceFor(frame, evaluator, form.target, interpretation, best);
  const logicalForm = printLogicalForm(form);
  const fit = presenceScore(interpretation, best, decision);
  const shown = order.slice(0, MAX_CANDIDATES).map(score);
  const top = probability[best]!;
  const what = printDescription({ ...form.target, constraints: [] });

  if (!options.mustAnswer) {
    const relative = relativeLikelihood(
      form.target,
      probability,
      best,
      interpretation,
      weightOf(weights, 'noun'),
      decision,
    );
    const rivals = order.filter((i) => i === best || relative[i]! >= decision.rivalShare);
    const together = rivals.reduce((sum, i) => sum + probability[i]!, 0);
    if (fit < decision.leastFit || together < (decision.leastProbability ?? 0))
      return {
        status: 'NOT_FOUND',
        confidence: 0,
        candidates: shown,
        ranked: shown,
        relations,
        rationale: `Nothing fits "${what}" well enough: the best, ${nameOf(scene, id)}, fits ${fit.toFixed(2)} of 1.`,
        logicalForm,
      };
    if (rivals.length > 1) {
      const candidates = order.filter((i) => relative[i]! >= decision.candidateShare).map(score);
      return {
        status: 'AMBIGUOUS',
        confidence: top,
        candidates,
        ranked: shown,
        relations,
        rationale: `${candidates.length} objects fit about equally well: ${candidates.map((c) => nameOf(scene, c.id)).join(', ')}.`,
        logicalForm,
      };
    }
  }
  return {
    status: 'OK',
    id,
    confidence: top,
    candidates: shown,
    ranked: shown,
    relations,
    rationale: `${nameOf(scene, id)} fits best${because(scene, relations)}.`,
    logicalForm,
  };
};
