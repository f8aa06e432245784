import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { NODE_LAUNCH } from '../../src/nodeLaunch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The page's server in a process of its own, at a free port. */
export class PageProcess {
  readonly child: ChildProcess;
  /** The address that it printed. */
  readonly url: Promise<string>;

  /** @param main the entry: .ts, or what was built of it */
  constructor(args: readonly string[] = [], main = 'src/web.ts') {
    const flags = main.endsWith('.ts') ? ['--no-regexp-tier-up', '--import', 'tsx'] : NODE_LAUNCH.flags;
    this.child = spawn(process.execPath, [...flags, main, '--port', '0', ...args], {
      cwd: ROOT,
      env: { ...NODE_LAUNCH.env, ...rosEnvironment() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.url = new Promise((resolve, reject) => {
      createInterface({ input: this.child.stdout! }).on('line', (line) => {
        if (line.startsWith('page: ')) resolve(line.slice('page: '.length));
      });
      this.child.once('exit', (code, signal) =>
        reject(new Error(`the page's server ended with ${code ?? signal}`)),
      );
    });
    this.url.catch(() => undefined);
  }

  async close(): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await gone;
    return this.child.exitCode;
  }
}
