import type { BlendWeights } from '../../core/hybrid/BlendWeights.ts';
import type { Namer } from '../../core/naming/Namer.ts';
import { PhraseMemory } from '../../core/naming/PhraseMemory.ts';
import { createPointerResolver } from '../../core/pointer/createPointerResolver.ts';
import { MOST_WORDS } from '../../core/pointer/expressionWords.ts';
import { DEFAULT_THRESHOLDS } from '../../core/prompt/decide.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { HostedResolver } from '../vlm/HostedResolver.ts';
import type { VlmConfig } from '../vlm/VlmConfig.ts';
import { loadPointerCard } from './loadPointerCard.ts';
import { OnnxPointer } from './OnnxPointer.ts';

export interface PointerDeps {
  readonly namer?: Namer;
  readonly log?: (level: 'info' | 'warn', message: string) => void;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_EXPRESSION = 500;
/** Names of the marks come on top of the words. */
const MOST_MARKS = 40;

/**
 * The resolver of our own pointing model: it reads what the namer makes of words and of cut-outs, so it cannot do without
 * one. Nothing is loaded before `start`. Fails with MODEL_UNAVAILABLE.
 */
export const createPointer = (
  config: VlmConfig,
  { namer, log }: PointerDeps,
): Result<HostedResolver & { readonly blend: BlendWeights }> => {
  const card = loadPointerCard(config.model);
  if (!card.ok) return card;
  if (!namer)
    return fail(
      'MODEL_UNAVAILABLE',
      `${card.value.name} reads words and looks through the namer ${card.value.namer}, and there is none`,
    );
  const model = new OnnxPointer({
    card: card.value,
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    ...(config.device !== undefined && { device: config.device }),
    ...(log && { host: { log } }),
  });
  const { name, resolve } = createPointerResolver(model, new PhraseMemory(namer, MOST_WORDS + MOST_MARKS), {
    thresholds: { ...DEFAULT_THRESHOLDS, ...config.thresholds },
    temperature: card.value.temperature,
    maxExpressionLength: config.maxExpressionLength ?? DEFAULT_MAX_EXPRESSION,
  });
  return ok({
    name,
    resolve,
    blend: card.value.blend,
    start: () => model.start(),
    stop: () => model.stop(),
    ready: (timeoutMs) => model.ready(timeoutMs),
    status: () => model.status(),
  });
};
