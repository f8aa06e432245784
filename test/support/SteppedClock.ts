import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from './tempFolder.ts';

/** Gives one process a wall clock that can be set while it runs; Linux, with a C compiler. */
export class SteppedClock {
  /** For the process that is to have it. */
  readonly env: Readonly<Record<string, string>>;
  readonly #folder = tempFolder();
  readonly #file: string;

  /** Throws when there is no compiler. */
  constructor() {
    this.#file = join(this.#folder.path, 'offset');
    const library = join(this.#folder.path, 'stepped_clock.so');
    const source = fileURLToPath(new URL('stepped_clock.c', import.meta.url));
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
    writeFileSync(this.#file, new Uint8Array(8));
    this.env = { LD_PRELOAD: library, CLOCK_OFFSET_FILE: this.#file };
  }

  /** In place: the process has the file mapped. */
  set(offsetSeconds: number): void {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigInt64(0, BigInt(Math.round(offsetSeconds * 1e9)), true);
    const file = openSync(this.#file, 'r+');
    writeSync(file, bytes, 0, 8, 0);
    closeSync(file);
  }

  remove(): void {
    this.#folder.remove();
  }
}
