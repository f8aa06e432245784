import { setImmediate as nextTurn } from 'node:timers/promises';
import { keepBest, type RawBox } from '../../../../core/detect/decode/RawBox.ts';
import { nameBoxes } from '../../../../core/detect/nameBoxes.ts';
import type { ColorImage } from '../../../../core/types/images.ts';
import type { Detection } from '../../../../core/types/landmarks.ts';
import { HostedFailure } from '../../../host/HostedFailure.ts';
import { type FinderFamily, partsOf } from '../../families.ts';
import { loadOptions, orRefuse } from '../loadParts.ts';
import type { FindPayload, WorkerOptions } from '../protocol.ts';
import type { Tensor } from '../tensors.ts';
import { transformers } from '../transformers.ts';
import { type Columns, columnsOfPhrases, readBoxes } from './readBoxes.ts';
import { squared } from './squared.ts';

const { AutoImageProcessor, AutoModelForZeroShotObjectDetection, AutoTokenizer, RawImage } = transformers;

type Inputs = Record<string, Tensor>;
interface FinderParts {
  readonly run: (inputs: Inputs) => Promise<Inputs>;
  readonly tokenize: (texts: string | readonly string[], truncation?: boolean) => Inputs;
  readonly process: (image: unknown) => Promise<Inputs>;
  readonly dispose: () => Promise<unknown>;
}

/** Texts that one pass takes. */
interface Pass {
  readonly words: readonly string[];
  readonly inputs: Inputs;
  /** Which columns of the scores speak of which word. */
  readonly columns: Columns;
}

/** Tokens of a Grounding DINO's text, where its configuration names none. */
const USUAL_TOKENS = 256;
const BOXES_PER_DETECTION = 4;
const SUPPRESSION = { sameLabelIou: 0.5, otherLabelIou: 0.6 };

/** An OWL kind or a Grounding DINO: boxes of what words name. */
export class FinderModel {
  readonly #family: FinderFamily;
  readonly #parts: FinderParts;
  readonly #mostTokens: number;

  private constructor(family: FinderFamily, parts: FinderParts, mostTokens: number) {
    this.#family = family;
    this.#parts = parts;
    this.#mostTokens = mostTokens;
  }

  /** Throws HostedFailure for good when the folder holds no model that can be run here. */
  static async load(root: string, family: FinderFamily, options: WorkerOptions): Promise<FinderModel> {
    const local = { local_files_only: true };
    const tokenizer = await orRefuse('its tokenizer', options, () =>
      AutoTokenizer.from_pretrained(root, local),
    );
    const processor = await orRefuse('its image processor', options, () =>
      AutoImageProcessor.from_pretrained(root, local),
    );
    const model = await orRefuse('the model', options, () =>
      AutoModelForZeroShotObjectDetection.from_pretrained(
        root,
        loadOptions(options, partsOf(family)) as never,
      ),
    );
    const longest = (model.config as { max_text_len?: unknown }).max_text_len;
    return new FinderModel(
      family,
      {
        run: model as unknown as FinderParts['run'],
        tokenize: (texts, truncation = true) =>
          tokenizer(texts as never, { padding: true, truncation } as never) as Inputs,
        process: processor as unknown as FinderParts['process'],
        dispose: () => model.dispose(),
      },
      typeof longest === 'number' ? longest : USUAL_TOKENS,
    );
  }

  async find(payload: FindPayload, signal: AbortSignal): Promise<readonly Detection[]> {
    const { image, words, scoreThreshold, maxDetections } = payload;
    if (words.length === 0) return [];
    // OWLv2 sees the image at the corner of a square; its boxes are shares of that.
    const shown = this.#family === 'owlv2' ? squared(image) : image;
    const seen = await this.#parts.process(new RawImage(shown.data, shown.width, shown.height, 3));
    const { pixel_values, pixel_mask } = seen;
    const raw: RawBox[] = [];
    let before = 0;
    for (const pass of this.#passes(words)) {
      await nextTurn();
      if (signal.aborted) throw new HostedFailure('CANCELLED', 'the caller no longer waits');
      const outputs = await this.#parts.run({
        ...pass.inputs,
        pixel_values: pixel_values!,
        ...(pixel_mask && { pixel_mask }),
      });
      const first = before;
      raw.push(
        ...readBoxes(outputs, pass.columns, shown, scoreThreshold).map((box) => ({
          ...box,
          label: box.label + first,
        })),
      );
      before += pass.words.length;
    }
    const limits = { scoreThreshold, maxBoxes: maxDetections * BOXES_PER_DETECTION };
    const fit = { scaleX: 1, scaleY: 1, offsetX: 0, offsetY: 0, width: image.width, height: image.height };
    return nameBoxes(keepBest(raw, limits), words, fit, image as ColorImage, {
      ...SUPPRESSION,
      maxObjects: maxDetections,
    });
  }

  async dispose(): Promise<void> {
    await this.#parts.dispose();
  }

  #passes(words: readonly string[]): readonly Pass[] {
    if (this.#family !== 'grounding-dino') {
      const columns = words.map((_, i) => [i]);
      return [{ words, inputs: this.#parts.tokenize(words), columns }];
    }
    return this.#sentences(words);
  }

  /** "cup. remote control." as often as their tokens ask for: Grounding DINO reads one text of so many tokens. */
  #sentences(words: readonly string[]): readonly Pass[] {
    const stop = this.#stopId();
    const passes: Pass[] = [];
    for (const word of words) {
      const last = passes.at(-1);
      const longer = last && this.#sentence([...last.words, word], stop);
      if (longer) passes[passes.length - 1] = longer;
      else passes.push(this.#sentence([word], stop) ?? this.#cutOff(word, stop));
    }
    return passes;
  }

  /** Undefined where it is too long. */
  #sentence(words: readonly string[], stop: bigint): Pass | undefined {
    const inputs = this.#parts.tokenize(`${words.join('. ')}.`, false);
    const ids = inputs.input_ids!.data as BigInt64Array;
    if (ids.length > this.#mostTokens) return undefined;
    return { words, inputs, columns: columnsOfPhrases(ids, stop, words.length) };
  }

  /** One phrase longer than the model reads: its beginning. */
  #cutOff(word: string, stop: bigint): Pass {
    const inputs = this.#parts.tokenize(word);
    const ids = inputs.input_ids!.data as BigInt64Array;
    return { words: [word], inputs, columns: columnsOfPhrases(ids, stop, 1) };
  }

  /** The token of a full stop, which ends a phrase. */
  #stopId(): bigint {
    const ids = [...(this.#parts.tokenize('a.').input_ids!.data as BigInt64Array)];
    const other = [...(this.#parts.tokenize('a').input_ids!.data as BigInt64Array)];
    const stop = ids.find((id) => !other.includes(id));
    if (stop === undefined) throw new HostedFailure('MODEL_UNAVAILABLE', 'its tokenizer has no full stop');
    return stop;
  }
}
