import { setTimeout as delay } from 'node:timers/promises';
import { type Failure, fail } from '../../core/result.ts';
import type { RosActionClient, RosClientGoal } from '../rcl.ts';
import { navigationErrorName } from './navigationErrorName.ts';

/** action_msgs/GoalStatus. */
const STATUS_NAMES: Readonly<Record<number, string>> = { 4: 'succeeded', 5: 'canceled', 6: 'aborted' };
const SUCCEEDED = 4;

export interface DriveOptions {
  readonly client: Pick<RosActionClient, 'isActionServerAvailable' | 'sendGoal'>;
  /** Of the action, for messages. */
  readonly name: string;
  readonly goal: object;
  readonly signal: AbortSignal;
  /** How often to look whether the server is still there, and how often in a row it may be missing. */
  readonly lookEveryMs: number;
  readonly missing: number;
  /** How long a goal that was called back may take to end. */
  readonly cancelWithinMs: number;
}

const GONE = Symbol('the server has gone');
const CALLED_BACK = Symbol('called back, and no word of it');

/**
 * One goal of Nav2 from its sending to its end: undefined when the robot has arrived. A server that dies takes no goal
 * with it into eternity: it is looked for all the while. Rejects only when the client does.
 */
export const drive = async (options: DriveOptions): Promise<Failure | undefined> => {
  const { client, name, goal, signal } = options;
  const failed = (why: string) => fail('NAVIGATION_FAILED', `${name}: ${why}`).failure;
  const cancelled = () => fail('CANCELLED', String(signal.reason)).failure;
  if (!client.isActionServerAvailable())
    return fail('NAVIGATION_FAILED', `no action server answers at ${name}: is Nav2 running?`).failure;
  const sending = client.sendGoal(goal);
  const cancel = () => void sending.then((sent) => sent.cancelGoal()).catch(() => undefined);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const watched = new AbortController();
  try {
    const ended = await Promise.race([
      sending.then(endOf),
      whenGone(options, watched.signal),
      whenCalledBack(options, watched.signal),
    ]);
    if (signal.aborted) return cancelled();
    if (ended === GONE) return failed('the action server has gone while the robot was driving');
    return typeof ended === 'string' ? failed(ended) : undefined;
  } finally {
    watched.abort();
    signal.removeEventListener('abort', cancel);
  }
};

/** Why a goal did not end well; undefined when it did. */
const endOf = async (sent: RosClientGoal): Promise<string | undefined> => {
  if (!sent.isAccepted()) return 'rejected the goal';
  const result = (await sent.getResult()) as { error_code?: number; error_msg?: string };
  if (sent.status === SUCCEEDED) return undefined;
  const status = STATUS_NAMES[sent.status ?? -1] ?? `status ${sent.status}`;
  // Humble's Nav2 gives no code, Jazzy's one without words.
  const name = navigationErrorName(result.error_code ?? 0);
  const code = result.error_code ? `, error_code ${result.error_code}${name ? ` (${name})` : ''}` : '';
  return `ended ${status}${code}${result.error_msg ? `: ${result.error_msg}` : ''}`;
};

const whenGone = async (
  { client, lookEveryMs, missing }: DriveOptions,
  stop: AbortSignal,
): Promise<symbol> => {
  for (let misses = 0; misses < missing; ) {
    await delay(lookEveryMs, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) break;
    misses = client.isActionServerAvailable() ? 0 : misses + 1;
  }
  return GONE;
};

const whenCalledBack = async (
  { signal, cancelWithinMs }: DriveOptions,
  stop: AbortSignal,
): Promise<symbol> => {
  if (!signal.aborted)
    await new Promise((resolve) => {
      for (const either of [signal, stop]) either.addEventListener('abort', resolve, { once: true });
    });
  await delay(cancelWithinMs, undefined, { signal: stop }).catch(() => undefined);
  return CALLED_BACK;
};
