import type { LocalModelConfig } from '../../adapters/vlm/VlmConfig.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';

/** Where the models of the user's run, and whether they may be fetched. */
export const localConfigOf = (parameters: Parameters): Omit<LocalModelConfig, 'model'> => ({
  device: parameters['vlm.device'],
  allowDownload: parameters['vlm.allow_download'],
});
