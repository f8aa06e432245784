import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Launch {
  /** Module of the program, without extension: the sources run under tsx, the build as it is. */
  readonly module: URL;
  readonly args: readonly string[];
  /** For Node itself. */
  readonly flags?: readonly string[];
  /** Under what the caller's environment sets. */
  readonly env?: NodeJS.ProcessEnv;
}

const STOP_WITHIN_MS = 5_000;

/** Our own programs in processes beside this one, their output kept in files. None outlives this process's own end. */
export class Programs {
  readonly #logFolder: string;
  readonly #children = new Set<ChildProcess>();

  constructor(logFolder: string) {
    this.#logFolder = logFolder;
    process.on('exit', () => this.#kill());
  }

  start(name: string, { module, args, flags = [], env = {} }: Launch): ChildProcess {
    const program = `${fileURLToPath(module)}${extname(import.meta.url)}`;
    const child = spawn(process.execPath, [...process.execArgv, ...flags, program, ...args], {
      env: { ...env, ...process.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    const log = createWriteStream(join(this.#logFolder, `${name}.log`));
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    return child;
  }

  /** Asks them to end, and kills what has not after some seconds. */
  async stop(): Promise<void> {
    const gone = [...this.#children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.#children) child.kill('SIGINT');
    await Promise.race([Promise.all(gone), delay(STOP_WITHIN_MS, undefined, { ref: false })]);
    this.#kill();
  }

  #kill(): void {
    for (const child of this.#children) child.kill('SIGKILL');
  }
}
