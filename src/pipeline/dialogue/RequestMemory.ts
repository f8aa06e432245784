import { fail, ok, type Result } from '../../core/result.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { RememberedReply } from '../LocateRequest.ts';

/** Replies that are remembered, and for how long. */
export const REMEMBERED_REPLIES = 64;
export const REMEMBERED_SECONDS = 300;

/** The last replies by request id, for "the left one". Bounded, and each forgotten after a while. */
export class RequestMemory {
  readonly #now: MonotonicClock;
  readonly #prefix: string;
  readonly #replies = new Map<string, { readonly reply: RememberedReply; readonly atMs: number }>();
  #count = 0;

  /** @param prefix of this process alone: an id that another one gave is not taken for one of ours */
  constructor(now: MonotonicClock, prefix: string) {
    this.#now = now;
    this.#prefix = prefix;
  }

  remember(reply: RememberedReply): string {
    const id = `${this.#prefix}-${++this.#count}`;
    this.#replies.set(id, { reply, atMs: this.#now() });
    for (const oldest of this.#replies.keys()) {
      if (this.#replies.size <= REMEMBERED_REPLIES) break;
      this.#replies.delete(oldest);
    }
    return id;
  }

  recall(id: string): Result<RememberedReply> {
    const held = this.#replies.get(id);
    if (held && (this.#now() - held.atMs) / 1000 <= REMEMBERED_SECONDS) return ok(held.reply);
    this.#replies.delete(id);
    return fail(
      'UNKNOWN_REQUEST',
      `previous_request_id ${JSON.stringify(id.slice(0, 80))} is not remembered: the last ${REMEMBERED_REPLIES} replies are, for ${REMEMBERED_SECONDS} s, while the node is active. Ask anew, in full, without it.`,
    );
  }

  clear(): void {
    this.#replies.clear();
  }
}
