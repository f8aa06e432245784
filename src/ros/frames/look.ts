import { fail, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { FrameStore } from './FrameStore.ts';

/** Marks the newest frame, unless a question has already had that done, and shows it. Never rejects. */
export const look = async (
  frames: FrameStore,
  show: (marked: MarkedFrame) => Promise<void>,
): Promise<Result<MarkedFrame>> => {
  try {
    const marked = await (frames.newest?.marked() ?? fail('NO_FRAME', 'what had arrived is forgotten'));
    if (marked.ok) await show(marked.value);
    return marked;
  } catch (error) {
    return fail('INTERNAL', `showing a frame failed: ${String(error)}`);
  }
};
