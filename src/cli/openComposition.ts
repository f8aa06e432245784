import type { Parameters } from '../core/parameters/parameters.ts';
import { ok, type Result } from '../core/result.ts';
import type { ComposeHooks } from '../engine/compose/ComposeHooks.ts';
import type { Composition } from '../engine/compose/Composition.ts';
import { compose } from '../engine/compose/compose.ts';
import { makeModels } from './makeModels.ts';

/** A vision-language model may take long to load from a cold disk. */
const READY_TIMEOUT_MS = 180_000;
/** A camera stream skips a slow frame; a command has one frame, and waits for its names even on a busy machine. */
const DETECTOR_PATIENCE_SECONDS = 60;

/**
 * The node's own method for a command: composed, models made and loaded. A model that does not load is reported and left
 * out, as the node does, unless the backend is that model alone. Stop it when done.
 */
export const openComposition = async (
  parameters: Parameters,
  warn: (message: string) => void,
  replaced: Pick<ComposeHooks, 'segmenter' | 'regionJudge'> = {},
): Promise<Result<Composition>> => {
  if (parameters.detector === 'centernet' || parameters.classifier === 'efficientnet_lite0')
    await makeModels(warn);
  const composed = await compose(
    { ...parameters, model_timeout: DETECTOR_PATIENCE_SECONDS },
    {
      ...replaced,
      log: (level, message) => {
        if (level === 'warn') warn(message);
      },
      onDetectorFailure: ({ code, message }) => warn(`nothing named: ${code}: ${message}`),
      onCutterFailure: ({ code, message }) => warn(`masks as depth cut them: ${code}: ${message}`),
      onClassifierFailure: ({ code, message }) => warn(`no looks: ${code}: ${message}`),
    },
  );
  if (!composed.ok) return composed;
  const composition = composed.value;
  composition.start();
  const ready = await composition.ready(READY_TIMEOUT_MS);
  if (ready.ok) return ok(composition);
  if (parameters.backend === 'vlm') {
    await composition.stop();
    return ready;
  }
  warn(`${ready.failure.code}: ${ready.failure.message}`);
  return ok(composition);
};
