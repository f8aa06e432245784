import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CutMask, MaskPrompt } from '../../../../core/segment/refine/MaskCutter.ts';
import { HostedFailure } from '../../../host/HostedFailure.ts';
import { type CutterFamily, partsOf } from '../../families.ts';
import { loadOptions, orRefuse, refused } from '../loadParts.ts';
import type { CutPayload, WorkerOptions } from '../protocol.ts';
import type { Tensor } from '../tensors.ts';
import { transformers } from '../transformers.ts';
import { bestMask, type MaskPlane } from './bestMask.ts';

const { AutoImageProcessor, RawImage, Sam2Model, SamModel, Tensor: OrtTensor } = transformers;

const CLASSES = { sam: SamModel, sam2: Sam2Model } as const;
/** Prompts of one pass: between passes a cancel is heard. */
const PROMPTS_A_PASS = 8;

type Inputs = Record<string, Tensor>;
interface LoadedCutter {
  get_image_embeddings(inputs: { pixel_values: Tensor }): Promise<Inputs>;
  forward(inputs: Inputs): Promise<Inputs>;
  readonly sessions: Readonly<Record<string, { readonly inputNames: readonly string[] }>>;
  dispose(): Promise<unknown>;
}
interface Processed {
  readonly pixel_values: Tensor;
  readonly reshaped_input_sizes: readonly (readonly [height: number, width: number])[];
}

/** A SAM kind: masks of what lies at given places. The image is read once for all prompts. */
export class CutterModel {
  readonly #model: LoadedCutter;
  readonly #process: (image: unknown) => Promise<Processed>;
  readonly #takesBoxes: boolean;
  readonly #family: CutterFamily;

  private constructor(
    family: CutterFamily,
    model: LoadedCutter,
    process: (image: unknown) => Promise<Processed>,
  ) {
    this.#family = family;
    this.#model = model;
    this.#process = process;
    const decoder = model.sessions.prompt_encoder_mask_decoder;
    if (!decoder?.inputNames.includes('input_points')) {
      throw refused(
        `its prompt_encoder_mask_decoder takes ${decoder?.inputNames.join(', ')}, no input_points`,
      );
    }
    this.#takesBoxes = decoder.inputNames.includes('input_boxes');
  }

  /** Throws HostedFailure for good when the folder holds no model that can be run here. */
  static async load(root: string, family: CutterFamily, options: WorkerOptions): Promise<CutterModel> {
    const processor = await orRefuse('its image processor', options, () =>
      AutoImageProcessor.from_pretrained(root, { local_files_only: true }),
    );
    const model = await orRefuse('the model', options, () =>
      CLASSES[family].from_pretrained(root, loadOptions(options, partsOf(family)) as never),
    );
    const process = processor as unknown as (image: unknown) => Promise<Processed>;
    return new CutterModel(family, model as unknown as LoadedCutter, process);
  }

  /** One for each prompt; null, which crosses in JSON, where nothing was found. */
  async cut({ image, prompts }: CutPayload, signal: AbortSignal): Promise<readonly (CutMask | null)[]> {
    if (prompts.length === 0) return [];
    const { data, width, height } = image;
    const { pixel_values, reshaped_input_sizes } = await this.#process(new RawImage(data, width, height, 3));
    const embedded = await this.#model.get_image_embeddings({ pixel_values });
    const [, , inputHeight, inputWidth] = pixel_values.dims as [number, number, number, number];
    const [tall, wide] = reshaped_input_sizes[0]!;
    const scale = { x: wide / width, y: tall / height };
    const cuts: (CutMask | null)[] = [];
    for (let from = 0; from < prompts.length; from += PROMPTS_A_PASS) {
      await nextTurn();
      if (signal.aborted) throw new HostedFailure('CANCELLED', 'the caller no longer waits');
      const some = prompts.slice(from, from + PROMPTS_A_PASS);
      const outputs = await this.#model.forward({ ...embedded, ...this.#inputsOf(some, scale) });
      const planes = planesOf(outputs, some.length);
      for (const [i, { box }] of some.entries()) {
        const place = { x: scale.x / inputWidth, y: scale.y / inputHeight };
        cuts.push(bestMask(planes[i]!, box, place, image) ?? null);
      }
    }
    return cuts;
  }

  async dispose(): Promise<void> {
    await this.#model.dispose();
  }

  /** In pixels of the model's input. Points, boxes too where the export takes them with points; SAM 2 takes either. */
  #inputsOf(prompts: readonly MaskPrompt[], scale: { readonly x: number; readonly y: number }): Inputs {
    const boxes = () => {
      const corners = prompts.flatMap(({ box: { x0, y0, x1, y1 } }) => [
        ...[x0 * scale.x, y0 * scale.y, x1 * scale.x, y1 * scale.y],
      ]);
      return new OrtTensor('float32', Float32Array.from(corners), [1, prompts.length, 4]);
    };
    if (this.#family === 'sam2' && this.#takesBoxes) return { input_boxes: boxes() };
    const most = Math.max(...prompts.map(({ points }) => points.length));
    const places = prompts.flatMap(({ points }) =>
      Array.from({ length: most }, (_, i) => points[i] ?? points[0]!).flatMap(([u, v]) => [
        u * scale.x,
        v * scale.y,
      ]),
    );
    return {
      input_points: new OrtTensor('float32', Float32Array.from(places), [1, prompts.length, most, 2]),
      input_labels: new OrtTensor('int64', new BigInt64Array(prompts.length * most).fill(1n), [
        1,
        prompts.length,
        most,
      ]),
      ...(this.#takesBoxes && { input_boxes: boxes() }),
    };
  }
}

/** The proposals of each prompt. */
const planesOf = (outputs: Inputs, prompts: number): readonly (readonly MaskPlane[])[] => {
  const { iou_scores: scores, pred_masks: masks } = outputs;
  const [, rows, each = 0, height = 0, width = 0] = masks?.dims ?? [];
  if (!masks || !scores || rows !== prompts || masks.dims.length !== 5 || scores.dims[2] !== each) {
    const found = Object.entries(outputs).map(([name, { dims }]) => `${name} [${dims.join(', ')}]`);
    throw new HostedFailure(
      'MODEL_BAD_ANSWER',
      `pred_masks [1, ${prompts}, proposals, height, width] and iou_scores are expected, the model gives ${found.join(', ')}`,
    );
  }
  const logits = (masks.type === 'float32' ? masks : masks.to('float32')).data as Float32Array;
  const fits = (scores.type === 'float32' ? scores : scores.to('float32')).data as Float32Array;
  return Array.from({ length: prompts }, (_, row) =>
    Array.from({ length: each }, (_, i) => {
      const at = row * each + i;
      const size = width * height;
      return { width, height, logits: logits.subarray(at * size, (at + 1) * size), score: fits[at]! };
    }),
  );
};
