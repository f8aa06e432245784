import { createOpenVocabulary } from '../adapters/vlm/createOpenVocabulary.ts';
import { createVlmResolver, type VlmDeps } from '../adapters/vlm/createVlmResolver.ts';
import type { HostedResolver } from '../adapters/vlm/HostedResolver.ts';
import type { LocalModelConfig, VlmConfig } from '../adapters/vlm/VlmConfig.ts';
import { createHybridResolver } from '../core/hybrid/createHybridResolver.ts';
import { DEFAULT_HYBRID_OPTIONS, type HybridOptions } from '../core/hybrid/HybridOptions.ts';
import { measureRelations } from '../core/hybrid/measureRelations.ts';
import { ok, type Result } from '../core/result.ts';
import type { Resolver } from '../core/spatial/grounding/Resolver.ts';
import { createOpenVocabularyResolver } from '../core/vocabulary/createOpenVocabularyResolver.ts';
import { nounsOf } from '../core/vocabulary/nounsOf.ts';

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

export interface ComposedResolver {
  readonly resolver: Resolver;
  readonly models: readonly Hosted[];
}

/**
 * The resolver of a backend, around the geometric one. Nothing is loaded and nobody is contacted before the models are
 * started. Fails with MODEL_UNAVAILABLE when the configuration names nothing that can be loaded or asked.
 */
export function composeResolver(
  config: BackendConfig,
  geometric: Resolver,
  deps: VlmDeps,
): Result<ComposedResolver> {
  const vocabulary = config.vocabulary?.model ? createOpenVocabulary(config.vocabulary, deps) : undefined;
  if (vocabulary && !vocabulary.ok) return vocabulary;
  const named = vocabulary
    ? createOpenVocabularyResolver(geometric, vocabulary.value.vocabulary, nounsOf)
    : geometric;
  const models: readonly Hosted[] = vocabulary ? [vocabulary.value] : [];
  if (config.backend === 'geometric') return ok({ resolver: named, models });

  const vlm = createVlmResolver(config.vlm, deps);
  if (!vlm.ok) return vlm;
  if (config.backend === 'vlm') return ok({ resolver: vlm.value, models: [vlm.value] });
  const hybrid = createHybridResolver(
    named,
    vlm.value,
    ({ expression, marked }, id) => measureRelations(marked.scene, expression, id),
    { ...DEFAULT_HYBRID_OPTIONS, ...config.hybrid },
  );
  return ok({ resolver: hybrid, models: [...models, vlm.value] });
}
