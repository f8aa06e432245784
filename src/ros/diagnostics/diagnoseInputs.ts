import type { SyncStats } from '../../core/sync/SyncStats.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import type { InputState } from '../inputs/InputMonitor.ts';

/** An input that is silent for so long is missing. */
const SILENT_MS = 2000;

/** One camera topic, with what the graph knows of who publishes it. */
export interface ObservedInput {
  readonly state: InputState;
  readonly publishers: number;
  /** Publishers whose QoS offers less than our subscription asks for, by node name. */
  readonly incompatible: readonly string[];
  /** What is done while it is missing; absent where nothing can be. */
  readonly without?: string;
}

const sayMissing = (topic: string, silentMs: number | undefined, publishers: number): string => {
  const since = silentMs === undefined ? 'nothing has arrived' : `silent for ${round(silentMs / 1000)} s`;
  return `${topic}: ${since}${publishers === 0 ? ', nobody publishes it' : ''}`;
};

/** Which input is missing, malformed or badly matched. */
export const diagnoseInput = (
  name: string,
  { state, publishers, incompatible, without }: ObservedInput,
): DiagnosticStatus => {
  const { topic, received, refused, rateHz, silentMs, lastRefusal, isLatched, hint } = state;
  const values = {
    topic,
    publishers,
    received,
    refused,
    'rate (Hz)': round(rateHz),
    ...(lastRefusal && { 'last refusal': `${lastRefusal.code}: ${lastRefusal.message}` }),
  };
  const say = (level: DiagnosticStatus['level'], message: string) => ({ name, level, message, values });
  if (incompatible.length > 0)
    return say(
      'error',
      `QoS of ${incompatible.join(', ')} on ${topic} does not match ours: set qos_overrides or change the publisher`,
    );
  const isKept = isLatched && received > refused;
  if (!isKept && (silentMs === undefined || silentMs > SILENT_MS)) {
    const missing = sayMissing(topic, silentMs, publishers);
    return without ? say('warn', `${missing}; ${without}`) : say('error', missing);
  }
  if (refused > 0 && lastRefusal)
    return say('warn', `${refused} of ${received} refused; last: ${lastRefusal.message}`);
  if (hint) return say('warn', hint);
  return say('ok', isKept && rateHz === 0 ? 'sent once and kept' : `${round(rateHz)} Hz`);
};

/** How pairing goes, and why messages are dropped. */
export const diagnoseSync = (stats: SyncStats, before: SyncStats | undefined): DiagnosticStatus => {
  const drops: Record<string, number> = {};
  for (const stream of ['color', 'depth'] as const)
    for (const [reason, count] of Object.entries(stats[stream].dropped))
      if (count > 0) drops[`${stream} dropped: ${reason}`] = count;
  const offsetMs = stats.lastOffsetNs === undefined ? undefined : Number(stats.lastOffsetNs) / 1e6;
  const values = {
    pairs: stats.pairs,
    'clock jumps': stats.clockJumps,
    ...(offsetMs !== undefined && { 'last offset, depth minus colour (ms)': round(offsetMs) }),
    ...drops,
  };
  const since = (stream: 'color' | 'depth') => stats[stream].received - (before?.[stream].received ?? 0);
  const pairs = stats.pairs - (before?.pairs ?? 0);
  if (pairs === 0 && since('color') > 1 && since('depth') > 1)
    return {
      name: 'synchroniser',
      level: 'error',
      message: `colour and depth arrive but never within sync_slop${offsetMs === undefined ? '' : `: ${round(offsetMs)} ms apart`}`,
      values,
    };
  const least = Math.min(since('color'), since('depth'));
  if (least > 4 && pairs < 0.9 * least)
    return {
      name: 'synchroniser',
      level: 'warn',
      message: `only ${pairs} of ${least} images found a partner in the last second`,
      values,
    };
  return { name: 'synchroniser', level: 'ok', message: `${pairs} pairs in the last second`, values };
};

const round = (value: number): number => Math.round(value * 10) / 10;
