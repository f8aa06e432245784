import { statusOf } from '../../core/failures.ts';
import { isAnaphoric } from '../../core/spatial/index.ts';

const UNKNOWN = statusOf('UNKNOWN_REQUEST');
/** So answered, words were no reply to "which one?", but something new. */
const NEW = new Set([statusOf('NOT_FOUND'), statusOf('NOT_UNDERSTOOD'), statusOf('UNKNOWN_REQUEST')]);

/** What of a reply its next turn depends on; "" or absent: nothing to take up. */
export interface Turn {
  readonly status: number;
  readonly question?: string;
  readonly request_id?: string;
}

/**
 * One turn of a conversation: after a question back, and for "the other one" and "no, the blue one", the words first choose
 * among the things of the earlier reply; what they do not choose there is asked anew, unless it has no noun of its own.
 */
export const askOn = async <R extends Turn>(
  earlier: Turn | undefined,
  words: string,
  ask: (previousRequestId: string) => Promise<R | undefined>,
): Promise<R | undefined> => {
  const pointsBack = isAnaphoric(words);
  const isReply = earlier?.question || pointsBack || /\b(?:other|another|not that)\b/i.test(words);
  if (!isReply || !earlier?.request_id) return ask('');
  const reply = await ask(earlier.request_id);
  // "the blue one" asked anew would be anything blue.
  const isNew = reply && NEW.has(reply.status) && !(pointsBack && reply.status !== UNKNOWN);
  return isNew ? ask('') : reply;
};
