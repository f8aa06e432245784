/** The classifier inside its child process: cuts boxes out of an image and says what they look like. */
import { Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { foldClasses } from '../../core/detect/foldClasses.ts';
import type { Look } from '../../core/detect/Look.ts';
import type { PixelBox } from '../../core/types/geometry.ts';
import type { ColorImage } from '../../core/types/images.ts';
import { HostedFailure } from '../host/HostedFailure.ts';
import type { HostedModelFactory } from '../host/HostedModel.ts';
import type { ClassifierCard } from './cards/ClassifierCard.ts';
import type { LoadedNamer } from './cards/loadNamerCard.ts';
import { cutOut } from './cutOut.ts';
import { openNamer } from './openNamer.ts';
import { openSession, type SessionOptions } from './openSession.ts';
import { outputRows } from './outputRows.ts';
import { prepareInput } from './prepareInput.ts';
import { squareAround } from './squareAround.ts';

export interface ClassifierModelOptions extends SessionOptions {
  readonly card: ClassifierCard;
  readonly namer?: LoadedNamer;
}

export interface ClassifyPayload {
  readonly image: ColorImage;
  readonly boxes: readonly PixelBox[];
}

export interface EmbedPhrasesPayload {
  readonly phrases: readonly string[];
}

/** Cut-outs at once: what a network holds in between grows with them, and its speed does not. */
const BATCH = 8;

const create: HostedModelFactory = async (raw) => {
  const options = raw as ClassifierModelOptions;
  const { card, namer: namerCard, threads, device } = options;
  sharp.cache(false);
  sharp.concurrency(1);
  const named = namerCard && (await openNamer(namerCard, options));
  const namer = named?.ok ? named.value : undefined;
  const session = await openSession(card, [card.logits, ...(namer ? [namer.features] : [])], options);
  const most = Math.max(...card.nouns.flatMap((n) => n.classes.map(([index]) => index)));

  const look = async (image: ColorImage, boxes: readonly PixelBox[]): Promise<readonly Look[]> => {
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
    const wanted = { model: card.name, count: boxes.length };
    const exactly = namer && { exactly: namer.classes };
    const logits = outputRows(answers, { ...wanted, output: card.logits, least: most + 1, ...exactly });
    const features =
      namer && outputRows(answers, { ...wanted, output: namer.features, exactly: namer.width });
    return boxes.map((_, i) => ({
      shares: foldClasses(logits(i), card.nouns),
      ...(features && namer && { embedding: namer.embedRegion(features(i), logits(i)) }),
    }));
  };

  const classify = async ({ image, boxes }: ClassifyPayload): Promise<readonly Look[]> => {
    const looks: Look[] = [];
    for (let at = 0; at < boxes.length; at += BATCH)
      looks.push(...(await look(image, boxes.slice(at, at + BATCH))));
    return looks;
  };

  const embedPhrases = ({ phrases }: EmbedPhrasesPayload): Promise<readonly Float32Array[]> => {
    if (namer) return namer.embedPhrases(phrases);
    const why = named && !named.ok ? named.failure.message : `${card.name} has no namer`;
    throw new HostedFailure('MODEL_UNAVAILABLE', why);
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
      if (method === 'embedPhrases') return embedPhrases(payload as EmbedPhrasesPayload);
      throw new Error(`the classifier has no method ${method}`);
    },
    dispose: async () => {
      await namer?.release();
      await session.release();
    },
  };
};

export default create;
