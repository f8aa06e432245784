/**
 * Connected components (4-neighbours) of equal labels, by runs: a row is a few dozen runs, so that touching runs of
 * neighbouring rows are joined far faster than cells.
 */
export class RunComponents {
  /** Runs of cells with one non-zero label: first cell, cell after the last. */
  start = new Int32Array(0);
  end = new Int32Array(0);
  runCount = 0;
  #parent = new Int32Array(0);

  find(label: Uint8Array, width: number, height: number): void {
    if (this.start.length < (width + 1) * height) {
      for (const key of ['start', 'end'] as const) this[key] = new Int32Array((width + 1) * height);
      this.#parent = new Int32Array((width + 1) * height);
    }
    const { start, end } = this;
    const parent = this.#parent;
    let count = 0;
    let above = 0;
    for (let j = 0; j < height; j++) {
      const first = count;
      const stop = (j + 1) * width;
      for (let at = j * width; at < stop; ) {
        const id = label[at]!;
        let to = at + 1;
        while (to < stop && label[to] === id) to++;
        if (id !== 0) {
          start[count] = at;
          end[count] = to;
          parent[count] = count;
          // Runs of the row above end before this one begins, overlap it, or lie beyond it.
          while (above < first && end[above]! + width <= at) above++;
          for (let k = above; k < first && start[k]! + width < to; k++)
            if (label[start[k]!] === id) this.#union(k, count);
          count++;
        }
        at = to;
      }
      above = first;
    }
    this.runCount = count;
  }

  /** Run that stands for the component of a run: the first one in image order. */
  rootOf(run: number): number {
    const parent = this.#parent;
    let at = run;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  #union(p: number, r: number): void {
    const a = this.rootOf(p);
    const b = this.rootOf(r);
    if (a < b) this.#parent[b] = a;
    else this.#parent[a] = b;
  }
}
