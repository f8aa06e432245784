import type { LogicalForm } from '../../src/core/spatial/grammar/LogicalForm.ts';
import { parse } from '../../src/core/spatial/grammar/parse.ts';
import type { Scene } from '../../src/core/spatial/scene/Scene.ts';
import type { Interpretation } from '../../src/core/spatial/scoring/Interpretation.ts';
import { interpretationsOf } from '../../src/core/spatial/scoring/interpretation/interpretations.ts';
import type { DetectedNumbers } from '../../src/core/spatial/scoring/models/detected/DetectedNumbers.ts';
import { detectedModel } from '../../src/core/spatial/scoring/models/detected/detectedModel.ts';
import type { SensedFrame, SensedQuestion } from './SensedFrame.ts';

/** One question of one frame with everything that the words make of its things. */
export interface QuestionExample {
  readonly source: string;
  readonly kind: SensedQuestion['kind'];
  /** Frames with true masks, or without a model, count less than those as perceived. */
  readonly weight: number;
  readonly own: boolean;
  readonly scene: Scene;
  readonly form: LogicalForm;
  readonly interpretations: readonly Interpretation[];
  /** Object indices: any of them is right (unique); for each thing that may be meant, those that are it (ambiguous). */
  readonly target: ReadonlySet<number>;
  readonly candidates: readonly ReadonlySet<number>[];
}

export const questionExamples = (
  frames: readonly SensedFrame[],
  { own, weight }: { readonly own: boolean; readonly weight: number },
  numbers: DetectedNumbers,
): readonly QuestionExample[] =>
  frames.flatMap(({ scene, source, questions }) => {
    const vocabulary = new Set(scene.detectorVocabulary);
    const labels = [...new Set(scene.objects.flatMap((o) => o.labels.map(({ label }) => label)))];
    const indices = (marks: readonly number[]): ReadonlySet<number> =>
      new Set(scene.objects.flatMap(({ id }, i) => (marks.includes(id) ? [i] : [])));
    return questions.flatMap(({ expression, kind, target, candidates }): QuestionExample[] => {
      const form = parse(expression, { labels });
      if (!form.understood || scene.objects.length === 0) return [];
      const { interpretations } = interpretationsOf(scene, form, vocabulary, detectedModel(scene, numbers));
      return [
        {
          source,
          kind,
          weight,
          own,
          scene,
          form,
          interpretations,
          target: indices(target),
          candidates: candidates.map(indices),
        },
      ];
    });
  });
