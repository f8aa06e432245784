/** What a transition has done so far, to be undone newest first: all of it when it fails half way, or at its opposite. */
export class UndoStack {
  readonly #steps: (() => void)[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(step: () => void): void {
    this.#steps.push(step);
  }

  /** Undoes everything once; a step that throws keeps none of the others from being undone. */
  run(): void {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        step();
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
