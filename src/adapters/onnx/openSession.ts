import { InferenceSession } from 'onnxruntime-node';
import { HostedFailure } from '../host/HostedFailure.ts';
import { readModelFile } from './cards/readModelFile.ts';
import { lookUpFirst } from './graph/lookUpFirst.ts';

export interface SessionOptions {
  readonly modelsFolder: string;
  readonly threads: number;
  /** An execution provider of onnxruntime: cpu, cuda, ... */
  readonly device: string;
}

export interface SessionCard {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly input: { readonly name: string };
}

/** A session of the card's file, checked to have the input and the outputs. Throws HostedFailure, permanent. */
export const openSession = async (
  card: SessionCard,
  outputs: readonly string[],
  { modelsFolder, threads, device }: SessionOptions,
): Promise<InferenceSession> => {
  const file = await readModelFile({ folder: modelsFolder, file: card.file, sha256: card.sha256 });
  if (!file.ok) throw new HostedFailure(file.failure.code, file.failure.message, { permanent: true });
  try {
    const session = await InferenceSession.create(lookUpFirst(file.value), {
      executionProviders: [device],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      // A plan for all of a run's memory as one block holds it between runs: 35 MB for the detector, and no faster.
      enableMemPattern: false,
      // With a busy neighbour, threads that spin while they wait double the time of a run.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    });
    const missing = [
      ...[card.input.name].filter((name) => !session.inputNames.includes(name)),
      ...outputs.filter((name) => !session.outputNames.includes(name)),
    ];
    if (missing.length === 0) return session;
    const has = [...session.inputNames, ...session.outputNames].join(', ');
    throw new Error(`it has no ${missing.join(', ')}, only ${has}`);
  } catch (error) {
    const why = `${card.name}: onnxruntime refuses the model on ${device}: ${(error as Error).message}`;
    throw new HostedFailure('MODEL_UNAVAILABLE', why, { permanent: true });
  }
};
