/** Entry point of a model process: loads one module and answers the requests that its host sends. */
import { Socket, type SocketConstructorOpts } from 'node:net';
import { setPriority } from 'node:os';
import type { FailureCode } from '../../core/failures.ts';
import type { Failure } from '../../core/result.ts';
import type { HostedModel, HostedModelFactory } from './HostedModel.ts';
import { closeInherited } from './process/closeInherited.ts';
import { watchParent } from './process/watchParent.ts';
import { encodeFrame } from './wire/encodeFrame.ts';
import { FrameReader } from './wire/FrameReader.ts';
import { CHANNEL_FD, type FromChild, type ToChild } from './wire/hostMessages.ts';

closeInherited(CHANNEL_FD);

let model: HostedModel | undefined;
const running = new Map<number, AbortController>();

// One buffer for all reads: the reader copies out of it. (`onread` is documented; @types/node 20 lacks it here.)
const onread = {
  buffer: new Uint8Array(256 * 1024),
  callback: (bytes: number, buffer: Uint8Array) => {
    reader.push(buffer.subarray(0, bytes));
    return true;
  },
};
const channel = new Socket({
  fd: CHANNEL_FD,
  readable: true,
  writable: true,
  onread,
} as SocketConstructorOpts);

const send = (message: FromChild): void => {
  const chunks = encodeFrame(message);
  channel.cork();
  for (const chunk of chunks) channel.write(chunk);
  channel.uncork();
};

/** A HostedFailure of another copy of the class (a bundled module) counts too. */
const failureOf = (error: unknown): Failure => {
  const code = (error as { code?: unknown } | null)?.code;
  const coded = error instanceof Error && error.name === 'HostedFailure' && typeof code === 'string';
  const message = error instanceof Error ? error.message : String(error);
  return { code: coded ? (code as FailureCode) : 'MODEL_UNAVAILABLE', message };
};

const load = async (message: Extract<ToChild, { kind: 'load' }>): Promise<void> => {
  try {
    // Before any thread exists, so that the inference threads inherit it.
    if (message.niceness > 0) setPriority(0, message.niceness);
    watchParent(message.parentPid);
    const module = (await import(message.moduleUrl)) as { default: HostedModelFactory };
    model = await module.default(message.options);
    send({ kind: 'ready', info: model.info ?? {}, rssBytes: process.memoryUsage.rss() });
  } catch (error) {
    console.error(error);
    const permanent = (error as { permanent?: unknown } | null)?.permanent === true;
    send({ kind: 'refused', failure: failureOf(error), permanent });
    channel.end(() => process.exit(1));
  }
};

const ask = async ({ id, method, payload }: Extract<ToChild, { kind: 'ask' }>): Promise<void> => {
  const abort = new AbortController();
  running.set(id, abort);
  try {
    const value = await model!.handle(method, payload, { signal: abort.signal });
    send({ kind: 'answer', id, value, rssBytes: process.memoryUsage.rss() });
  } catch (error) {
    send({ kind: 'failed', id, failure: failureOf(error), rssBytes: process.memoryUsage.rss() });
  } finally {
    running.delete(id);
  }
};

const stop = async (): Promise<void> => {
  for (const abort of running.values()) abort.abort();
  try {
    await model?.dispose?.();
  } finally {
    process.exit(0);
  }
};

const reader = new FrameReader((raw) => {
  const message = raw as ToChild;
  if (message.kind === 'load') void load(message);
  else if (message.kind === 'ask') void ask(message);
  else if (message.kind === 'cancel') running.get(message.id)?.abort();
  else void stop();
});

// The host is gone, or the channel is broken: nobody is left to answer.
channel.on('end', () => process.exit(0));
channel.on('error', () => process.exit(0));
// A terminal's Ctrl-C and a service manager's SIGTERM reach the whole group; the host decides when its child ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
