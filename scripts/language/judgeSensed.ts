import { COCO_LABELS } from '../../src/core/detect/cocoLabels.ts';
import type { LogicalForm } from '../../src/core/spatial/grammar/LogicalForm.ts';
import {
  interpretationsOf,
  posterior,
} from '../../src/core/spatial/grounding/interpretation/interpretations.ts';
import type { Decision } from '../../src/core/spatial/grounding/models/decision/Decision.ts';
import { presenceScore } from '../../src/core/spatial/grounding/models/decision/presenceScore.ts';
import { relativeLikelihood } from '../../src/core/spatial/grounding/models/decision/relativeLikelihood.ts';
import { detectedModel } from '../../src/core/spatial/grounding/models/detected/detectedModel.ts';
import type { DetectorModel } from '../../src/core/spatial/grounding/models/detected/detectorModel.ts';
import { type Weights, weightOf } from '../../src/core/spatial/grounding/models/weights.ts';
import type { Resolution } from '../../src/core/spatial/grounding/Resolution.ts';
import type { Scene } from '../../src/core/spatial/scene/Scene.ts';
import type { SensedQuestion } from './SensedFrame.ts';

/** What the margins of an answer are held against, so that many margins can be tried on one scoring. */
export interface JudgedQuestion {
  readonly kind: SensedQuestion['kind'];
  readonly understood: boolean;
  /** Fit of the best thing, and whether it is the right one. */
  readonly fit: (margins: Decision) => number;
  readonly right: boolean;
  /** Probability of the right things of a unique question. */
  readonly likelihood: number;
  /** The strongest rival of the best, and the weakest of the things that an ambiguous question may mean. */
  readonly rivals: (margins: Decision) => {
    readonly strongest: number;
    /** Probability of the best and its rivals. */
    readonly together: number;
    readonly leastCandidate: number;
    /** How many of the things that an AMBIGUOUS answer would list may be meant, 0..1. */
    readonly listed: number;
  };
}

const VOCABULARY = new Set(COCO_LABELS);

/** Scores one question by given numbers; the same steps as `resolveForm` up to its margins. */
export const judgeQuestion = (
  scene: Scene,
  question: SensedQuestion,
  form: LogicalForm,
  weights: Weights,
  numbers: DetectorModel,
): JudgedQuestion => {
  const { kind, target, candidates } = question;
  const { frame, evaluator, interpretations } = interpretationsOf(scene, form, VOCABULARY, {
    ...detectedModel(scene, numbers),
    weights,
  });
  const { probability, bestInterpretation } = posterior(frame, evaluator, interpretations, { weights });
  const order = [...probability.keys()].sort((a, b) => probability[b]! - probability[a]! || a - b);
  const best = order[0]!;
  const of = (marks: readonly number[]): number =>
    scene.objects.reduce((most, o, i) => (marks.includes(o.id) ? Math.max(most, probability[i]!) : most), 0);
  return {
    kind,
    understood: form.understood,
    fit: (margins) => presenceScore(interpretations[bestInterpretation[best]!]!, best, margins),
    right: target.includes(scene.objects[best]!.id),
    likelihood: of(target),
    rivals: (margins) => {
      const interpretation = interpretations[bestInterpretation[best]!]!;
      const relative = relativeLikelihood(
        { target: form.target, probability, best, interpretation, nounWeight: weightOf(weights, 'noun') },
        margins,
      );
      const most = (marks: readonly number[]): number =>
        scene.objects.reduce((high, o, i) => (marks.includes(o.id) ? Math.max(high, relative[i]!) : high), 0);
      return {
        together: probability.reduce(
          (sum, p, i) => (i === best || relative[i]! >= margins.rivalShare ? sum + p : sum),
          0,
        ),
        strongest: relative.reduce((high, value, i) => (i === best ? high : Math.max(high, value)), 0),
        leastCandidate: candidates.reduce((least, marks) => Math.min(least, most(marks)), 1),
        listed: shareMeant(
          scene.objects.flatMap((o, i) => (relative[i]! >= margins.candidateShare ? [o.id] : [])),
          candidates.flat(),
        ),
      };
    },
  };
};

const shareMeant = (listed: readonly number[], meant: readonly number[]): number =>
  listed.length === 0 ? 0 : listed.filter((id) => meant.includes(id)).length / listed.length;

/** The status that margins give; NOT_FOUND stands for NOT_UNDERSTOOD as well. */
export const decide = (question: JudgedQuestion, margins: Required<Decision>): Resolution['status'] => {
  if (!question.understood) return 'NOT_UNDERSTOOD';
  const { strongest, together } = question.rivals(margins);
  if (question.fit(margins) < margins.leastFit || together < margins.leastProbability) return 'NOT_FOUND';
  return strongest >= margins.rivalShare ? 'AMBIGUOUS' : 'OK';
};
