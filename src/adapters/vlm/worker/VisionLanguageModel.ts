import { setImmediate as nextTurn } from 'node:timers/promises';
import { choiceTrie } from '../../../core/prompt/scoring/choiceTrie.ts';
import { scoreTrie } from '../../../core/prompt/scoring/scoreTrie.ts';
import { HostedFailure } from '../../host/HostedFailure.ts';
import { IMAGE_TOKENS, partsOf, type VlmFamily } from '../families.ts';
import { chatText } from './chatText.ts';
import { ImageCache } from './ImageCache.ts';
import { type EncodedImage, IMAGE_ENCODERS, type VisionParts } from './imageEncoders.ts';
import { insertFeatures } from './insertFeatures.ts';
import { loadOptions, orRefuse, refused } from './loadParts.ts';
import type {
  ChooseAnswer,
  ChoosePayload,
  GenerateAnswer,
  GeneratePayload,
  WirePart,
  WorkerOptions,
} from './protocol.ts';
import {
  type Cache,
  cacheOf,
  furthest,
  int64,
  lastOnly,
  lastRow,
  ones,
  release,
  releasing,
  type Tensor,
} from './tensors.ts';
import { transformers } from './transformers.ts';

const { AutoImageProcessor, AutoModelForImageTextToText, AutoTokenizer } = transformers;

/** The parts of a loaded model that are used here; transformers.js types them as `any`. */
interface LoadedModel {
  readonly config: Record<string, unknown>;
  encode_image(inputs: Record<string, unknown>): Promise<Tensor>;
  encode_text(inputs: Record<string, unknown>): Promise<Tensor>;
  forward(inputs: Record<string, unknown>): Promise<Record<string, Tensor>>;
  get_rope_index?(ids: Tensor, grid: Tensor | null, video: null, mask: Tensor): readonly [Tensor, Tensor];
  dispose(): Promise<unknown>;
}

/** A prompt after its pass: what any continuation starts from. */
interface Prefilled {
  readonly logits: Float32Array;
  readonly cache: Cache;
  readonly length: number;
  /** What the three-axis positions are ahead of the token count; 0n for plain ones. */
  readonly positionDelta: bigint;
}

const CACHED_IMAGES = 4;

/** A vision-language model with its sessions: pictures and text in, probabilities of given words or greedy text out. */
export class VisionLanguageModel {
  readonly #model: LoadedModel;
  readonly #tokenizer: InstanceType<typeof transformers.PreTrainedTokenizer>;
  readonly #vision: VisionParts;
  readonly #family: VlmFamily;
  readonly #imageTokenId: bigint;
  readonly #endTokens: readonly number[];
  readonly #maxTokens: number;
  readonly #images = new ImageCache(CACHED_IMAGES);

