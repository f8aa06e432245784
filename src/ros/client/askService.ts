import type { RosClient } from '../rcl.ts';

export type ServiceOutcome =
  | { readonly answer: object }
  | { readonly answer: undefined; readonly why: 'late' | 'given up' };

/**
 * Asks a service until it answers, its time is over, or one of the signals says so. Never by rclnodejs's own timeout, nor by
 * a signal made of others: Node 20 keeps such signals for ever where somebody listened to them, and with them the answer
 * that came. A picture is a megabyte.
 */
export const askService = async (
  client: RosClient,
  request: object,
  timeoutMs: number,
  signals: readonly AbortSignal[] = [],
): Promise<ServiceOutcome> => {
  const ended = new AbortController();
  let why: 'late' | 'given up' = 'given up';
  const timer = setTimeout(() => {
    why = 'late';
    ended.abort();
  }, timeoutMs);
  const giveUp = () => ended.abort();
  for (const signal of signals) signal.addEventListener('abort', giveUp, { once: true });
  if (signals.some(({ aborted }) => aborted)) giveUp();
  try {
    return { answer: await client.sendRequestAsync(request, { signal: ended.signal }) };
  } catch (error) {
    if (!ended.signal.aborted) throw error;
    return { answer: undefined, why };
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', giveUp);
  }
};
