import type { Classifier } from '../../core/detect/Classifier.ts';
import type { Look } from '../../core/detect/Look.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { PixelBox } from '../../core/types/geometry.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { LabelScore } from '../../core/types/landmarks.ts';
import { siblingModule } from '../host/siblingModule.ts';
import type { ClassifierCard } from './cards/ClassifierCard.ts';
import type { LoadedNamer } from './cards/loadNamerCard.ts';
import type { ClassifyPayload, EmbedPhrasesPayload } from './classifierModel.ts';
import { OnnxModel, type OnnxModelOptions } from './OnnxModel.ts';

export interface OnnxClassifierOptions extends OnnxModelOptions<ClassifierCard> {
  /** Scores any words against the cut-outs, in the same process and from the same pass. */
  readonly namer?: LoadedNamer;
}

/** Of the head's hash: a head of other weights has another space. */
const SPACE_DIGITS = 16;

/** A Classifier and Namer port over any ONNX classifier that a card describes, in a child process. */
export class OnnxClassifier extends OnnxModel implements Classifier, Namer {
  readonly vocabulary: readonly LabelScore[];
  readonly nameSpace?: string;

  constructor({ namer, ...options }: OnnxClassifierOptions) {
    super('classifier', siblingModule(import.meta.url, 'classifierModel'), options, namer && { namer });
    if (namer) this.nameSpace = namer.head.sha256.slice(0, SPACE_DIGITS);
    this.vocabulary = options.card.nouns.map(({ noun, usual }) => ({ label: noun, score: usual }));
  }

  async classify(
    image: ColorImage,
    boxes: readonly PixelBox[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Look[]>> {
    if (boxes.length === 0) return ok([]);
    const payload: ClassifyPayload = { image, boxes };
    const answer = await this.ask('classify', payload, signal);
    if (!answer.ok) return answer;
    const rows = answer.value;
    if (Array.isArray(rows) && rows.length === boxes.length && rows.every(isLook)) return ok(rows);
    return fail('MODEL_BAD_ANSWER', `${this.status().name}: the answer is no list of nouns for each box`);
  }

  async embedPhrases(
    phrases: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Float32Array[]>> {
    if (phrases.length === 0) return ok([]);
    const payload: EmbedPhrasesPayload = { phrases };
    const answer = await this.ask('embedPhrases', payload, signal);
    if (!answer.ok) return answer;
    const vectors = answer.value;
    if (Array.isArray(vectors) && vectors.length === phrases.length && vectors.every(isVector))
      return ok(vectors);
    return fail('MODEL_BAD_ANSWER', `${this.status().name}: the answer is no vector for each phrase`);
  }
}

const isVector = (value: unknown): value is Float32Array =>
  value instanceof Float32Array && value.every(Number.isFinite);

const isLook = (value: unknown): value is Look => {
  const { shares, embedding } = (value ?? {}) as Partial<Look>;
  return (
    Array.isArray(shares) &&
    shares.every(({ label, score }) => typeof label === 'string' && score >= 0 && score <= 1) &&
    (embedding === undefined || (isVector(embedding.vector) && Number.isFinite(embedding.usual)))
  );
};
