import { checkBaseUrl } from '../../adapters/openai/checkBaseUrl.ts';
import { isPointer, loadPointerCard } from '../../adapters/pointer/loadPointerCard.ts';
import { planModel } from '../../adapters/vlm/planModel.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { ok, type Result } from '../../core/result.ts';

/**
 * Whether the vision-language model that the parameters name can be had, as far as names and the file system tell; for
 * configure. Nothing is loaded and nobody is contacted.
 */
export const checkModel = (parameters: Parameters): Result<void> => {
  if (parameters.backend === 'geometric') return ok(undefined);
  const found =
    parameters['vlm.provider'] === 'openai'
      ? checkBaseUrl(parameters['vlm.base_url'])
      : checkLocal(parameters);
  return found.ok ? ok(undefined) : found;
};

const checkLocal = (parameters: Parameters): Result<unknown> => {
  const model = parameters['vlm.model'];
  if (isPointer(model)) return loadPointerCard(model);
  const { 'vlm.device': device, 'vlm.allow_download': allowDownload } = parameters;
  return planModel({ model, device, allowDownload });
};
