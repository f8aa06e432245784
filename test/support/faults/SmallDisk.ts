import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';
import { tempFolder } from '../tempFolder.ts';

/** A file system of a few kilobytes of its own, mounted; Linux, root. */
export class SmallDisk {
  readonly #folder = tempFolder();

  /** Throws where mounting is not allowed. */
  constructor(kilobytes = 64) {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', this.path], {
        stdio: 'pipe',
      });
    } catch (error) {
      this.#folder.remove();
      throw error;
    }
  }

  /** One for a test; skips it, saying why, where there can be none. */
  static orSkip(test: Context): SmallDisk {
    try {
      return new SmallDisk();
    } catch {
      process.stderr.write('skipped: mounting a small file system takes root\n');
      return test.skip();
    }
  }

  get path(): string {
    return this.#folder.path;
  }

  /** Leaves no byte free. */
  fill(): void {
    try {
      for (let i = 0; i < 1000; i++) writeFileSync(join(this.path, `filling${i}`), new Uint8Array(4096));
    } catch {
      // Full.
    }
  }

  makeReadOnly(): void {
    execFileSync('mount', ['-o', 'remount,ro', this.path]);
  }

  remove(): void {
    execFileSync('umount', ['-l', this.path]);
    this.#folder.remove();
  }
}
