import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rosPython } from './rosPython.ts';

// Answers are whatever the message says; tests look into them.
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of any message
type Answer = any;

/** A running test/support/ros_driver.py: publishes, calls and listens with rclpy, in a process of its own. */
export class RosDriver {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (line: { result?: Answer; error?: string }) => void>();
  #next = 1;

  constructor() {
    const { executable, env } = rosPython();
    const script = fileURLToPath(new URL('ros_driver.py', import.meta.url));
    this.#child = spawn(executable, [script], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#child.stdout! }).on('line', (line) => {
      const answer = JSON.parse(line);
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#child.on('exit', () => {
      for (const settle of this.#waiting.values()) settle({ error: 'the driver has ended' });
    });
  }

  do(op: string, parameters: object = {}): Promise<Answer> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(`${op}: ${error}`)),
      );
      this.#child.stdin!.write(`${JSON.stringify({ id, op, ...parameters })}\n`);
    });
  }

  call(service: string, type: string, request: object = {}): Promise<Answer> {
    return this.do('call', { service, type, request });
  }

  /** Waits until the node answers a question about the scene: camera, CameraInfo and transforms have all come in. */
  async seen(): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      const request = { expression: 'the red box' };
      if ((await this.call('/spatial_llava/locate', 'spatial_llava/srv/LocateObject', request)).status === 0)
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the node does not see the scene');
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin!.end();
    await gone;
  }
}
