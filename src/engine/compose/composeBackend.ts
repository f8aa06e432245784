import { SharpImageCodec } from '../../adapters/image/SharpImageCodec.ts';
import type { DtypeChoice } from '../../adapters/vlm/dtypes.ts';
import type { WordDetector } from '../../core/detect/WordDetector.ts';
import { createNamingResolver } from '../../core/naming/createNamingResolver.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import { PhraseMemory } from '../../core/naming/PhraseMemory.ts';
import { phrasesOf } from '../../core/naming/phrases/phrasesOf.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { ok, type Result } from '../../core/result.ts';
import { GeometricResolver } from '../../core/spatial/grounding/GeometricResolver.ts';
import type { Resolver } from '../../core/spatial/grounding/Resolver.ts';
import { createTranslatingResolver } from '../../core/translate/createTranslatingResolver.ts';
import { createAskingResolver } from '../../core/vocabulary/createAskingResolver.ts';
import { type ComposeHooks, orWithout } from './ComposeHooks.ts';
import { type ComposedResolver, composeResolver } from './composeResolver.ts';
import { composeTranslator } from './composeTranslator.ts';
import { localConfigOf } from './localConfigOf.ts';
import { promptOf } from './promptOf.ts';

/** Who resolves expressions, by the parameters `backend`, `vlm.*` and `vocabulary.*`, with the models it needs. */
export const composeBackend = (
  parameters: Parameters,
  hooks: ComposeHooks,
  { namer, asks }: { readonly namer?: Namer | undefined; readonly asks?: WordDetector | undefined } = {},
): Result<ComposedResolver> => {
  const translating = orWithout('translator', composeTranslator(parameters), hooks);
  if (!translating.ok) return translating;
  const asking = (inner: Resolver) => (asks ? createAskingResolver(inner, asks, phrasesOf) : inner);
  const geometric = asking(new GeometricResolver());
  const words = namer ? createNamingResolver(geometric, new PhraseMemory(namer), phrasesOf) : geometric;
  const translated = translating.value
    ? createTranslatingResolver(words, translating.value.translator)
    : words;
  const dtype = parameters['vlm.dtype'];
  const local = localConfigOf(parameters);
  const composed = composeResolver(
    {
      backend: parameters.backend,
      vlm: {
        ...local,
        ...(dtype !== '' && { dtype: dtype as DtypeChoice }),
        provider: parameters['vlm.provider'],
        model: parameters['vlm.model'],
        baseUrl: parameters['vlm.base_url'],
        server: { apiKeyEnv: parameters['vlm.api_key_env'] },
        timeoutMs: parameters['vlm.timeout'] * 1000,
        maxExpressionLength: parameters.max_expression_length,
        prompt: promptOf(parameters),
      },
      hybrid: { answerWithoutModel: parameters['vlm.answer_without_model'] },
      vocabulary: { ...local, model: parameters['vocabulary.model'] },
    },
    translated,
    { codec: new SharpImageCodec(), log: hooks.log, ...(namer && { namer }) },
    { ...hooks, asking },
  );
  if (!composed.ok || !translating.value) return composed;
  return ok({ ...composed.value, models: [...composed.value.models, translating.value.model] });
};
