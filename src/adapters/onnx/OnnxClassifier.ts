import type { Classifier } from '../../core/detect/Classifier.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { PixelBox } from '../../core/types/geometry.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { LabelScore } from '../../core/types/landmarks.ts';
import { siblingModule } from '../host/siblingModule.ts';
import type { ClassifierCard } from './cards/ClassifierCard.ts';
import type { ClassifyPayload } from './classifierModel.ts';
import { OnnxModel, type OnnxModelOptions } from './OnnxModel.ts';

/** A Classifier port over any ONNX classifier that a card describes, in a child process. */
export class OnnxClassifier extends OnnxModel implements Classifier {
  readonly vocabulary: readonly LabelScore[];

  constructor(options: OnnxModelOptions<ClassifierCard>) {
    super('classifier', siblingModule(import.meta.url, 'classifierModel'), options);
    this.vocabulary = options.card.nouns.map(({ noun, usual }) => ({ label: noun, score: usual }));
  }

  async classify(
    image: ColorImage,
    boxes: readonly PixelBox[],
    signal?: AbortSignal,
  ): Promise<Result<readonly (readonly LabelScore[])[]>> {
    if (boxes.length === 0) return ok([]);
    const payload: ClassifyPayload = { image, boxes };
    const answer = await this.ask('classify', payload, signal);
    if (!answer.ok) return answer;
    const rows = answer.value;
    if (Array.isArray(rows) && rows.length === boxes.length && rows.every(isLooks)) return ok(rows);
    return fail('MODEL_BAD_ANSWER', `${this.status().name}: the answer is no list of nouns for each box`);
  }
}

const isLooks = (row: unknown): row is readonly LabelScore[] =>
  Array.isArray(row) &&
  row.every(({ label, score }) => typeof label === 'string' && score >= 0 && score <= 1);
