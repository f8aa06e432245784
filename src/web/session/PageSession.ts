import type { WebSocket } from 'ws';
import { callTool } from '../../agents/callTool.ts';
import { failed } from '../../agents/reply/answer.ts';
import type { SceneDoor } from '../../agents/SceneDoor.ts';
import type { Tool } from '../../agents/tools/Tool.ts';
import { TokenBucket } from '../access/TokenBucket.ts';
import { readPageMessage } from './readPageMessage.ts';

export interface PageSessionOptions {
  readonly socket: WebSocket;
  readonly door: SceneDoor;
  readonly tools: ReadonlyMap<string, Tool>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly onWatch: () => void;
  readonly log: (text: string) => void;
}

/** Questions of one page at a time; more are refused as BUSY. */
const MOST_CALLS = 4;
const BURST = 20;
const PER_SECOND = 10;
/** A page that goes on through so many refusals is no page. */
const MOST_REFUSALS = 200;
/** Bytes on their way to a slow page; pictures beyond them are left out, the next is newer. */
const MOST_UNSENT = 256 * 1024;
/** 5 Hz, with what timers and the network shift. */
const PICTURE_EVERY_MS = 170;

const CLOSE_POLICY = 1008;
const CLOSE_KIND = 1003;

/** One open page: what it asks is answered, what it looks at is sent. */
export class PageSession {
  readonly #options: PageSessionOptions;
  readonly #bucket: TokenBucket;
  readonly #running = new Map<number, AbortController>();
  #refusals = 0;
  #pictureAtMs = Number.NEGATIVE_INFINITY;
  #isWatching = false;
  #isLive = false;

  constructor(options: PageSessionOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(BURST, PER_SECOND, options.now);
    const { socket } = options;
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(CLOSE_KIND, 'text only');
      else this.#heard(String(data));
    });
    // Whoever could say stop is gone: a drive ends with the page that began it.
    socket.once('close', () => this.end());
    socket.on('error', () => socket.terminate());
  }

  get isWatching(): boolean {
    return this.#isWatching;
  }

  /** Whether it looks at the camera's own pictures. */
  get seesCamera(): boolean {
    return this.#isWatching && this.#isLive;
  }

  /** Gives up all that it waits for. */
  end(): void {
    for (const call of this.#running.values()) call.abort();
  }

  send(message: object): void {
    const { socket } = this.#options;
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  }

  /** For pages that look, and no more than they take. */
  sendPicture(frame: Uint8Array): void {
    const { now } = this.#options;
    if (!this.#isWatching || !this.#takesPictures) return;
    if (now() - this.#pictureAtMs < PICTURE_EVERY_MS) return;
    this.#pictureAtMs = now();
    this.#options.socket.send(frame);
  }

  /** They come no faster than they may. `about` goes before it. */
  sendCamera(frame: Uint8Array, about: object): void {
    if (!this.seesCamera || !this.#takesPictures) return;
    this.send(about);
    this.#options.socket.send(frame);
  }

  get #takesPictures(): boolean {
    const { socket } = this.#options;
    return socket.readyState === socket.OPEN && socket.bufferedAmount <= MOST_UNSENT;
  }

  #heard(text: string): void {
    const message = readPageMessage(text);
    if (!this.#bucket.take()) this.#refuse(message?.kind === 'call' ? message.id : undefined);
    else if (message === undefined)
      this.#answer(undefined, failed({ code: 'BAD_ARGUMENTS', message: 'that is no message of the page' }));
    else if (message.kind === 'cancel') this.#running.get(message.id)?.abort();
    else if (message.kind === 'call') void this.#call(message);
    else {
      this.#isWatching = message.on;
      this.#isLive = message.live;
      this.#options.onWatch();
    }
  }

  #refuse(id: number | undefined): void {
    this.#refusals++;
    if (this.#refusals > MOST_REFUSALS) this.#options.socket.close(CLOSE_POLICY, 'too many messages');
    else this.#answer(id, failed({ code: 'BUSY', message: 'too many messages: wait a moment' }));
  }

  async #call(call: { readonly id: number; readonly tool: string; readonly given: unknown }): Promise<void> {
    const { tools, door, log } = this.#options;
    const { id } = call;
    const tool = tools.get(call.tool);
    if (!tool) return this.#answer(id, failed({ code: 'BAD_ARGUMENTS', message: 'there is no such call' }));
    if (this.#running.size >= MOST_CALLS || this.#running.has(id))
      return this.#answer(
        id,
        failed({ code: 'BUSY', message: `${this.#running.size} calls are being answered` }),
      );
    const ending = new AbortController();
    this.#running.set(id, ending);
    const surroundings = { door, signal: ending.signal, toJpeg: async () => undefined };
    const { structured } = await callTool(tool, call.given, surroundings, log);
    this.#running.delete(id);
    this.#answer(id, structured);
  }

  #answer(id: number | undefined, structured: object): void {
    this.send({ answer: { ...(id !== undefined && { id }), ...structured } });
  }
}
