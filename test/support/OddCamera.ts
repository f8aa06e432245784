import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rosPython } from './rosPython.ts';

/** How the scene is published: names of test/support/odd_camera.py. */
export interface CameraForm {
  readonly color?: string;
  /** Base64; in place of `color`, as color/image/compressed. */
  readonly jpeg?: string;
  readonly depth?: string;
  readonly info?: string;
  /** CameraInfo is sent once, transient local, and not again. */
  readonly latched?: boolean;
  /** Of colour, depth and CameraInfo. */
  readonly frames?: readonly [string, string, string];
  readonly stamp?: 'now' | 'zero';
}

/** A running test/support/odd_camera.py. */
export class OddCamera {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  #fail: () => void = () => undefined;

  constructor() {
    const { executable, env } = rosPython();
    const script = fileURLToPath(new URL('odd_camera.py', import.meta.url));
    this.#child = spawn(executable, [script], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout! });
    this.#child.once('exit', () => this.#fail());
  }

  /** Resolves when the camera publishes in this form. */
  async show(form: CameraForm): Promise<void> {
    await this.#do(form);
  }

  /** The scene in RGB, 640x480. */
  async pixels(): Promise<Uint8Array> {
    const { rgb } = await this.#do({ pixels: true });
    return Buffer.from(rgb, 'base64');
  }

  async #do(command: object) {
    const answer = new Promise<string>((resolve, reject) => {
      this.#lines.once('line', resolve);
      this.#fail = () => reject(new Error('the camera has ended'));
    });
    this.#child.stdin!.write(`${JSON.stringify(command)}\n`);
    const { error, ...rest } = JSON.parse(await answer);
    if (error) throw new Error(error);
    return rest;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin!.end();
    await gone;
  }
}
