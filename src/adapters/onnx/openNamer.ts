import { Tensor } from 'onnxruntime-node';
import { embedPhrase } from '../../core/naming/space/embedPhrase.ts';
import { embedRegion } from '../../core/naming/space/embedRegion.ts';
import { wordPieces } from '../../core/naming/wordPieces.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { RegionEmbedding } from '../../core/types/RegionEmbedding.ts';
import { HostedFailure } from '../host/HostedFailure.ts';
import type { LoadedNamer } from './cards/loadNamerCard.ts';
import { readModelFile } from './cards/readModelFile.ts';
import { openSession, type SessionOptions } from './openSession.ts';
import { readNamerHead } from './readNamerHead.ts';

/** A namer inside a classifier's child process. */
export interface OpenNamer {
  /** Output of the classifier that it reads, and how many numbers a row of it has, and of the logits. */
  readonly features: string;
  readonly width: number;
  readonly classes: number;
  embedRegion(features: Float32Array, logits: Float32Array): RegionEmbedding;
  embedPhrases(phrases: readonly string[]): Promise<readonly Float32Array[]>;
  release(): Promise<void>;
}

/** Fails with MODEL_UNAVAILABLE: the classifier goes on without it. */
export const openNamer = async (card: LoadedNamer, options: SessionOptions): Promise<Result<OpenNamer>> => {
  const refuse = (error: Error) => fail('MODEL_UNAVAILABLE', `${card.name}: ${error.message}`);
  const headFile = await readModelFile({ folder: card.folder, ...card.head, format: 'plain' });
  if (!headFile.ok) return headFile;
  const piecesFile = await readModelFile({ folder: options.modelsFolder, ...card.pieces, format: 'plain' });
  if (!piecesFile.ok) return piecesFile;
  try {
    const head = readNamerHead(headFile.value);
    const lines = new TextDecoder().decode(piecesFile.value).trimEnd().split('\n');
    const pieces = new Map(lines.map((piece, number) => [piece, number]));
    const { file, sha256, vectors, mostPieces } = card.encoder;
    const encoder = { name: card.name, file, sha256, input: { name: 'input_ids' } };
    const session = await openSession(encoder, [vectors], { ...options, threads: 1 });

    /** One at a time: in a batch, the padding of shorter texts would have to be masked out of the mean. */
    const embedOne = async (phrase: string): Promise<Float32Array> => {
      const numbers = wordPieces(phrase, pieces, mostPieces);
      const fill = (value: (i: number) => number) =>
        new Tensor(
          'int64',
          BigInt64Array.from(numbers, (_, i) => BigInt(value(i))),
          [1, numbers.length],
        );
      const inputs = {
        input_ids: fill((i) => numbers[i]!),
        attention_mask: fill(() => 1),
        token_type_ids: fill(() => 0),
      };
      const answer = (await session.run(inputs))[vectors]!;
      const [, , width = 0] = answer.dims;
      if (width !== head.textDims)
        throw new HostedFailure('MODEL_BAD_ANSWER', `${card.name}: ${vectors} is ${answer.dims.join('x')}`);
      return embedPhrase(head, sumOfRows(answer.data as Float32Array, width));
    };
    return ok({
      features: card.features,
      width: head.features,
      classes: head.classes,
      embedRegion: (features, logits) => embedRegion(head, features, logits),
      embedPhrases: async (phrases) => {
        const found: Float32Array[] = [];
        for (const phrase of phrases) found.push(await embedOne(phrase));
        return found;
      },
      release: () => session.release(),
    });
  } catch (error) {
    return refuse(error as Error);
  }
};

/** The sum does for the mean: only its direction counts. */
const sumOfRows = (rows: Float32Array, width: number): Float32Array => {
  const sum = new Float32Array(width);
  for (const [i, value] of rows.entries()) sum[i % width]! += value;
  return sum;
};
