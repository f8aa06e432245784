import type { Detector } from '../../core/ports.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { Detection } from '../../core/types/landmarks.ts';
import { ModelHost } from '../host/ModelHost.ts';
import type { ModelHostOptions, ModelHostStatus } from '../host/ModelHostOptions.ts';
import { siblingModule } from '../host/siblingModule.ts';
import type { DetectorModelOptions, DetectPayload } from './detectorModel.ts';
import type { ModelCard } from './ModelCard.ts';
import { modelsFolder } from './packageFolders.ts';

export interface OnnxDetectorOptions {
  readonly card: ModelCard;
  /** Where `card.file` lies; otherwise `modelsFolder()`. */
  readonly modelsFolder?: string;
  /** 0..1. Low scores name badly but still outline things well: fusion wants them. */
  readonly scoreThreshold?: number;
  readonly maxDetections?: number;
  readonly timeoutMs?: number;
  readonly threads?: number;
  readonly device?: string;
  readonly host?: Partial<
    Pick<ModelHostOptions, 'backoff' | 'hungAfterMs' | 'log' | 'maxRssBytes' | 'niceness'>
  >;
}

/** A Detector port over any ONNX detector that a model card describes, in a child process. */
export class OnnxDetector implements Detector {
  /** Every class that the model can name. */
  readonly labels: readonly string[];
  readonly #host: ModelHost;
  readonly #limits: Omit<DetectPayload, 'image'>;
  readonly #timeoutMs: number;

  constructor(options: OnnxDetectorOptions) {
    const { card, threads = 2, device = 'cpu', timeoutMs = 2_000 } = options;
    const { scoreThreshold = 0.15, maxDetections = 100 } = options;
    const model: DetectorModelOptions = {
      card,
      threads,
      device,
      modelsFolder: options.modelsFolder ?? modelsFolder(),
    };
    this.labels = card.labels;
    this.#limits = { scoreThreshold, maxDetections };
    this.#timeoutMs = timeoutMs;
    this.#host = new ModelHost({
      ...options.host,
      name: `detector ${card.name}`,
      moduleUrl: siblingModule(import.meta.url, 'detectorModel'),
      options: model,
    });
  }

  start(): void {
    this.#host.start();
  }

  ready(timeoutMs: number): Promise<Result<void>> {
    return this.#host.ready(timeoutMs);
  }

  stop(): Promise<void> {
    return this.#host.stop();
  }

  status(): ModelHostStatus {
    return this.#host.status();
  }

  async detect(image: ColorImage, signal?: AbortSignal): Promise<Result<readonly Detection[]>> {
    const payload: DetectPayload = { image, ...this.#limits };
    const answer = await this.#host.request<unknown>('detect', payload, {
      timeoutMs: this.#timeoutMs,
      signal,
    });
    if (!answer.ok) return answer;
    if (Array.isArray(answer.value) && answer.value.every((item) => isDetection(item, image))) {
      return ok(answer.value);
    }
    return fail('MODEL_BAD_ANSWER', `${this.status().name}: the answer is no list of boxes inside the image`);
  }
}

const isDetection = (item: Detection, { width, height }: ColorImage): boolean => {
  const { x0, y0, x1, y1 } = item?.box ?? {};
  const inside = x0 >= 0 && y0 >= 0 && x1 > x0 && y1 > y0 && x1 <= width && y1 <= height;
  const named = ({ label, score }: Detection['labels'][number]) =>
    typeof label === 'string' && score >= 0 && score <= 1;
  return inside && Array.isArray(item.labels) && item.labels.length > 0 && item.labels.every(named);
};
