import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempFolder } from '../tempFolder.ts';

/** A family of calls of the C library that can be made to fail. */
export type CallFamily = 'open' | 'read' | 'write' | 'fork';

/** Has the n-th native call of a family fail in a process; Linux, with a C compiler. */
export class FailingCalls {
  readonly #folder = tempFolder();
  readonly #library = join(this.#folder.path, 'failing_calls.so');
  readonly #counted = join(this.#folder.path, 'count');

  /** Throws when there is no compiler. */
  constructor() {
    const source = fileURLToPath(new URL('failing_calls.c', import.meta.url));
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', this.#library, source, '-ldl']);
  }

  /** Environment of the process whose `nth` call fails (0: none, they are only counted), on files under a folder. */
  env(
    call: CallFamily,
    nth: number,
    errno: keyof typeof constants.errno,
    under?: string,
  ): Record<string, string> {
    rmSync(this.#counted, { force: true });
    return {
      LD_PRELOAD: this.#library,
      FAIL_CALL: call,
      FAIL_NTH: String(nth),
      FAIL_ERRNO: String(constants.errno[errno]),
      FAIL_LOG: this.#counted,
      ...(under && { FAIL_UNDER: under }),
    };
  }

  /** How many calls of the family the last process made; undefined when it did not get to its end. */
  get count(): number | undefined {
    return existsSync(this.#counted) ? Number(readFileSync(this.#counted, 'utf8')) : undefined;
  }

  remove(): void {
    this.#folder.remove();
  }
}
