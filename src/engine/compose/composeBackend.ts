import { SharpImageCodec } from '../../adapters/image/SharpImageCodec.ts';
import type { DtypeChoice } from '../../adapters/vlm/dtypes.ts';
import type { LocalModelConfig } from '../../adapters/vlm/VlmConfig.ts';
import { createNamingResolver } from '../../core/naming/createNamingResolver.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import { PhraseMemory } from '../../core/naming/PhraseMemory.ts';
import { phrasesOf } from '../../core/naming/phrases/phrasesOf.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import type { Result } from '../../core/result.ts';
import { GeometricResolver } from '../../core/spatial/grounding/GeometricResolver.ts';
import type { ComposeHooks } from './ComposeHooks.ts';
import { type ComposedResolver, composeResolver } from './composeResolver.ts';
import { promptOf } from './promptOf.ts';

/** Who resolves expressions, by the parameters `backend`, `vlm.*` and `vocabulary.*`, with the models it needs. */
export const composeBackend = (
  parameters: Parameters,
  hooks: ComposeHooks,
  namer?: Namer,
): Result<ComposedResolver> => {
  const dtype = parameters['vlm.dtype'];
  const local: Omit<LocalModelConfig, 'model'> = {
    device: parameters['vlm.device'],
    allowDownload: parameters['vlm.allow_download'],
  };
  return composeResolver(
    {
      backend: parameters.backend,
      vlm: {
        ...local,
        ...(dtype !== '' && { dtype: dtype as DtypeChoice }),
        provider: parameters['vlm.provider'],
        model: parameters['vlm.model'],
        baseUrl: parameters['vlm.base_url'],
        timeoutMs: parameters['vlm.timeout'] * 1000,
        maxExpressionLength: parameters.max_expression_length,
        prompt: promptOf(parameters),
      },
      hybrid: { answerWithoutModel: parameters['vlm.answer_without_model'] },
      vocabulary: { ...local, model: parameters['vocabulary.model'] },
    },
    namer
      ? createNamingResolver(new GeometricResolver(), new PhraseMemory(namer), phrasesOf)
      : new GeometricResolver(),
    { codec: new SharpImageCodec(), log: hooks.log },
    hooks,
  );
};
