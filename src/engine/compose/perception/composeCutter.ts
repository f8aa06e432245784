import { createMaskCutter, type HostedMaskCutter } from '../../../adapters/vlm/eyes/createMaskCutter.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { ComposeHooks } from '../ComposeHooks.ts';
import { localConfigOf } from '../localConfigOf.ts';

/** The model that cuts masks again, not started; none for "". Fails when there is no such model. */
export const composeCutter = (
  parameters: Parameters,
  { log }: ComposeHooks,
): Result<HostedMaskCutter | undefined> => {
  const model = parameters['segmenter.model'];
  if (model === '') return ok(undefined);
  const timeoutMs = parameters.model_timeout * 1000;
  return createMaskCutter({ ...localConfigOf(parameters), model, timeoutMs }, { log });
};
