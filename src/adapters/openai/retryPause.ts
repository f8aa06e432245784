import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 250;
const LONGEST_MS = 4_000;
/** A server may ask for more patience than this; the deadline decides then. */
const LONGEST_ASKED_MS = 60_000;

/** Waits before the next try: what the server asks for, or a doubling pause. Rejects when the signal aborts. */
export const retryPause = async (
  attempt: number,
  askedMs: number | undefined,
  signal: AbortSignal,
): Promise<void> => {
  const ms =
    askedMs === undefined
      ? Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt)
      : Math.min(askedMs, LONGEST_ASKED_MS);
  await sleep(ms, undefined, { signal });
};
