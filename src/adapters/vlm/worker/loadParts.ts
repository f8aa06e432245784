import { listSupportedBackends } from 'onnxruntime-node';
import { HostedFailure } from '../../host/HostedFailure.ts';
import { dtypeOf } from '../dtypes.ts';
import type { WorkerOptions } from './protocol.ts';
import { sessionOptions } from './sessionOptions.ts';

const DEVICES = ['cpu', 'cuda', 'webgpu'] as const;

/** Refused for good: another try would end the same. */
export const refused = (message: string): HostedFailure =>
  new HostedFailure('MODEL_UNAVAILABLE', message, { permanent: true });

export const checkDevice = (device: string): void => {
  const here = listSupportedBackends().map(
    (b) => `${b.name}${b.bundled ? '' : ' (not bundled: see docs/models.md)'}`,
  );
  if (!(DEVICES as readonly string[]).includes(device)) {
    throw refused(
      `vlm.device ${JSON.stringify(device.slice(0, 40))} is none of ${DEVICES.join(', ')}; this machine has ${here.join(', ')}`,
    );
  }
};

/** Options of transformers.js for loading the parts of a model from its checked folder. */
export const loadOptions = (options: WorkerOptions, parts: readonly string[]) => ({
  local_files_only: true,
  device: options.device as 'cpu' | 'cuda' | 'webgpu',
  dtype: Object.fromEntries(parts.map((part) => [part, dtypeOf(options.dtype, part)])),
  session_options: sessionOptions(options.threads),
});

/** Runs a loading step and says, when it fails, what was being loaded and on what. */
export const orRefuse = async <T>(
  what: string,
  options: WorkerOptions,
  load: () => Promise<T>,
): Promise<T> => {
  try {
    return await load();
  } catch (error) {
    const why = (error as Error).message.replaceAll(options.folder, '.').slice(0, 500);
    throw refused(`${what} failed to load on ${options.device}: ${why}`);
  }
};
