import { type Failure, fail } from '../../core/result.ts';
import type { RosServiceResponse } from '../rcl.ts';

/**
 * Sends exactly one response, whatever happens: the answer, or INTERNAL where making it or writing it down fails. A client
 * that gets none would wait for ever. Never rejects.
 */
export const respond = async (
  answer: () => Promise<object>,
  refuse: (failure: Failure) => object,
  response: Pick<RosServiceResponse, 'send'>,
  log: (text: string) => void,
): Promise<void> => {
  try {
    response.send(await answer());
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(text);
    try {
      response.send(refuse(fail('INTERNAL', text).failure));
    } catch (second) {
      log(`no response could be sent: ${String(second)}`);
    }
  }
};
