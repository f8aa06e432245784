import type { PixelBox } from '../../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import type { Detection, LandmarkCandidate, RegionRole } from '../../../src/core/types/landmarks.ts';

export type Rgb = readonly [number, number, number];
type Corners = readonly [x0: number, y0: number, x1: number, y1: number];

export const WIDTH = 160;
export const HEIGHT = 120;
/** At 1 m a pixel is 1 cm wide. */
const FOCAL = 100;

/** A picture of rectangles, painted one over the other, each with a colour, a depth and the segment it belongs to. */
export class FuseScene {
  readonly #rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  readonly #depth = new Float32Array(WIDTH * HEIGHT);
  readonly #owner = new Uint8Array(WIDTH * HEIGHT);
  readonly #roles: RegionRole[] = [];

  /** A new segment over the whole image. */
  constructor(wall: { readonly rgb: Rgb; readonly depth: number; readonly role?: RegionRole }) {
    this.segment(wall.role ?? 'wall');
    this.paint([0, 0, WIDTH, HEIGHT], wall);
  }

  /** Begins a segment: what is painted next belongs to it. Answers its number. */
  segment(role: RegionRole = 'object'): this {
    this.#roles.push(role);
    return this;
  }

  /** Paints a rectangle for the newest segment, or for an earlier one (0, 1, ...), or for none (-1). */
  paint(
    [x0, y0, x1, y1]: Corners,
    {
      rgb,
      depth,
      of = this.#roles.length - 1,
    }: { readonly rgb: Rgb; readonly depth: number; readonly of?: number },
  ): this {
    for (let v = y0; v < y1; v += 1) {
      for (let u = x0; u < x1; u += 1) {
        const at = v * WIDTH + u;
        // A little texture, so that no colour is perfectly flat.
        const shade = ((u * 7 + v * 13) % 5) - 2;
        this.#rgb.set(
          rgb.map((c) => Math.max(0, Math.min(255, c + shade))),
          at * 3,
        );
        this.#depth[at] = depth;
        this.#owner[at] = of + 1;
      }
    }
    return this;
  }

  get frame(): RgbdFrame {
    return {
      stampNs: 0n,
      frameId: 'camera',
      color: { width: WIDTH, height: HEIGHT, data: this.#rgb },
      depth: { width: WIDTH, height: HEIGHT, data: this.#depth },
      camera: {
        ...{ width: WIDTH, height: HEIGHT, fx: FOCAL, fy: FOCAL, cx: WIDTH / 2, cy: HEIGHT / 2 },
        ...{ distortionModel: '', distortion: [] },
      },
    };
  }

  get candidates(): readonly LandmarkCandidate[] {
    return this.#roles.map((role, index) => ({ role, labels: [], mask: this.#maskOf(index + 1) }));
  }

  #maskOf(id: number) {
    const at = [...this.#owner.keys()].filter((i) => this.#owner[i] === id);
    const us = at.map((i) => i % WIDTH);
    const vs = at.map((i) => Math.floor(i / WIDTH));
    const box: PixelBox = {
      x0: Math.min(...us),
      y0: Math.min(...vs),
      x1: Math.max(...us) + 1,
      y1: Math.max(...vs) + 1,
    };
    const bits = new Uint8Array((box.x1 - box.x0) * (box.y1 - box.y0));
    for (const [i, u] of us.entries()) bits[(vs[i]! - box.y0) * (box.x1 - box.x0) + u - box.x0] = 1;
    return { box, bits, pixelCount: at.length };
  }
}

export const found = ([x0, y0, x1, y1]: Corners, label: string, score = 0.5): Detection => ({
  box: { x0, y0, x1, y1 },
  labels: [{ label, score }],
});

/** Whether the candidate's mask holds the pixel. */
export const holds = ({ mask: { box, bits } }: LandmarkCandidate, u: number, v: number): boolean =>
  u >= box.x0 &&
  u < box.x1 &&
  v >= box.y0 &&
  v < box.y1 &&
  bits[(v - box.y0) * (box.x1 - box.x0) + u - box.x0] === 1;

/** The candidate at a pixel. */
export const at = (all: readonly LandmarkCandidate[], u: number, v: number): LandmarkCandidate | undefined =>
  all.find((candidate) => holds(candidate, u, v));

/** Best label of the candidate at a pixel; '' where it has none. */
export const nameAt = (all: readonly LandmarkCandidate[], u: number, v: number): string | undefined => {
  const candidate = at(all, u, v);
  return candidate && (candidate.labels[0]?.label ?? '');
};