  private constructor(
    family: VlmFamily,
    model: LoadedModel,
    tokenizer: InstanceType<typeof transformers.PreTrainedTokenizer>,
    process: VisionParts['process'],
  ) {
    this.#family = family;
    this.#model = model;
    this.#tokenizer = tokenizer;
    this.#vision = { process, encode: (inputs) => model.encode_image(inputs) };
    const { config } = model;
    const text = (config.text_config ?? config) as Record<string, unknown>;
    const imageToken = config.image_token_index ?? config.image_token_id;
    const ids = this.#encode(IMAGE_TOKENS[family]);
    if (ids.length !== 1 || ids[0] !== Number(imageToken)) {
      throw refused(
        `its tokenizer writes ${IMAGE_TOKENS[family]} as ${ids.join(' ')}, its config says ${imageToken}`,
      );
    }
    this.#imageTokenId = BigInt(ids[0]!);
    const generation = (model as unknown as { generation_config?: { eos_token_id?: unknown } | null })
      .generation_config;
    const ends = [generation?.eos_token_id ?? text.eos_token_id ?? config.eos_token_id].flat();
    this.#endTokens = ends.filter((id): id is number => typeof id === 'number');
    if (this.#endTokens.length === 0)
      throw refused('neither its generation_config nor its config names an end token');
    const longest = text.max_position_embeddings;
    this.#maxTokens = typeof longest === 'number' ? longest : Number.POSITIVE_INFINITY;
  }

  /** Throws HostedFailure for good when the folder holds no model that can be run here. */
  static async load(root: string, family: VlmFamily, options: WorkerOptions): Promise<VisionLanguageModel> {
    const tokenizer = await orRefuse('its tokenizer', options, () =>
      AutoTokenizer.from_pretrained(root, { local_files_only: true }),
    );
    const processor = await orRefuse('its image processor', options, () =>
      AutoImageProcessor.from_pretrained(root, { local_files_only: true }),
    );
    const model = await orRefuse('the model', options, () =>
      AutoModelForImageTextToText.from_pretrained(root, loadOptions(options, partsOf(family)) as never),
    );
    const process: VisionParts['process'] = (image, more) =>
      (processor as unknown as VisionParts['process'])(image, more);
    return new VisionLanguageModel(family, model as unknown as LoadedModel, tokenizer, process);
  }

  /** Probabilities of the words as the whole answer. One pass over the prompt, and one for each shared beginning. */
  async choose(payload: ChoosePayload, signal: AbortSignal): Promise<ChooseAnswer> {
    const start = performance.now();
    const images = await this.#encodeImages(payload.parts, signal);
    const encoded = performance.now();
    const { prefilled, promptTokens } = await this.#prefill(payload.system, payload.parts, images, signal);
    const filled = performance.now();
    let passes = 0;
    const trie = choiceTrie(payload.words.map((word) => this.#encode(word)));
    const next = async (prefix: readonly number[]): Promise<Float32Array> => {
      if (prefix.length === 0) return prefilled.logits;
      passes++;
      const { logits, cache } = await this.#extend(prefilled, prefix, signal);
      release(cache);
      return logits;
    };
    const scores = await releasing(prefilled, () =>
      scoreTrie(trie, next, { choices: payload.words.length, endTokens: this.#endTokens }),
    );
    const decodeMs = performance.now() - filled;
    const timing = { encodeMs: encoded - start, prefillMs: filled - encoded, decodeMs, promptTokens, passes };
    return { logScores: Float64Array.from(scores), timing };
  }

  /** Greedy text, until an end token. */
  async generate(payload: GeneratePayload, signal: AbortSignal): Promise<GenerateAnswer> {
    const start = performance.now();
    const images = await this.#encodeImages(payload.parts, signal);
    const encoded = performance.now();
    const first = await this.#prefill(payload.system, payload.parts, images, signal);
    const filled = performance.now();
    const tokens: number[] = [];
    let state: Prefilled | undefined = first.prefilled;
    while (state) {
      const from: Prefilled = state;
      state = await releasing(from, async () => {
        const { logits } = from;
        const token = logits.reduce((best, value, i) => (value > logits[best]! ? i : best), 0);
        if (!payload.ignoreEnd && this.#endTokens.includes(token)) return undefined;
        tokens.push(token);
        return tokens.length < payload.maxTokens ? this.#extend(from, [token], signal) : undefined;
      });
    }
    const decodeMs = performance.now() - filled;
    const timing = {
      encodeMs: encoded - start,
      prefillMs: filled - encoded,
      decodeMs,
      promptTokens: first.promptTokens,
      passes: Math.max(0, tokens.length - 1),
    };
    return { text: this.#tokenizer.decode(tokens, { skip_special_tokens: true }), tokens, timing };
  }

  async dispose(): Promise<void> {
    await this.#model.dispose();
  }

  #encode(text: string): number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: false } as never);
  }

  async #encodeImages(parts: readonly WirePart[], signal: AbortSignal): Promise<readonly EncodedImage[]> {
    const images: EncodedImage[] = [];
    for (const part of parts) {
      if (part.kind !== 'image') continue;
      await this.#pause(signal);
      images.push(
        await this.#images.get(part.image, (image) => IMAGE_ENCODERS[this.#family](image, this.#vision)),
      );
    }
    return images;
  }

  async #prefill(
    system: string,
    parts: readonly WirePart[],
    images: readonly EncodedImage[],
    signal: AbortSignal,
  ): Promise<{ prefilled: Prefilled; promptTokens: number }> {
    const ids = this.#promptIds(chatText(this.#tokenizer, this.#family, system, parts), images);
    const length = ids.dims[1]!;
    if (length >= this.#maxTokens) {
      throw new HostedFailure(
        'MODEL_UNAVAILABLE',
        `the prompt has ${length} tokens; the model takes ${this.#maxTokens}`,
      );
    }
    await this.#pause(signal);
    const embeds = await this.#model.encode_text({ input_ids: ids });
    insertFeatures(images, ids, embeds, this.#imageTokenId);
    const mask = ones(length);
    let positions: { position_ids?: Tensor } = {};
    let positionDelta = 0n;
    if (this.#model.get_rope_index) {
      const grids = images.flatMap(({ grid }) => grid ?? []);
      const grid = grids.length > 0 ? int64(grids, [grids.length / 3, 3]) : null;
      const [position_ids] = this.#model.get_rope_index(ids, grid, null, mask);
      positions = { position_ids };
      positionDelta = furthest(position_ids) + 1n - BigInt(length);
    }
    const outputs = await this.#model.forward({
      inputs_embeds: embeds,
      attention_mask: mask,
      num_logits_to_keep: lastOnly(),
      ...positions,
    });
    const prefilled = { logits: lastRow(outputs.logits!), cache: cacheOf(outputs), length, positionDelta };
    return { prefilled, promptTokens: length };
  }

  /** One pass over more tokens, from what is held; what is held stays usable. */
  async #extend(from: Prefilled, tokens: readonly number[], signal: AbortSignal): Promise<Prefilled> {
    await this.#pause(signal);
    const ids = int64(tokens.map(BigInt), [1, tokens.length]);
    const length = from.length + tokens.length;
    const at = tokens.map((_, i) => BigInt(from.length + i) + from.positionDelta);
    const positions = this.#model.get_rope_index
      ? { position_ids: int64([...at, ...at, ...at], [3, 1, at.length]) }
      : {};
    const outputs = await this.#model.forward({
      inputs_embeds: await this.#model.encode_text({ input_ids: ids }),
      attention_mask: ones(length),
      past_key_values: from.cache,
      num_logits_to_keep: lastOnly(),
      ...positions,
    });
    const { positionDelta } = from;
    return { logits: lastRow(outputs.logits!), cache: cacheOf(outputs), length, positionDelta };
  }

  #promptIds(text: string, images: readonly EncodedImage[]): Tensor {
    const pieces = text.split(IMAGE_TOKENS[this.#family]);
    if (pieces.length !== images.length + 1) {
      throw new HostedFailure(
        'INTERNAL',
        `the prompt has ${pieces.length - 1} places for ${images.length} pictures`,
      );
    }
    const whole = pieces.map((piece, i) => piece + (images[i]?.text ?? '')).join('');
    // A template that writes the start token itself must not get a second one.
    const bos = this.#tokenizer.bos_token as string | null | undefined;
    const add = !(bos && whole.startsWith(bos));
    const ids = this.#tokenizer.encode(whole, { add_special_tokens: add } as never) as number[];
    return int64(ids.map(BigInt), [1, ids.length]);
  }

  /** Lets a cancel arrive: a run of onnxruntime blocks this process, so between runs is the only time for it. */
  async #pause(signal: AbortSignal): Promise<void> {
    await nextTurn();
    if (signal.aborted) throw new HostedFailure('CANCELLED', 'the caller no longer waits');
  }
}
