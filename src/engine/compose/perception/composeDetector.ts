import { loadModelCard } from '../../../adapters/onnx/cards/loadModelCard.ts';
import { OnnxDetector } from '../../../adapters/onnx/OnnxDetector.ts';
import {
  createWordDetector,
  type HostedWordDetector,
} from '../../../adapters/vlm/eyes/createWordDetector.ts';
import { isModelOfWords } from '../../../adapters/vlm/eyes/isModelOfWords.ts';
import { BASE_WORDS } from '../../../core/detect/baseWords.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { ComposeHooks } from '../ComposeHooks.ts';
import { localConfigOf } from '../localConfigOf.ts';

/**
 * The detector that the parameters name, not started; none for "none". Fails when there is no such card, file or model.
 *
 * @param siteNames what this site calls its things: a detector of words looks for them too
 */
export const composeDetector = async (
  parameters: Parameters,
  { log }: ComposeHooks,
  siteNames: readonly string[] = [],
): Promise<Result<OnnxDetector | HostedWordDetector | undefined>> => {
  const { detector, detector_min_score: scoreThreshold } = parameters;
  const timeoutMs = parameters.model_timeout * 1000;
  if (detector === 'none') return ok(undefined);
  if (isModelOfWords(detector)) {
    const words = [...new Set([...siteNames, ...BASE_WORDS])];
    const config = { ...localConfigOf(parameters), model: detector, words, timeoutMs, scoreThreshold };
    return createWordDetector(config, { log });
  }
  const card = await loadModelCard(detector);
  if (!card.ok) return card;
  return ok(new OnnxDetector({ card: card.value, scoreThreshold, timeoutMs, host: { log } }));
};
