/** The detector inside its child process: the only place that loads onnxruntime and sharp for it. */
import { Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import type { Detections } from '../../core/detect/Detections.ts';
import { hintBoxes } from '../../core/detect/hintBoxes.ts';
import { nameBoxes } from '../../core/detect/nameBoxes.ts';
import type { ColorImage } from '../../core/types/images.ts';
import { HostedFailure } from '../host/HostedFailure.ts';
import type { HostedModelFactory } from '../host/HostedModel.ts';
import type { ModelCard } from './cards/ModelCard.ts';
import { decodeOutputs, type OutputTensor } from './decodeOutputs.ts';
import { openSession, type SessionOptions } from './openSession.ts';
import { prepareInput } from './prepareInput.ts';

export interface DetectorModelOptions extends SessionOptions {
  readonly card: ModelCard;
}

export interface DetectPayload {
  readonly image: ColorImage;
  readonly scoreThreshold: number;
  readonly maxDetections: number;
}

/** Boxes that are made, named or not; and the score from which one says that something may be there. */
const MOST_BOXES = 400;
const HINT_THRESHOLD = 0.01;

const create: HostedModelFactory = async (raw) => {
  const options = raw as DetectorModelOptions;
  const { card, threads, device } = options;
  sharp.cache(false);
  sharp.concurrency(1);
  const { kind: _, ...named } = card.output;
  const outputs = Object.values(named).filter((v): v is string => typeof v === 'string');
  const session = await openSession(card, outputs, options);

  const detect = async ({ image, scoreThreshold, maxDetections }: DetectPayload): Promise<Detections> => {
    const input = await prepareInput(image, card.input);
    const answers = await session.run({
      [card.input.name]: new Tensor(card.input.type, input.data as Uint8Array, [...input.dims]),
    });
    const read = (name: string) => answers[name] as unknown as OutputTensor;
    const limits = { scoreThreshold: Math.min(HINT_THRESHOLD, scoreThreshold), maxBoxes: MOST_BOXES };
    try {
      const boxes = decodeOutputs(card, read, input, limits);
      const sure = boxes.filter(({ score }) => score >= scoreThreshold);
      const suppression = { ...card.suppression, maxObjects: maxDetections };
      return {
        named: nameBoxes(sure, card.labels, input.fit, image, suppression),
        hints: hintBoxes(boxes, card.labels, input.fit, image),
      };
    } catch (error) {
      throw new HostedFailure('MODEL_BAD_ANSWER', `${card.name}: ${(error as Error).message}`);
    }
  };

  // The first run plans memory and touches every page: better now than under a deadline. It also shows the shapes.
  const blank = { width: 640, height: 480, data: new Uint8Array(640 * 480 * 3) };
  await detect({ image: blank, scoreThreshold: 0.5, maxDetections: 1 }).catch((error: Error) => {
    throw new HostedFailure('MODEL_UNAVAILABLE', error.message, { permanent: true });
  });
  return {
    info: { model: card.name, device, threads, licence: card.licence },
    handle: (method, payload) => {
      if (method === 'detect') return detect(payload as DetectPayload);
      throw new Error(`the detector has no method ${method}`);
    },
    dispose: () => session.release(),
  };
};

export default create;
