import { maskOf } from '../../evidence/constraintKinds.ts';
import { dependsOnView } from '../../evidence/viewpoint/needsView.ts';
import {
  type AnchorWeights,
  type Hypothesis,
  hypotheses,
} from '../../evidence/viewpoint/viewpointHypotheses.ts';
import type { Constraint, Description, LogicalForm } from '../../grammar/LogicalForm.ts';
import { viewCue } from '../../grammar/viewCue.ts';
import type { Scene } from '../../scene/Scene.ts';
import { type SceneGeometry, sceneGeometry } from '../../scene/SceneGeometry.ts';
import { IMAGE_VIEW } from '../../scene/View.ts';
import type { Feature } from '../Feature.ts';
import type { Interpretation } from '../Interpretation.ts';
import type { SceneModel } from '../models/SceneModel.ts';
import { sceneModelOf } from '../models/sceneModelOf.ts';
import { weightedSum } from '../models/weightedSum.ts';
import { type Weights, weightOf } from '../models/weights.ts';
import { Evaluator } from './Evaluator.ts';
import { objectnessTerm } from './objectnessTerm.ts';

const FIXED: Hypothesis = { kind: 'fixed', logPrior: 0, view: () => IMAGE_VIEW };
/** Readings kept at most. */
const MAX_READINGS = 16;

/** How many attachments of a description and its anchors are open. */
const openChoices = (constraints: readonly Constraint[]): number => {
  let count = 0;
  for (const constraint of constraints) {
    const anchors =
      constraint.kind === 'relation'
        ? constraint.anchors
        : constraint.kind === 'order'
          ? [constraint.anchor]
          : [];
    count = Math.max(
      count,
      (constraint.choice ?? -1) + 1,
      ...anchors.map((anchor) => (anchor ? openChoices(anchor.constraints) : 0)),
    );
  }
  return count;
};

const choicesOf = (description: Description): number => Math.min(2, openChoices(description.constraints));

/** Of how many alternatives "or" leaves one has to hold, in a description or its anchors; 1 where it leaves none. */
const alternativesOf = (constraints: readonly Constraint[]): number => {
  let most = 1;
  for (const constraint of constraints) {
    if (constraint.kind !== 'order') most = Math.max(most, (constraint.or ?? 0) + 1);
    if (constraint.kind === 'attribute') continue;
    const anchors = constraint.kind === 'relation' ? constraint.anchors : [constraint.anchor];
    for (const anchor of anchors) if (anchor) most = Math.max(most, alternativesOf(anchor.constraints));
  }
  return most;
};

const contextTerms = (evaluator: Evaluator, frame: SceneGeometry, form: LogicalForm): Feature[] => {
  if (form.context.length === 0) return [];
  const target: Description = {
    modifiers: [],
    plural: false,
    constraints: form.context.slice(0, 2).map((anchor) => ({
      kind: 'relation',
      relation: 'near',
      anchors: [anchor],
      negated: false,
      inverse: false,
    })),
  };
  return evaluator
    .terms(target, FIXED, 0)
    .filter((term) => term.name === 'R.near.abs')
    .map((term) => ({ name: 'context.abs', values: term.values }))
    .filter((term) => term.values.length === frame.count);
};

/** The situation with whether the first anchor's own front is given. */
const situationName = (frame: SceneGeometry, evaluator: Evaluator, form: LogicalForm): string => {
  const { name, constraint } = viewCue(form.target);
  const anchor = constraint?.kind === 'relation' ? constraint.anchors[0] : undefined;
  const top = anchor && evaluator.likeliest(anchor, FIXED, 0)[0];
  return `${name}${top && frame.objects[top.index]!.front ? '.given' : ''}`;
};

