/** The classifier inside its child process: cuts boxes out of an image and says what they look like. */
import { Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { foldClasses } from '../../core/detect/foldClasses.ts';
import type { PixelBox } from '../../core/types/geometry.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { LabelScore } from '../../core/types/landmarks.ts';
import { HostedFailure } from '../host/HostedFailure.ts';
import type { HostedModelFactory } from '../host/HostedModel.ts';
import type { ClassifierCard } from './cards/ClassifierCard.ts';
import { openSession, type SessionOptions } from './openSession.ts';
import { prepareInput } from './prepareInput.ts';
import { squareAround } from './squareAround.ts';

export interface ClassifierModelOptions extends SessionOptions {
  readonly card: ClassifierCard;
}

export interface ClassifyPayload {
  readonly image: ColorImage;
  readonly boxes: readonly PixelBox[];
}

const create: HostedModelFactory = async (raw) => {
  const options = raw as ClassifierModelOptions;
  const { card, threads, device } = options;
  sharp.cache(false);
  sharp.concurrency(1);
  const session = await openSession(card, [card.logits], options);
  const most = Math.max(...card.nouns.flatMap((n) => n.classes.map(([index]) => index)));

  const classify = async ({ image, boxes }: ClassifyPayload): Promise<readonly (readonly LabelScore[])[]> => {
    if (boxes.length === 0) return [];
    const inputs = await Promise.all(
      boxes.map((box) => prepareInput(cutOut(image, squareAround(box, image)), card.input)),
    );
    const [{ data, dims }] = inputs as [(typeof inputs)[0]];
    const batch =
      data instanceof Uint8Array
        ? new Uint8Array(data.length * boxes.length)
        : new Float32Array(data.length * boxes.length);
    for (const [i, input] of inputs.entries()) batch.set(input.data, i * data.length);
    const tensor = new Tensor(card.input.type, batch as Uint8Array, [boxes.length, ...dims.slice(1)]);
    const answers = await session.run({ [card.input.name]: tensor });
    const logits = answers[card.logits] as unknown as { dims: readonly number[]; data: Float32Array };
    const classes = logits.dims[1] ?? 0;
    if (logits.dims.length !== 2 || logits.dims[0] !== boxes.length || classes <= most)
      throw new HostedFailure(
        'MODEL_BAD_ANSWER',
        `${card.name}: output ${card.logits} is ${logits.dims.join('x')}; its card needs ${boxes.length} rows of at least ${most + 1}`,
      );
    return boxes.map((_, i) => foldClasses(logits.data.subarray(i * classes, (i + 1) * classes), card.nouns));
  };

  // The first run plans memory and touches every page: better now than under a deadline. It also shows the shapes.
  const blank = { width: 64, height: 48, data: new Uint8Array(64 * 48 * 3) };
  await classify({ image: blank, boxes: [{ x0: 0, y0: 0, x1: 64, y1: 48 }] }).catch((error: Error) => {
    throw new HostedFailure('MODEL_UNAVAILABLE', error.message, { permanent: true });
  });
  return {
    info: { model: card.name, device, threads, licence: card.licence },
    handle: (method, payload) => {
      if (method === 'classify') return classify(payload as ClassifyPayload);
      throw new Error(`the classifier has no method ${method}`);
    },
    dispose: () => session.release(),
  };
};

export default create;

const cutOut = (image: ColorImage, { x0, y0, x1, y1 }: PixelBox): ColorImage => {
  const [width, height] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(width * height * 3);
  for (let v = 0; v < height; v += 1) {
    const from = ((y0 + v) * image.width + x0) * 3;
    data.set(image.data.subarray(from, from + width * 3), v * width * 3);
  }
  return { width, height, data };
};
