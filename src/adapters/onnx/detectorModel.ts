/** The detector inside its child process: the only place that loads onnxruntime and sharp for it. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { nameBoxes } from '../../core/detect/nameBoxes.ts';
import type { ColorImage } from '../../core/types/images.ts';
import type { Detection } from '../../core/types/landmarks.ts';
import { HostedFailure } from '../host/HostedFailure.ts';
import type { HostedModelFactory } from '../host/HostedModel.ts';
import { decodeOutputs, type OutputTensor } from './decodeOutputs.ts';
import type { ModelCard } from './ModelCard.ts';
import { prepareInput } from './prepareInput.ts';
import { readModelFile } from './readModelFile.ts';

export interface DetectorModelOptions {
  readonly card: ModelCard;
  readonly modelsFolder: string;
  readonly threads: number;
  /** An execution provider of onnxruntime: cpu, cuda, ... */
  readonly device: string;
}

export interface DetectPayload {
  readonly image: ColorImage;
  readonly scoreThreshold: number;
  readonly maxDetections: number;
}

const BOXES_PER_DETECTION = 4;

const openSession = async (bytes: Uint8Array, options: DetectorModelOptions): Promise<InferenceSession> => {
  const { card, threads, device } = options;
  try {
    const session = await InferenceSession.create(bytes, {
      executionProviders: [device],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      // With a busy neighbour, threads that spin while they wait double the time of a run.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
    const { kind: _, ...rest } = card.output;
    const names = Object.values(rest).filter((v) => typeof v === 'string');
    const missing = [
      ...[card.input.name].filter((name) => !session.inputNames.includes(name)),
      ...names.filter((name) => !session.outputNames.includes(name)),
    ];
    if (missing.length === 0) return session;
    const has = [...session.inputNames, ...session.outputNames].join(', ');
    throw new Error(`it has no ${missing.join(', ')}, only ${has}`);
  } catch (error) {
    const why = `${card.name}: onnxruntime refuses the model on ${device}: ${(error as Error).message}`;
    throw new HostedFailure('MODEL_UNAVAILABLE', why, { permanent: true });
  }
};

const create: HostedModelFactory = async (raw) => {
  const options = raw as DetectorModelOptions;
  const { card, modelsFolder, threads, device } = options;
  sharp.cache(false);
  sharp.concurrency(1);
  const file = await readModelFile({ folder: modelsFolder, file: card.file, sha256: card.sha256 });
  if (!file.ok) throw new HostedFailure(file.failure.code, file.failure.message, { permanent: true });
  const session = await openSession(file.value, options);

  const detect = async ({
    image,
    scoreThreshold,
    maxDetections,
  }: DetectPayload): Promise<readonly Detection[]> => {
    const input = await prepareInput(image, card.input);
    const outputs = await session.run({
      [card.input.name]: new Tensor(card.input.type, input.data as Uint8Array, [...input.dims]),
    });
    const read = (name: string) => outputs[name] as unknown as OutputTensor;
    const limits = { scoreThreshold, maxBoxes: maxDetections * BOXES_PER_DETECTION };
    try {
      const boxes = decodeOutputs(card, read, input, limits);
      return nameBoxes(boxes, card.labels, input.fit, image, {
        ...card.suppression,
        maxObjects: maxDetections,
      });
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
