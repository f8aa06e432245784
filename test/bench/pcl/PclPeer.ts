import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RgbdFrame } from '../../../src/core/types/images.ts';

const SOURCE = fileURLToPath(new URL('segment_frames.cpp', import.meta.url));
const PACKAGES = ['pcl_segmentation', 'pcl_features'];

/** Processor milliseconds of each frame, by method. */
export interface PclRound {
  readonly organised: readonly number[];
  /** organised with normals from gradients in place of covariances. */
  readonly gradient: readonly number[];
  readonly lccp: readonly number[];
}

const wordsOf = (command: string, args: readonly string[]): readonly string[] | undefined => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split(/\s+/) : undefined;
};

/** Frames as segment_frames.cpp reads them. */
const bytesOf = ({ depth, camera }: RgbdFrame): Buffer =>
  Buffer.concat([
    new Uint8Array(new Uint32Array([depth.width, depth.height]).buffer),
    new Uint8Array(new Float32Array([camera.fx, camera.fy, camera.cx, camera.cy]).buffer),
    new Uint8Array(depth.data.buffer, depth.data.byteOffset, depth.data.byteLength),
  ]);

/** segment_frames.cpp in a process of its own, on one thread: a round when it is asked, so that rounds can be interleaved. */
export class PclPeer {
  readonly #child: ChildProcess;
  readonly #lines: Interface;

  private constructor(program: string, frames: string) {
    this.#child = spawn(program, [frames], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    // Written to after its end: said by `round`.
    this.#child.stdin!.on('error', () => {});
    this.#lines = createInterface({ input: this.#child.stdout! });
  }

  /**
   * Compiles and starts it. A text says why this machine has none.
   *
   * @param folder where the program and the frames are put
   */
  static start(folder: string, frames: readonly RgbdFrame[]): PclPeer | string {
    const cflags = wordsOf('pkg-config', ['--cflags', ...PACKAGES]);
    const libs = wordsOf('pkg-config', ['--libs', ...PACKAGES]);
    if (!cflags || !libs) return 'PCL is not installed (apt install libpcl-dev pkg-config)';
    const program = join(folder, 'segment_frames');
    // Libraries of a folder of their own (PKG_CONFIG_SYSROOT_DIR) are found by each other, too.
    const folders = libs.filter((word) => word.startsWith('-L')).map((word) => word.slice(2));
    const found = folders.map((place) => `-Wl,--disable-new-dtags,-rpath,${place}`);
    const args = ['-O3', '-std=c++17', '-o', program, SOURCE, ...cflags, ...libs, ...found];
    const compiled = spawnSync('g++', args, { encoding: 'utf8' });
    if (compiled.status !== 0) return `PCL: segment_frames.cpp does not compile: ${compiled.stderr}`;
    const path = join(folder, 'frames');
    writeFileSync(path, Buffer.concat(frames.map(bytesOf)));
    return new PclPeer(program, path);
  }

  /** All frames once, by every method. */
  round(): Promise<PclRound> {
    return new Promise((resolve, reject) => {
      const ended = (status: number | null) => reject(new Error(`PCL's program ended with ${status}`));
      this.#child.once('exit', ended);
      this.#lines.once('line', (line) => {
        this.#child.off('exit', ended);
        resolve(JSON.parse(line) as PclRound);
      });
      this.#child.stdin!.write('round\n');
    });
  }

  close(): void {
    this.#child.stdin!.end();
  }
}
