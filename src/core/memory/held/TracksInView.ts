/** Cameras whose tracks are known at once; the one that was silent for longest is let go. */
const MOST_CAMERAS = 16;

/** Which thing each track of a camera's newest view is. */
export class TracksInView {
  readonly #bySource = new Map<string, Map<number, number>>();

  of(source: string): ReadonlyMap<number, number> {
    return this.#bySource.get(source) ?? NONE;
  }

  /** A new view of a camera: its tracks are to be put into what is given. */
  begin(source: string): Map<number, number> {
    const tracked = new Map<number, number>();
    this.#bySource.delete(source);
    this.#bySource.set(source, tracked);
    if (this.#bySource.size > MOST_CAMERAS) this.#bySource.delete(this.#bySource.keys().next().value!);
    return tracked;
  }

  /** A thing has turned out to be another one. */
  rename(from: number, to: number): void {
    for (const tracked of this.#bySource.values())
      for (const [track, of] of tracked) if (of === from) tracked.set(track, to);
  }

  clear(): void {
    this.#bySource.clear();
  }
}

const NONE: ReadonlyMap<number, number> = new Map();
