import { loadCard } from '../../adapters/onnx/cards/loadCard.ts';
import { parseClassifierCard } from '../../adapters/onnx/cards/parseClassifierCard.ts';
import { OnnxClassifier } from '../../adapters/onnx/OnnxClassifier.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ComposeHooks } from './ComposeHooks.ts';

/** The classifier that the parameters name, not started; none for "none". Fails when there is no such card. */
export async function composeClassifier(
  parameters: Parameters,
  { log }: ComposeHooks,
): Promise<Result<OnnxClassifier | undefined>> {
  if (parameters.classifier === 'none') return ok(undefined);
  const card = await loadCard(parameters.classifier, parseClassifierCard);
  if (!card.ok) return card;
  const timeoutMs = parameters.model_timeout * 1000;
  return ok(new OnnxClassifier({ card: card.value, timeoutMs, host: { log } }));
}
