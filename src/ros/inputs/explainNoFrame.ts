import { type Failure, fail } from '../../core/result.ts';
import type { SyncStats } from '../../core/sync/SyncStats.ts';
import type { InputState } from './InputMonitor.ts';

/** Why there is no frame to answer from: which input is missing, malformed or out of step. */
export const explainNoFrame = (
  inputs: {
    readonly color: InputState;
    readonly depth: InputState;
    /** How long depth may be missing before colour is taken alone; undefined where depth is required. */
    readonly loneColourAfterMs?: number | undefined;
  },
  sync: SyncStats,
): Failure => {
  const { color, depth } = inputs;
  for (const { topic, received, refused, lastRefusal } of [color, depth]) {
    if (received === 0) continue;
    if (refused === received && lastRefusal) return lastRefusal;
    if (refused > 0 && sync.pairs === 0 && lastRefusal)
      return {
        ...lastRefusal,
        message: `${lastRefusal.message} (${refused} of ${received} refused on ${topic})`,
      };
  }
  const missing = [color, depth].filter(({ received }) => received === 0).map(({ topic }) => topic);
  if (missing.length > 0) return fail('NO_FRAME', nothingOn(missing, inputs)).failure;
  const offset = sync.lastOffsetNs;
  const apart =
    offset === undefined
      ? ''
      : `; the nearest were ${(Number(offset) / 1e6).toFixed(1)} ms apart (depth minus colour)`;
  return fail('UNSYNCHRONISED', `${color.topic} and ${depth.topic} never came within sync_slop${apart}`)
    .failure;
};

const nothingOn = (
  missing: readonly string[],
  { color, loneColourAfterMs }: Parameters<typeof explainNoFrame>[0],
): string => {
  const found = `nothing has arrived on ${missing.join(' and ')}`;
  if (color.received === 0) return found;
  return loneColourAfterMs === undefined
    ? `${found}, and the parameter depth is required`
    : `${found}; colour is looked at alone when it has come without depth for ${loneColourAfterMs / 1000} s (depth_wait)`;
};
