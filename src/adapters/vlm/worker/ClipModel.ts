import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ColorImage } from '../../../core/types/images.ts';
import { HostedFailure } from '../../host/HostedFailure.ts';
import { partsOf, type ScorerFamily } from '../families.ts';
import { loadOptions, orRefuse } from './loadParts.ts';
import type { EmbedAnswer, WorkerOptions } from './protocol.ts';
import { transformers } from './transformers.ts';

const {
  AutoImageProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  RawImage,
} = transformers;
const { SiglipTextModel, SiglipVisionModel } = transformers;
type Tensor = InstanceType<typeof transformers.Tensor>;
type Run = (inputs: unknown) => Promise<Record<string, Tensor>>;

const CLASSES = {
  clip: { text: CLIPTextModelWithProjection, vision: CLIPVisionModelWithProjection, padding: true },
  siglip: { text: SiglipTextModel, vision: SiglipVisionModel, padding: 'max_length' },
} as const;

/** Rows of an embedding output, each scaled to length 1. SigLIP names it pooler_output, CLIP by its half. */
const unitRows = (outputs: Record<string, Tensor>, rows: number): EmbedAnswer => {
  const found = outputs.text_embeds ?? outputs.image_embeds ?? outputs.pooler_output;
  if (!found)
    throw new HostedFailure(
      'MODEL_BAD_ANSWER',
      `the model gives ${Object.keys(outputs).join(', ')}, no embeddings`,
    );
  const tensor = found.type === 'float32' ? found : found.to('float32');
  const vectors = Float32Array.from(tensor.data as Float32Array);
  const width = vectors.length / rows;
  for (let row = 0; row < rows; row++) {
    const vector = vectors.subarray(row * width, (row + 1) * width);
    const norm = Math.hypot(...vector);
    if (!(norm > 0 && norm < Number.POSITIVE_INFINITY)) {
      throw new HostedFailure('MODEL_BAD_ANSWER', 'the model gave an embedding without direction');
    }
    for (let i = 0; i < width; i++) vector[i]! /= norm;
  }
  return { vectors, width };
};

interface ClipParts {
  readonly text: Run;
  readonly vision: Run;
  readonly tokenize: (texts: readonly string[]) => unknown;
  readonly process: (image: unknown) => Promise<unknown>;
  readonly dispose: () => Promise<unknown>;
}

/** A CLIP kind: pictures and texts to unit vectors of one space. */
export class ClipModel {
  readonly #parts: ClipParts;

  private constructor(parts: ClipParts) {
    this.#parts = parts;
  }

  /** Throws HostedFailure for good when the folder holds no model that can be run here. */
  static async load(root: string, family: ScorerFamily, options: WorkerOptions): Promise<ClipModel> {
    const { text: Text, vision: Vision, padding } = CLASSES[family];
    const local = { local_files_only: true };
    const load = loadOptions(options, partsOf(family)) as never;
    const tokenizer = await orRefuse('its tokenizer', options, () =>
      AutoTokenizer.from_pretrained(root, local),
    );
    const processor = await orRefuse('its image processor', options, () =>
      AutoImageProcessor.from_pretrained(root, local),
    );
    const text = await orRefuse('its text half', options, () => Text.from_pretrained(root, load));
    const vision = await orRefuse('its picture half', options, () => Vision.from_pretrained(root, load));
    return new ClipModel({
      text: text as unknown as Run,
      vision: vision as unknown as Run,
      tokenize: (texts) => tokenizer([...texts] as never, { padding, truncation: true } as never),
      process: processor as unknown as (image: unknown) => Promise<unknown>,
      dispose: () => Promise.all([text.dispose(), vision.dispose()]),
    });
  }

  /** One picture a pass, so that a cancel is heard. */
  async embedImages(images: readonly ColorImage[], signal: AbortSignal): Promise<EmbedAnswer> {
    const rows: EmbedAnswer[] = [];
    for (const { data, width, height } of images) {
      await nextTurn();
      if (signal.aborted) throw new HostedFailure('CANCELLED', 'the caller no longer waits');
      rows.push(
        unitRows(
          await this.#parts.vision(await this.#parts.process(new RawImage(data, width, height, 3))),
          1,
        ),
      );
    }
    const width = rows[0]?.width ?? 0;
    const vectors = new Float32Array(rows.length * width);
    for (const [i, row] of rows.entries()) vectors.set(row.vectors, i * width);
    return { vectors, width };
  }

  async embedTexts(texts: readonly string[]): Promise<EmbedAnswer> {
    if (texts.length === 0) return { vectors: new Float32Array(0), width: 0 };
    return unitRows(await this.#parts.text(this.#parts.tokenize(texts)), texts.length);
  }

  async dispose(): Promise<void> {
    await this.#parts.dispose();
  }
}
