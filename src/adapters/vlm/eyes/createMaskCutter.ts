import { fail, ok, type Result } from '../../../core/result.ts';
import type { CutMask, MaskCutter } from '../../../core/segment/refine/MaskCutter.ts';
import type { ColorImage } from '../../../core/types/images.ts';
import { CUTTER_FAMILIES } from '../families.ts';
import type { HostedResolver } from '../HostedResolver.ts';
import type { LocalModelConfig } from '../VlmConfig.ts';
import type { CutPayload } from '../worker/protocol.ts';
import { type EyeDeps, openHost } from './openHost.ts';

export interface HostedMaskCutter
  extends MaskCutter,
    Pick<HostedResolver, 'start' | 'ready' | 'stop' | 'status'> {}

/**
 * A SAM kind in a process of its own; for the parameter `segmenter.model`. Nothing is loaded before `start`. Fails with
 * MODEL_UNAVAILABLE when the configuration names nothing that can be loaded.
 */
export const createMaskCutter = (
  config: LocalModelConfig & { readonly timeoutMs: number },
  deps: EyeDeps = {},
): Result<HostedMaskCutter> => {
  const named = { parameter: 'segmenter.model', ...config, families: CUTTER_FAMILIES };
  const opened = openHost('segmenter', named, deps);
  if (!opened.ok) return opened;
  const { name, host } = opened.value;
  const cut: MaskCutter['cut'] = async (image, prompts, signal) => {
    const payload: CutPayload = { image, prompts };
    const answer = await host.request('cut', payload, { timeoutMs: config.timeoutMs, signal });
    if (!answer.ok) return answer;
    const cuts = answer.value as readonly (CutMask | null)[];
    if (Array.isArray(cuts) && cuts.length === prompts.length && cuts.every((c) => isCut(c, image)))
      return ok(cuts.map((c) => c ?? undefined));
    return fail('MODEL_BAD_ANSWER', `${name}: the answer is no list of ${prompts.length} masks`);
  };
  return ok({
    cut,
    start: () => host.start(),
    ready: (ms) => host.ready(ms),
    stop: () => host.stop(),
    status: () => host.status(),
  });
};

const isCut = (cut: CutMask | null, { width, height }: ColorImage): boolean => {
  if (cut === null) return true;
  const { box, bits, pixelCount } = cut?.mask ?? {};
  if (!box || !(bits instanceof Uint8Array) || !(cut.score >= 0 && cut.score <= 1)) return false;
  const inside = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= width && box.y1 <= height;
  return inside && pixelCount > 0 && bits.length === (box.x1 - box.x0) * (box.y1 - box.y0);
};
