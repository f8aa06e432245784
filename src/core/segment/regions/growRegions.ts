import type { InverseDepthGrid } from '../InverseDepthGrid.ts';
import { INSIDE, LINK_DOWN, LINK_RIGHT } from './markBreaks.ts';
import { CONCAVE } from './markConcave.ts';

/** Fewer linked cells than this are noise. */
const LEAST_CELLS = 3;

/**
 * Labels the linked surfaces between concave edges, 1.., then gives the cells on the edges to the nearest surface that
 * they are linked with. Returns the highest label; cells outside stay 0. With `known` labels given, these stay, and only
 * cells without a label that `flags` has inside are labelled.
 */
export const growRegions = (
  grid: InverseDepthGrid,
  flags: Uint8Array,
  label: Int32Array,
  queue: Int32Array,
  known = 0,
): number => {
  const n = grid.width * grid.height;
  if (known === 0) label.fill(0, 0, n);
  let count = known;
  for (let seed = 0; seed < n; seed++) {
    if (label[seed] !== 0 || (flags[seed]! & (INSIDE | CONCAVE)) !== INSIDE) continue;
    if (flood(grid.width, flags, label, queue, seed, count + 1, CONCAVE)) count++;
  }
  spread(grid.width, n, flags, label, queue);
  for (let seed = 0; seed < n; seed++) {
    if (label[seed] !== 0 || (flags[seed]! & INSIDE) === 0) continue;
    if (flood(grid.width, flags, label, queue, seed, count + 1, 0)) count++;
  }
  return count;
};

const flood = (
  width: number,
  flags: Uint8Array,
  label: Int32Array,
  queue: Int32Array,
  seed: number,
  id: number,
  stop: number,
): boolean => {
  let tail = 0;
  queue[tail++] = seed;
  label[seed] = id;
  for (let head = 0; head < tail; head++) {
    const at = queue[head]!;
    const bits = flags[at]!;
    if ((bits & LINK_RIGHT) !== 0 && label[at + 1] === 0 && (flags[at + 1]! & stop) === 0) {
      label[at + 1] = id;
      queue[tail++] = at + 1;
    }
    if ((bits & LINK_DOWN) !== 0 && label[at + width] === 0 && (flags[at + width]! & stop) === 0) {
      label[at + width] = id;
      queue[tail++] = at + width;
    }
    if (
      at > 0 &&
      (flags[at - 1]! & LINK_RIGHT) !== 0 &&
      label[at - 1] === 0 &&
      (flags[at - 1]! & stop) === 0
    ) {
      label[at - 1] = id;
      queue[tail++] = at - 1;
    }
    const up = at - width;
    if (up >= 0 && (flags[up]! & LINK_DOWN) !== 0 && label[up] === 0 && (flags[up]! & stop) === 0) {
      label[up] = id;
      queue[tail++] = up;
    }
  }
  if (tail >= LEAST_CELLS) return true;
  for (let t = 0; t < tail; t++) label[queue[t]!] = 0;
  return false;
};

/** Breadth first from all labelled cells at once over links into the cells that have none. */
const spread = (width: number, n: number, flags: Uint8Array, label: Int32Array, queue: Int32Array): void => {
  let tail = 0;
  const push = (to: number, id: number): void => {
    if (label[to] === 0) {
      label[to] = id;
      queue[tail++] = to;
    }
  };
  const visit = (at: number): void => {
    const id = label[at]!;
    const bits = flags[at]!;
    if ((bits & LINK_RIGHT) !== 0) push(at + 1, id);
    if ((bits & LINK_DOWN) !== 0) push(at + width, id);
    if (at > 0 && (flags[at - 1]! & LINK_RIGHT) !== 0) push(at - 1, id);
    if (at >= width && (flags[at - width]! & LINK_DOWN) !== 0) push(at - width, id);
  };
  // Only concave cells are unlabelled inside, so their neighbours are all the sources there are.
  const sources: number[] = [];
  for (let at = 0; at < n; at++) {
    if ((flags[at]! & CONCAVE) === 0 || label[at] !== 0) continue;
    for (const nb of [at - 1, at + 1, at - width, at + width])
      if (nb >= 0 && nb < n && label[nb] !== 0) sources.push(nb);
  }
  for (const at of sources) visit(at);
  for (let head = 0; head < tail; head++) visit(queue[head]!);
};
