import type { WordDetector } from '../../../core/detect/WordDetector.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ColorImage } from '../../../core/types/images.ts';
import type { Detection } from '../../../core/types/landmarks.ts';
import { areDetections } from '../../onnx/areDetections.ts';
import { FINDER_FAMILIES } from '../families.ts';
import type { HostedResolver } from '../HostedResolver.ts';
import type { LocalModelConfig } from '../VlmConfig.ts';
import type { FindPayload } from '../worker/protocol.ts';
import { type EyeDeps, openHost } from './openHost.ts';

export interface WordDetectorConfig extends LocalModelConfig {
  /** What is looked for in every frame. */
  readonly words: readonly string[];
  readonly timeoutMs: number;
  readonly scoreThreshold: number;
  readonly maxDetections?: number;
}

export interface HostedWordDetector
  extends WordDetector,
    Pick<HostedResolver, 'start' | 'ready' | 'stop' | 'status'> {}

const MOST_DETECTIONS = 100;

/**
 * An OWL-ViT, OWLv2 or Grounding DINO in a process of its own; for the parameter `detector`. Nothing is loaded before
 * `start`. Fails with MODEL_UNAVAILABLE when the configuration names nothing that can be loaded.
 */
export const createWordDetector = (
  config: WordDetectorConfig,
  deps: EyeDeps = {},
): Result<HostedWordDetector> => {
  const opened = openHost('detector', { parameter: 'detector', ...config, families: FINDER_FAMILIES }, deps);
  if (!opened.ok) return opened;
  const { name, host } = opened.value;
  const { words, timeoutMs, scoreThreshold, maxDetections = MOST_DETECTIONS } = config;

  const find = async (
    image: ColorImage,
    asked: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Detection[]>> => {
    const payload: FindPayload = { image, words: asked, scoreThreshold, maxDetections };
    const answer = await host.request('find', payload, { timeoutMs, signal });
    if (!answer.ok) return answer;
    if (areDetections(answer.value, image)) return ok(answer.value);
    return fail('MODEL_BAD_ANSWER', `${name}: the answer is no list of boxes inside the image`);
  };
  return ok({
    labels: words,
    find,
    detect: async (image, signal) => {
      const found = await find(image, words, signal);
      return found.ok ? ok({ named: found.value }) : found;
    },
    start: () => host.start(),
    ready: (ms) => host.ready(ms),
    stop: () => host.stop(),
    status: () => host.status(),
  });
};
