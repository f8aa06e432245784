/** A pointing model inside its child process. */
import { Tensor } from 'onnxruntime-node';
import type { PointerInput } from '../../core/pointer/PointerModel.ts';
import { HostedFailure } from '../host/HostedFailure.ts';
import type { HostedModelFactory } from '../host/HostedModel.ts';
import { openSession, type SessionOptions } from '../onnx/openSession.ts';
import type { LoadedPointer } from './loadPointerCard.ts';

interface PointerModelOptions extends SessionOptions {
  readonly card: LoadedPointer;
}

const create: HostedModelFactory = async (raw) => {
  const options = raw as PointerModelOptions;
  const { card, threads, device } = options;
  const session = await openSession({ ...card, input: { name: 'words' } }, ['scores'], options);

  const point = async (input: PointerInput): Promise<Float32Array> => {
    const { wordCount, markCount, words, looks, names, numbers } = input;
    const tensor = (data: Float32Array, rows: number): Tensor =>
      new Tensor('float32', data, [1, rows, data.length / rows]);
    const answer = await session.run({
      words: tensor(words, wordCount),
      looks: tensor(looks, markCount),
      names: tensor(names, markCount),
      numbers: tensor(numbers, markCount),
    });
    return Float32Array.from(answer.scores!.data as Float32Array);
  };

  // The first run plans memory and shows whether the shapes are those that the card promises.
  const blank = (rows: number, width: number): Float32Array => new Float32Array(rows * width).fill(0.1);
  const { width, numbers } = card;
  await point({
    wordCount: 2,
    markCount: 3,
    words: blank(2, width),
    looks: blank(3, width),
    names: blank(3, width),
    numbers: blank(3, numbers),
  }).catch((error: Error) => {
    throw new HostedFailure('MODEL_UNAVAILABLE', `${card.name}: ${error.message}`, { permanent: true });
  });
  return {
    info: { model: card.name, device, threads, licence: card.licence },
    handle: (method, payload) => {
      if (method === 'point') return point(payload as PointerInput);
      throw new Error(`a pointing model has no method ${method}`);
    },
    dispose: () => session.release(),
  };
};

export default create;
