import type { Detections } from '../../core/detect/Detections.ts';
import type { Detector } from '../../core/detect/Detector.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ColorImage } from '../../core/types/images.ts';
import { siblingModule } from '../host/siblingModule.ts';
import { areDetections } from './areDetections.ts';
import type { ModelCard } from './cards/ModelCard.ts';
import type { DetectPayload } from './detectorModel.ts';
import { OnnxModel, type OnnxModelOptions } from './OnnxModel.ts';

export interface OnnxDetectorOptions extends OnnxModelOptions<ModelCard> {
  /** 0..1. Low scores name badly but still outline things well: fusion wants them. */
  readonly scoreThreshold?: number;
  readonly maxDetections?: number;
}

/** A Detector port over any ONNX detector that a model card describes, in a child process. */
export class OnnxDetector extends OnnxModel implements Detector {
  /** Every class that the model can name. */
  readonly labels: readonly string[];
  readonly #limits: Omit<DetectPayload, 'image'>;

  constructor(options: OnnxDetectorOptions) {
    super('detector', siblingModule(import.meta.url, 'detectorModel'), options);
    const { scoreThreshold = 0.15, maxDetections = 100 } = options;
    this.labels = options.card.labels;
    this.#limits = { scoreThreshold, maxDetections };
  }

  async detect(image: ColorImage, signal?: AbortSignal): Promise<Result<Detections>> {
    const payload: DetectPayload = { image, ...this.#limits };
    const answer = await this.ask('detect', payload, signal);
    if (!answer.ok) return answer;
    const { named, hints } = (answer.value ?? {}) as Partial<Detections>;
    if (areDetections(named, image) && areDetections(hints, image)) return ok({ named, hints });
    return fail('MODEL_BAD_ANSWER', `${this.status().name}: the answer is no list of boxes inside the image`);
  }
}
