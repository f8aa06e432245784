import { loadModelCard } from '../../adapters/onnx/cards/loadModelCard.ts';
import { OnnxDetector } from '../../adapters/onnx/OnnxDetector.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ComposeHooks } from './ComposeHooks.ts';

/** The detector that the parameters name, not started; none for "none". Fails when there is no such card or file. */
export const composeDetector = async (
  parameters: Parameters,
  { log }: ComposeHooks,
): Promise<Result<OnnxDetector | undefined>> => {
  if (parameters.detector === 'none') return ok(undefined);
  const card = await loadModelCard(parameters.detector);
  if (!card.ok) return card;
  return ok(
    new OnnxDetector({
      card: card.value,
      scoreThreshold: parameters.detector_min_score,
      timeoutMs: parameters.model_timeout * 1000,
      host: { log },
    }),
  );
};
