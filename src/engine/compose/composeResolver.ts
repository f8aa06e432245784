import { createPointer } from '../../adapters/pointer/createPointer.ts';
import { isPointer } from '../../adapters/pointer/loadPointerCard.ts';
import { createOpenVocabulary } from '../../adapters/vlm/createOpenVocabulary.ts';
import { createVlmResolver, type VlmDeps } from '../../adapters/vlm/createVlmResolver.ts';
import type { HostedResolver } from '../../adapters/vlm/HostedResolver.ts';
import type { LocalModelConfig, VlmConfig } from '../../adapters/vlm/VlmConfig.ts';
import type { BlendWeights } from '../../core/hybrid/BlendWeights.ts';
import { blend } from '../../core/hybrid/blend.ts';
import { createHybridResolver } from '../../core/hybrid/createHybridResolver.ts';
import { DEFAULT_HYBRID_OPTIONS, type HybridOptions } from '../../core/hybrid/HybridOptions.ts';
import { measureRelations } from '../../core/hybrid/measureRelations.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import { phrasesOf } from '../../core/naming/phrases/phrasesOf.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { GeometricResolver } from '../../core/spatial/grounding/GeometricResolver.ts';
import type { Resolver } from '../../core/spatial/grounding/Resolver.ts';
import { measuredScene } from '../../core/spatial/scene/seen/measuredScene.ts';
import { createOpenVocabularyResolver } from '../../core/vocabulary/createOpenVocabularyResolver.ts';
import { type ComposeHooks, orWithout } from './ComposeHooks.ts';

export interface BackendConfig {
  readonly backend: 'geometric' | 'vlm' | 'hybrid';
  /** Needed unless the backend is geometric. */
  readonly vlm: VlmConfig;
  readonly hybrid?: Partial<HybridOptions>;
  /** A CLIP kind that names landmarks by the nouns of the question; none when its model is "". */
  readonly vocabulary?: LocalModelConfig;
}

/** Something that is loaded on activate and freed on deactivate. */
export type Hosted = Pick<HostedResolver, 'start' | 'stop' | 'ready' | 'status'>;

export interface ResolverDeps extends VlmDeps {
  /** Puts words into the space of what the classifier sees; a pointing model cannot do without. */
  readonly namer?: Namer;
}

export interface ComposedResolver {
  readonly resolver: Resolver;
  readonly models: readonly Hosted[];
}

/** Who looks at the marks: our own pointing model where its card is named, else a vision-language model. */
const createModel = (
  config: VlmConfig,
  deps: ResolverDeps,
): Result<HostedResolver & { readonly blend?: BlendWeights }> =>
  config.provider === 'local' && isPointer(config.model)
    ? createPointer(config, deps)
    : createVlmResolver(config, deps);

/**
 * The resolver of a backend, around the geometric one. Nothing is loaded and nobody is contacted before the models are
 * started. Fails with MODEL_UNAVAILABLE when the configuration names nothing that can be loaded or asked; where
 * `hooks.onMissing` allows it, that model's questions fail so instead, and whoever can answers without it.
 *
 * @param hooks with `asking`: has a detector of words look for the question's nouns first
 */
export const composeResolver = (
  config: BackendConfig,
  geometric: Resolver,
  deps: ResolverDeps,
  hooks: Pick<ComposeHooks, 'onMissing'> & { readonly asking?: (inner: Resolver) => Resolver } = {},
): Result<ComposedResolver> => {
  const models: Hosted[] = [];
  let named = geometric;
  const { asking = (inner) => inner } = hooks;
  if (config.vocabulary?.model) {
    const vocabulary = createOpenVocabulary(config.vocabulary, deps);
    const made = orWithout('vocabulary model', vocabulary, hooks);
    if (!made.ok) return made;
    const score = made.value?.vocabulary ?? { score: async () => failed(vocabulary) };
    named = createOpenVocabularyResolver(
      { inner: asking(new GeometricResolver()), otherwise: geometric },
      score,
      phrasesOf,
    );
    if (made.value) models.push(made.value);
  }
  if (config.backend === 'geometric') return ok({ resolver: named, models });

  const vlm = createModel(config.vlm, deps);
  const made = orWithout('vision-language model', vlm, hooks);
  if (!made.ok) return made;
  if (made.value) models.push(made.value);
  const model: Resolver = made.value ?? { name: config.vlm.model, resolve: async () => failed(vlm) };
  if (config.backend === 'vlm') return ok({ resolver: model, models });
  const hybrid = createHybridResolver(
    named,
    model,
    ({ expression, marked }, id) => measureRelations(measuredScene(marked.scene), expression, id),
    { ...DEFAULT_HYBRID_OPTIONS, ...config.hybrid },
    made.value?.blend && blend(made.value.blend),
  );
  return ok({ resolver: hybrid, models });
};

const failed = (made: Result<unknown>): Result<never> =>
  made.ok ? fail('INTERNAL', 'the model is there') : made;
