import type { Classifier } from '../../core/ports.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { PixelBox } from '../../core/types/geometry.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { LabelScore } from '../../core/types/landmarks.ts';
import { ModelHost } from '../host/ModelHost.ts';
import type { ModelHostOptions, ModelHostStatus } from '../host/ModelHostOptions.ts';
import { siblingModule } from '../host/siblingModule.ts';
import type { ClassifierCard } from './ClassifierCard.ts';
import type { ClassifierModelOptions, ClassifyPayload } from './classifierModel.ts';
import { modelsFolder } from './packageFolders.ts';

export interface OnnxClassifierOptions {
  readonly card: ClassifierCard;
  /** Where `card.file` lies; otherwise `modelsFolder()`. */
  readonly modelsFolder?: string;
  readonly timeoutMs?: number;
  readonly threads?: number;
  readonly device?: string;
  readonly host?: Partial<
    Pick<ModelHostOptions, 'backoff' | 'hungAfterMs' | 'log' | 'maxRssBytes' | 'niceness'>
  >;
}

/** A Classifier port over any ONNX classifier that a card describes, in a child process. */
export class OnnxClassifier implements Classifier {
  readonly vocabulary: readonly LabelScore[];
  readonly #host: ModelHost;
  readonly #timeoutMs: number;

  constructor(options: OnnxClassifierOptions) {
    const { card, threads = 2, device = 'cpu', timeoutMs = 2_000 } = options;
    const folder = options.modelsFolder ?? modelsFolder();
    const model: ClassifierModelOptions = { card, threads, device, modelsFolder: folder };
    this.vocabulary = card.nouns.map(({ noun, usual }) => ({ label: noun, score: usual }));
    this.#timeoutMs = timeoutMs;
    this.#host = new ModelHost({
      ...options.host,
      name: `classifier ${card.name}`,
      moduleUrl: siblingModule(import.meta.url, 'classifierModel'),
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

  async classify(
    image: ColorImage,
    boxes: readonly PixelBox[],
    signal?: AbortSignal,
  ): Promise<Result<readonly (readonly LabelScore[])[]>> {
    if (boxes.length === 0) return ok([]);
    const payload: ClassifyPayload = { image, boxes };
    const timeoutMs = this.#timeoutMs;
    const answer = await this.#host.request<unknown>('classify', payload, { timeoutMs, signal });
    if (!answer.ok) return answer;
    const rows = answer.value;
    if (Array.isArray(rows) && rows.length === boxes.length && rows.every(isLooks)) return ok(rows);
    return fail('MODEL_BAD_ANSWER', `${this.status().name}: the answer is no list of nouns for each box`);
  }
}

const isLooks = (row: unknown): row is readonly LabelScore[] =>
  Array.isArray(row) &&
  row.every(({ label, score }) => typeof label === 'string' && score >= 0 && score <= 1);
