import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Duplex } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { threadId } from 'node:worker_threads';
import { ownerArgument } from './process/killChildren.ts';
import { killOnExit } from './process/killOnExit.ts';
import { siblingModule } from './siblingModule.ts';
import { encodeFrame } from './wire/encodeFrame.ts';
import { FrameReader } from './wire/FrameReader.ts';
import type { FromChild, ToChild } from './wire/hostMessages.ts';

export interface ChildLinkOptions {
  readonly execArgv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onMessage: (message: FromChild) => void;
  /** Called exactly once, with the reason in words. */
  readonly onExit: (reason: string) => void;
  /** One line that the child wrote to its stdout or stderr. */
  readonly onLine: (line: string) => void;
}

const LAST_WORDS_MS = 200;

/** The sources run under tsx, the build runs as it is: the child is started the way this file was. */
const entry = () => {
  const path = fileURLToPath(siblingModule(import.meta.url, 'childMain'));
  return path.endsWith('.ts')
    ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href, path]
    : [path];
};

/**
 * One child process with its message channel. Throws when the system gives no process (memory, processes, descriptors);
 * never after that: trouble ends in `onExit`.
 */
export class ChildLink {
  readonly pid: number | undefined;
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  readonly #channel: Duplex;
  #trouble: string | undefined;

  constructor(options: ChildLinkOptions) {
    this.#child = spawn(process.execPath, [...options.execArgv, ...entry(), ownerArgument(threadId)], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: options.env as NodeJS.ProcessEnv,
    });
    // Out of descriptors, Node gives a child without streams, and the reason as an event.
    if (!this.#child.stdio) {
      this.#child.on('error', () => {});
      throw new Error('spawn: too many files are open');
    }
    this.pid = this.#child.pid;
    this.#channel = this.#child.stdio[3] as Duplex;
    const forget = killOnExit(this.#child);
    const reader = new FrameReader((message) => options.onMessage(message as FromChild));
    this.#channel.on('data', (chunk: Uint8Array) => {
      if (this.#trouble) return;
      try {
        reader.push(chunk);
      } catch (error) {
        this.kill(`it wrote nonsense to its host: ${(error as Error).message}`);
      }
    });
    // A write to a child that has just died; its exit is reported by the process itself.
    this.#channel.on('error', () => {});
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.on('error', () => {});
      createInterface({ input: stream }).on('line', (line) => options.onLine(line.slice(0, 2000)));
    }
    this.exited = new Promise((resolve) => {
      let done = false;
      const finish = (reason: string) => {
        if (done) return;
        done = true;
        forget();
        this.#channel.destroy();
        options.onExit(this.#trouble ?? reason);
        resolve();
      };
      this.#child.once('error', (error) => finish(`it could not be started: ${error.message}`));
      this.#child.once('exit', (code, signal) => {
        const reason = signal ? `it was killed by ${signal}` : `it exited with code ${code}`;
        // Its last words may still be in the channel; a grandchild may hold the streams open for ever.
        this.#child.once('close', () => finish(reason));
        setTimeout(() => finish(reason), LAST_WORDS_MS).unref();
      });
    });
  }

  /** Throws TypeError or RangeError when the message cannot be written down; nothing is sent then. */
  send(message: ToChild): void {
    const chunks = encodeFrame(message);
    if (this.#channel.destroyed || this.#trouble) return;
    this.#channel.cork();
    for (const chunk of chunks) this.#channel.write(chunk);
    this.#channel.uncork();
  }

  /** Ends the process at once; `reason` is what `onExit` then says. */
  kill(reason: string): void {
    this.#trouble ??= reason;
    this.#child.kill('SIGKILL');
  }
}
