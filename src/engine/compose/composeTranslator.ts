import { checkBaseUrl } from '../../adapters/openai/checkBaseUrl.ts';
import { createServerTranslator } from '../../adapters/openai/createServerTranslator.ts';
import { DEFAULT_SERVER_OPTIONS } from '../../adapters/openai/ServerModelOptions.ts';
import { serverHost } from '../../adapters/vlm/serverHost.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Translator } from '../../core/translate/Translator.ts';
import type { Hosted } from './composeResolver.ts';

export interface ComposedTranslator {
  readonly translator: Translator;
  readonly model: Hosted;
}

/** Who puts words that were not understood into others, by the parameters `translate.*`; undefined where nobody is to. */
export const composeTranslator = (parameters: Parameters): Result<ComposedTranslator | undefined> => {
  if (!parameters['translate.enabled']) return ok(undefined);
  const base = checkBaseUrl(parameters['vlm.base_url']);
  if (!base.ok) return base;
  const model = parameters['translate.model'] || parameters['vlm.model'];
  if (model === '')
    return fail(
      'MODEL_UNAVAILABLE',
      'translate.enabled needs translate.model or vlm.model, a name on vlm.base_url',
    );
  const options = {
    ...DEFAULT_SERVER_OPTIONS,
    baseUrl: base.value,
    model,
    timeoutMs: parameters['translate.timeout'] * 1000,
  };
  const server = createServerTranslator(options);
  const host = serverHost(options);
  const translator: Translator = {
    name: server.name,
    translate: (expression, signal) => host.guard(() => server.translate(expression, signal)),
  };
  return ok({ translator, model: host });
};
