import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../core/types/images.ts';

/**
 * The last few marked frames, by the number of the question that had them marked, for the words that may still come for
 * them. Depth has been measured by then and colour is for models to look at: what no resolver reads is not kept, some two
 * megabytes of pixels and five of regions that were not drawn for a frame of 640x480.
 */
export class MarkedFrames {
  readonly #held = new Map<number, MarkedFrame>();
  readonly #limit: number;
  readonly #keepColour: boolean;

  constructor(options: { readonly limit: number; readonly keepColour: boolean }) {
    this.#limit = options.limit;
    this.#keepColour = options.keepColour;
  }

  put(id: number, { spare: _, ...marked }: MarkedFrame): void {
    this.#held.set(id, { ...marked, frame: this.#thin(marked.frame) });
    for (const old of this.#held.keys()) {
      if (this.#held.size <= this.#limit) break;
      this.#held.delete(old);
    }
  }

  get(id: number): MarkedFrame | undefined {
    return this.#held.get(id);
  }

  clear(): void {
    this.#held.clear();
  }

  /** An image of 0x0 is honest about having no pixels. */
  #thin(frame: RgbdFrame): RgbdFrame {
    return {
      ...frame,
      ...(!this.#keepColour && { color: { width: 0, height: 0, data: new Uint8Array(0) } }),
      depth: { width: 0, height: 0, data: new Float32Array(0) },
    };
  }
}
