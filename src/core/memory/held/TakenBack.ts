import type { MemoryLooks } from '../MemoryObject.ts';
import type { MemoryView } from '../MemoryView.ts';

/** Frames that were looked at before a name was taken back, and are learnt from after it, are no older. */
const LATEST_NS = 10_000_000_000n;

/** Names that a person took back: frames that are still under way call things by them. */
export class TakenBack {
  /** Stamps until which a name may still come. */
  readonly #until = new Map<string, bigint>();

  take(name: string, stampNs: bigint): void {
    this.#until.set(name, stampNs + LATEST_NS);
  }

  /** It is given again. */
  give(name: string): void {
    this.#until.delete(name);
  }

  /** A view without them. */
  strip(view: MemoryView): MemoryView {
    for (const [name, until] of this.#until) if (view.stampNs > until) this.#until.delete(name);
    if (this.#until.size === 0) return view;
    const strip = (labels: MemoryLooks['labels']) => labels.filter(({ label }) => !this.#until.has(label));
    return {
      ...view,
      sightings: view.sightings.map((sighting) => ({ ...sighting, labels: strip(sighting.labels) })),
    };
  }
}
