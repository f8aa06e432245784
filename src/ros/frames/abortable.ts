import { fail, type Result } from '../../core/result.ts';

/** The segmentation of a frame is shared and goes on; only this asker stops waiting. */
export const abortable = <T>(
  work: Promise<Result<T>>,
  signal: AbortSignal | undefined,
): Promise<Result<T>> => {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const cancel = () => resolve(fail('CANCELLED', 'the request was cancelled'));
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
};
