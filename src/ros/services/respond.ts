import { setTimeout as delay } from 'node:timers/promises';
import { type Failure, fail } from '../../core/result.ts';
import type { RosServiceResponse } from '../rcl.ts';

/**
 * A client that asks as soon as it sees the service may not be seen yet itself: Fast DDS waits a tenth of a second for where
 * it hears, says this, and the answer is lost. On a busy machine that takes a second or two.
 */
const NOT_SEEN_YET = /client will not receive response/;
const AGAIN_AFTER_MS = [100, 300, 900, 2700];

const isNotSeenYet = (error: unknown): boolean => error instanceof Error && NOT_SEEN_YET.test(error.message);

const send = async (response: Pick<RosServiceResponse, 'send'>, message: object): Promise<void> => {
  for (const pauseMs of AGAIN_AFTER_MS) {
    try {
      return response.send(message);
    } catch (error) {
      if (!isNotSeenYet(error)) throw error;
    }
    await delay(pauseMs);
  }
  response.send(message);
};

/**
 * Sends exactly one response, whatever happens: the answer, or INTERNAL where making it or writing it down fails. A client
 * that gets none would wait for ever. Where the client is not to be found within four seconds, that is logged. Never rejects.
 */
export const respond = async (
  answer: () => Promise<object>,
  refuse: (failure: Failure) => object,
  response: Pick<RosServiceResponse, 'send'>,
  log: (text: string) => void,
): Promise<void> => {
  try {
    await send(response, await answer());
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(text);
    if (isNotSeenYet(error)) return;
    try {
      response.send(refuse(fail('INTERNAL', text).failure));
    } catch (second) {
      log(`no response could be sent: ${String(second)}`);
    }
  }
};
