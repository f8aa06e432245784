import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { NODE_LAUNCH } from '../../src/nodeLaunch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A node under test in a process of its own, with what it has logged. */
export class NodeProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #log = '';

  /** @param options.parameters `-p name:=value`; options.main the entry, testNodeMain.ts unless given: .ts, .js, or a program */
  constructor(
    options: {
      readonly parameters?: Readonly<Record<string, string | number | boolean>>;
      readonly env?: Readonly<Record<string, string>>;
      readonly main?: string;
      /** A built program without the launcher's settings, as somebody's own `node dist/main.js`. */
      readonly untuned?: boolean;
      readonly cwd?: string;
      /** More after --ros-args. */
      readonly rosArguments?: readonly string[];
      /** A line of shell before the program takes its place: `ulimit -n 64`. */
      readonly shell?: string;
    } = {},
  ) {
    const parameters = Object.entries(options.parameters ?? {}).flatMap(([k, v]) => ['-p', `${k}:=${v}`]);
    const main = options.main ?? 'test/support/testNodeMain.ts';
    const built = main.endsWith('.js');
    const launch = options.untuned ? { flags: [], env: {} } : NODE_LAUNCH;
    const ros = ['--ros-args', ...parameters, ...(options.rosArguments ?? [])];
    const node = [process.execPath, ...(built ? launch.flags : ['--no-regexp-tier-up', '--import', 'tsx'])];
    const program = [...(/\.[jt]s$/.test(main) ? node : []), main, ...ros];
    const [command, ...argv] = options.shell
      ? ['sh', '-c', `${options.shell}; exec "$0" "$@"`, ...program]
      : program;
    this.#child = spawn(command!, argv, {
      cwd: options.cwd ?? ROOT,
      env: { ...rosEnvironment(), ...(built && launch.env), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#log += text;
      });
    this.#exit = new Promise((resolve) =>
      this.#child.once('exit', (code, signal) => resolve({ code, signal })),
    );
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get log(): string {
    return this.#log;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when the log matches. */
  async logged(pattern: RegExp, timeoutMs = 15_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    while (!pattern.test(this.#log)) {
      if (Date.now() > until || !this.isRunning)
        throw new Error(`${pattern} is not in the log:\n${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  exit(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    return this.#exit;
  }

  /** Ends it, however it takes it. */
  async kill(): Promise<void> {
    if (this.isRunning) this.#child.kill('SIGKILL');
    await this.#exit;
  }

  /** Resident bytes. */
  get rss(): number {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) * 1024;
  }

  /** Seconds of processor time so far. */
  get cpuSeconds(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }
}
