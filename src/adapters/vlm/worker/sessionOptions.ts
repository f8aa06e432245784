import type { InferenceSession } from 'onnxruntime-node';

/** How onnxruntime runs a part of a model. */
export const sessionOptions = (threads: number): InferenceSession.SessionOptions => ({
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  // The prompt's length differs from question to question: an arena would keep the longest of each size for ever.
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 3,
  // With a busy neighbour, threads that spin while they wait double the time of a run.
  extra: { session: { intra_op: { allow_spinning: '0' } } },
});
