import { loadCard } from '../../../adapters/onnx/cards/loadCard.ts';
import { type LoadedNamer, loadNamerCard } from '../../../adapters/onnx/cards/loadNamerCard.ts';
import { parseClassifierCard } from '../../../adapters/onnx/cards/parseClassifierCard.ts';
import { OnnxClassifier } from '../../../adapters/onnx/OnnxClassifier.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { type ComposeHooks, orWithout } from '../ComposeHooks.ts';

/** The classifier that the parameters name, not started; none for "none". Fails when there is no such card. */
export const composeClassifier = async (
  parameters: Parameters,
  hooks: ComposeHooks,
): Promise<Result<OnnxClassifier | undefined>> => {
  if (parameters.classifier === 'none') return ok(undefined);
  const card = await loadCard(parameters.classifier, parseClassifierCard);
  if (!card.ok) return card;
  const namer = orWithout('namer', await namerFor(card.value.name, parameters), hooks);
  if (!namer.ok) return namer;
  const timeoutMs = parameters.model_timeout * 1000;
  return ok(
    new OnnxClassifier({
      card: card.value,
      ...(namer.value && { namer: namer.value }),
      timeoutMs,
      host: { log: hooks.log },
    }),
  );
};

/** The namer that the parameters name: none for "none", and none that was fitted to another classifier. */
const namerFor = async (
  classifier: string,
  parameters: Parameters,
): Promise<Result<LoadedNamer | undefined>> => {
  if (parameters.namer === 'none') return ok(undefined);
  const namer = await loadNamerCard(parameters.namer);
  if (!namer.ok) return namer;
  return ok(namer.value.classifier === classifier ? namer.value : undefined);
};
