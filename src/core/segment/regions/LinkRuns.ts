import { INSIDE, LINK_DOWN, LINK_RIGHT } from './markBreaks.ts';

/** Stretches of one surface along the rows or along the columns: first cell and length, found once and used often. */
export class LinkRuns {
  start = new Int32Array(0);
  length = new Int32Array(0);
  count = 0;
  /** From one cell of a run to the next. */
  step = 1;

  alongRows(flags: Uint8Array, width: number, height: number): void {
    this.#resize(flags.length);
    this.step = 1;
    this.#find(flags, LINK_RIGHT, height, width, width, 1);
  }

  alongColumns(flags: Uint8Array, width: number, height: number): void {
    this.#resize(flags.length);
    this.step = width;
    this.#find(flags, LINK_DOWN, width, 1, height, width);
  }

  #resize(cells: number): void {
    if (this.start.length >= cells) return;
    this.start = new Int32Array(cells);
    this.length = new Int32Array(cells);
  }

  #find(flags: Uint8Array, link: number, lines: number, lineStep: number, cells: number, step: number): void {
    const { start, length } = this;
    let count = 0;
    for (let line = 0; line < lines; line++) {
      const origin = line * lineStep;
      const stop = origin + cells * step;
      for (let at = origin; at < stop; at += step) {
        if ((flags[at]! & INSIDE) === 0) continue;
        const first = at;
        while ((flags[at]! & link) !== 0) at += step;
        start[count] = first;
        length[count++] = (at - first) / step + 1;
      }
    }
    this.count = count;
  }
}
