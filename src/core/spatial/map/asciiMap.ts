import type { SceneObject } from '../scene/Scene.ts';
import { boundsOf, coveredObjects, type MapInput, titleOf } from './MapInput.ts';

export interface AsciiOptions {
  /** Columns of the terminal. */
  readonly columns?: number;
}

/** A character cell is about twice as high as wide. */
const CELL_RATIO = 2;
const MAX_ROWS = 36;
const LEAST_COLUMNS = 30;
/** Columns below which a footprint is no frame. */
const LEAST_FRAME = 3;

/** Looking along +x, its half quarter turns anticlockwise. */
const ARROWS = ['▲', '◤', '◀', '◣', '▼', '◢', '▶', '◥'] as const;

/** Where in its footprint a number may stand, as shares of the half sides. */
const SPOTS = [
  [0, 0],
  [0.7, 0.6],
  [-0.7, 0.6],
  [0.7, -0.6],
  [-0.7, -0.6],
  [0.7, 0],
  [-0.7, 0],
  [1, 1],
  [-1, 1],
  [1.5, 0],
  [-1.5, 0],
] as const;

/** Printable, of one line: labels come from models and people. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 60);

class Grid {
  readonly rows: string[][];
  readonly #columns: number;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.rows = Array.from({ length: rows }, () => new Array<string>(columns).fill(' '));
  }

  set(row: number, column: number, character: string): void {
    if (row >= 0 && row < this.rows.length && column >= 0 && column < this.#columns)
      this.rows[row]![column] = character;
  }

  /** No number stands there yet, nor right beside it. */
  isFree(row: number, column: number, length: number): boolean {
    const cells = this.rows[row]?.slice(Math.max(0, column - 1), column + length + 1) ?? [];
    return !cells.some((character) => /[\d()[\]]/.test(character));
  }

  /** Room beside a number; another number stays. */
  clear(row: number, column: number): void {
    if (!/[\d()[\]]/.test(this.rows[row]?.[column] ?? '')) this.set(row, column, ' ');
  }

  write(row: number, column: number, text: string): void {
    const start = Math.max(0, Math.min(this.#columns - text.length, column));
    for (let i = 0; i < text.length; i++) this.set(row, start + i, text[i]!);
  }

  frame(top: number, left: number, bottom: number, right: number, strong: boolean): void {
    // Too small for a frame: the number alone shows it.
    if (right - left < LEAST_FRAME && bottom - top < LEAST_FRAME / CELL_RATIO) return;
    const [h, v, corners] = strong ? ['═', '║', '╔╗╚╝'] : ['─', '│', '┌┐└┘'];
    for (let c = left; c <= right; c++) for (const r of [top, bottom]) this.set(r, c, h!);
    for (let r = top; r <= bottom; r++) for (const c of [left, right]) this.set(r, c, v!);
    if (right > left && bottom > top) {
      this.set(top, left, corners![0]!);
      this.set(top, right, corners![1]!);
      this.set(bottom, left, corners![2]!);
      this.set(bottom, right, corners![3]!);
    }
  }
}

/**
 * Top view for a terminal: ahead is up, left is left. Footprints with their marks, the chosen one in double lines and
 * brackets, candidates in parentheses, the viewer as an arrow, and a legend with places in metres.
 */
export const asciiMap = (input: MapInput, options: AsciiOptions = {}): string => {
  const { scene, chosen, candidates = [] } = input;
  const bounds = boundsOf(input);
  const columns = Math.max(LEAST_COLUMNS, Math.min(options.columns ?? 76, 120));
  const [wide, high] = [bounds.y1 - bounds.y0, bounds.x1 - bounds.x0];
  const scale = Math.min((columns - 1) / wide, ((MAX_ROWS - 1) * CELL_RATIO) / high);
  const grid = new Grid(Math.round(wide * scale) + 1, Math.round((high * scale) / CELL_RATIO) + 1);
  const column = (y: number): number => Math.round((bounds.y1 - y) * scale);
  const row = (x: number): number => Math.round(((bounds.x1 - x) * scale) / CELL_RATIO);
  const objects = coveredObjects(input);
  for (const { id, center, size } of objects)
    grid.frame(
      row(center[0] + size[0] / 2),
      column(center[1] + size[1] / 2),
      row(center[0] - size[0] / 2),
      column(center[1] - size[1] / 2),
      id === chosen,
    );
  for (const { id, center, size } of [...objects].reverse()) {
    const text = id === chosen ? `[${id}]` : candidates.includes(id) ? `(${id})` : String(id);
    const half = Math.floor((text.length - 1) / 2);
    const spots = SPOTS.map(([along, across]): readonly [number, number] => [
      row(center[0] + (along * size[0]) / 2),
      column(center[1] + (across * size[1]) / 2) - half,
    ]);
    const [r, c] = spots.find(([at, from]) => grid.isFree(at, from, text.length)) ?? spots[0]!;
    grid.clear(r, c - 1);
    grid.clear(r, c + text.length);
    grid.write(r, c, text);
  }
  if (scene.viewer) {
    const { position, forward } = scene.viewer;
    const turn = Math.round(Math.atan2(forward[1], forward[0]) / (Math.PI / 4));
    grid.set(row(position[0]), column(position[1]), ARROWS[(turn + 8) % 8]!);
  }
  const edge = '─'.repeat(grid.rows[0]!.length);
  const bar = Math.max(1, Math.round(scale));
  return [
    ...(input.title ? [clean(input.title)] : []),
    `╭${edge}╮`,
    ...grid.rows.map((cells) => `│${cells.join('')}│`),
    `╰${edge}╯`,
    `├${'─'.repeat(Math.max(0, bar - 2))}┤ 1 m${scene.viewer ? '   ▲ viewer' : ''}`,
    ...legend(objects, chosen, candidates),
  ].join('\n');
};

const legend = (
  objects: readonly SceneObject[],
  chosen: number | undefined,
  candidates: readonly number[],
): readonly string[] =>
  [...objects]
    .sort((a, b) => a.id - b.id)
    .map((object) => {
      const [x, y, z] = object.center;
      const sign = object.id === chosen ? '▶' : candidates.includes(object.id) ? '?' : ' ';
      const side =
        Math.abs(y) < 0.005 ? 'straight ahead' : `${Math.abs(y).toFixed(2)} ${y > 0 ? 'left' : 'right'}`;
      return `${sign}${String(object.id).padStart(4)}  ${clean(titleOf(object)).padEnd(18)} ${x.toFixed(2)} m ahead, ${side}, ${z.toFixed(2)} up`;
    });