/** All interpretations of a form in a scene, with an evaluator that has them cached; `chosen`: for fitting a model. */
export const interpretationsOf = (
  scene: Scene,
  form: LogicalForm,
  vocabulary?: ReadonlySet<string>,
  chosen?: SceneModel,
): {
  readonly frame: SceneGeometry;
  readonly model: SceneModel;
  readonly evaluator: Evaluator;
  readonly interpretations: readonly Interpretation[];
} => {
  const frame = sceneGeometry(scene);
  const model = chosen ?? sceneModelOf(scene, frame);
  const evaluator = new Evaluator(frame, model, vocabulary);
  const needsView = dependsOnView(form.target);
  const anchors: AnchorWeights[] = form.viewers.map((v) =>
    v.anchor ? evaluator.likeliest(v.anchor, FIXED, 0) : [],
  );
  const views = needsView ? hypotheses(frame, scene.viewer, form, anchors) : [FIXED];
  const situation = needsView ? situationName(frame, evaluator, form) : 'none';
  const attachments = 1 << choicesOf(form.target);
  const masks = attachments * alternativesOf(form.target.constraints);
  const shared = [...contextTerms(evaluator, frame, form), ...objectnessTerm(frame.objects)];
  const interpretations: Interpretation[] = [];
  for (const hypothesis of views) {
    for (let reading = 0; reading < masks && interpretations.length < MAX_READINGS; reading++) {
      const mask = maskOf(reading % attachments, Math.floor(reading / attachments));
      const low = (mask & 1) + ((mask >> 1) & 1);
      interpretations.push({
        hypothesis,
        mask,
        biases: [
          [`B.${hypothesis.kind}`, 1],
          [`B.${hypothesis.kind}.${situation}`, 1],
          ['attachLow', low],
          ['prior', hypothesis.logPrior],
        ],
        terms: [...evaluator.terms(form.target, hypothesis, mask), ...shared],
      });
    }
  }
  return { frame, model, evaluator, interpretations };
};

/** Log of the weight of an interpretation before any object is looked at. */
const readingBias = (interpretation: Interpretation, weights: Weights): number =>
  interpretation.biases.reduce((sum, [name, value]) => sum + weightOf(weights, name) * value, 0);

/**
 * Posterior over objects, marginalised over interpretations, and the log of the unnormalised evidence by object. Of an interpretation
 * every object's evidence is the exponential of its weighted terms.
 */
export const posterior = (
  count: number,
  interpretations: readonly Interpretation[],
  { weights, absence }: Pick<SceneModel, 'weights' | 'absence'>,
): {
  readonly probability: Float64Array;
  /** Probability that none is meant. */
  readonly absent: number;
  /** Log of its unnormalised evidence. */
  readonly logAbsence: number;
  readonly logEvidence: Float64Array;
  readonly bestInterpretation: readonly number[];
} => {
  const rows = interpretations.map((interpretation) => {
    const sum = weightedSum(interpretation.terms, weights, count);
    const bias = readingBias(interpretation, weights);
    return sum.map((value) => value + bias);
  });
  // Of nothing the evidence is the same under every interpretation.
  const logAbsence =
    absence === undefined
      ? -Infinity
      : absence + logSum(interpretations.map((interpretation) => readingBias(interpretation, weights)));
  let top = logAbsence;
  for (const row of rows) for (const value of row) top = Math.max(top, value);
  const logEvidence = new Float64Array(count);
  const bestInterpretation: number[] = [];
  let total = Math.exp(logAbsence - top);
  for (let i = 0; i < count; i++) {
    let mass = 0;
    let best = 0;
    for (let r = 0; r < rows.length; r++) {
      mass += Math.exp(rows[r]![i]! - top);
      if (rows[r]![i]! > rows[best]![i]!) best = r;
    }
    logEvidence[i] = Math.log(Math.max(1e-300, mass)) + top;
    bestInterpretation.push(best);
    total += mass;
  }
  const probability = logEvidence.map((value) => Math.exp(value - top) / Math.max(1e-300, total));
  const absent = Math.exp(logAbsence - top) / Math.max(1e-300, total);
  return { probability, absent, logAbsence, logEvidence, bestInterpretation };
};

const logSum = (logs: readonly number[]): number => {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
};
