import { ok, type Result } from '../../core/result.ts';
import { OpenVocabulary } from '../../core/vocabulary/OpenVocabulary.ts';
import {
  DEFAULT_VOCABULARY_OPTIONS,
  type VocabularyOptions,
} from '../../core/vocabulary/VocabularyOptions.ts';
import { createLocalEmbedder } from './createLocalEmbedder.ts';
import type { HostedResolver } from './HostedResolver.ts';
import { localHost } from './localHost.ts';
import { planModel } from './planModel.ts';
import type { LocalModelConfig } from './VlmConfig.ts';

export interface HostedVocabulary extends Pick<HostedResolver, 'start' | 'ready' | 'stop' | 'status'> {
  readonly vocabulary: OpenVocabulary;
}

const DEFAULT_TIMEOUT_MS = 2_000;
const DEFAULT_LOAD_TIMEOUT_MS = 60_000;
const DOWNLOAD_TIMEOUT_MS = 1_800_000;

/**
 * Names landmarks by any noun with a CLIP kind in a process of its own; for the parameter `vocabulary.model`. Nothing is
 * loaded before `start`. Fails with MODEL_UNAVAILABLE when the configuration names nothing that can be loaded.
 */
export const createOpenVocabulary = (
  config: LocalModelConfig & {
    readonly timeoutMs?: number;
    readonly vocabulary?: Partial<VocabularyOptions>;
  },
  deps: { readonly log?: (level: 'info' | 'warn', message: string) => void } = {},
): Result<HostedVocabulary> => {
  const plan = planModel({ parameter: 'vocabulary.model', ...config });
  if (!plan.ok) return plan;
  const { name, worker } = plan.value;
  const host = localHost({
    name,
    worker,
    loadTimeoutMs: config.loadTimeoutMs ?? (worker.download ? DOWNLOAD_TIMEOUT_MS : DEFAULT_LOAD_TIMEOUT_MS),
    log: deps.log,
  });
  const embedder = createLocalEmbedder(host, { name, timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS });
  return ok({
    vocabulary: new OpenVocabulary(embedder, { ...DEFAULT_VOCABULARY_OPTIONS, ...config.vocabulary }),
    start: () => host.start(),
    ready: (timeoutMs) => host.ready(timeoutMs),
    stop: () => host.stop(),
    status: () => host.status(),
  });
};
