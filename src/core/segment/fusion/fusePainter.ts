import type { PixelBox } from '../../types/geometry.ts';
import type { RgbdFrame } from '../../types/images.ts';
import type { Mask } from '../../types/landmarks.ts';
import { FIRM_SCORE, isJointedLabel, SURE_SCORE } from './fuseLabels.ts';
import type { FuseMap } from './fuseSegments.ts';
import type { FuseProposal, FuseSegment } from './fuseTypes.ts';
import { unionBox } from './fuseUnion.ts';
import { uncuttable, unswallowable } from './rules/fuseCuts.ts';
import { findFigure } from './rules/fuseFigure.ts';
import { fillHoles } from './rules/fuseHoles.ts';

/** Share of its box that a figure must fill: less is a speck, no shape. */
const LEAST_FILL = 0.15;

/** The middle of a box begins so far in; a surface that has more than this share of it is looked at. */
const MIDDLE_INSET = 0.3;
const MIDDLE_MISSING = 0.3;

type Shape = Pick<Mask, 'box' | 'bits'>;

/** Share of a shape's box that it fills. */
const fillOf = ({ bits }: Shape): number => {
  let count = 0;
  for (let at = 0; at < bits.length; at += 1) count += bits[at]!;
  return count / bits.length;
};

/** Writes detections into an owner map that begins as the segments'. The latest stroke wins. */
export class FusePainter {
  /** Segment ids, and ids of detections where they were painted; row-major at the frame's size. */
  readonly owner: Int32Array;
  readonly #map: FuseMap;
  readonly #frame: RgbdFrame;
  readonly #isTaken: (segment: number) => boolean;
  /** 1 on the figure at hand, at the frame's size; all 0 between figures. */
  readonly #figure: Uint8Array;

  /** `isTaken`: whether a segment (by id) is the whole of some detection. */
  constructor(map: FuseMap, frame: RgbdFrame, isTaken: (segment: number) => boolean) {
    this.owner = map.owner.slice();
    this.#map = map;
    this.#frame = frame;
    this.#isTaken = isTaken;
    this.#figure = new Uint8Array(map.owner.length);
  }

  /** Gives segments to others, by id. */
  join(whole: ReadonlyMap<number, number>): void {
    if (whole.size === 0) return;
    const { segments } = this.#map;
    for (const [part, into] of whole) {
      this.#each(segments[part - 1]!.box, (pixel) => {
        if (this.owner[pixel] === part) this.owner[pixel] = into;
      });
    }
  }

  /** Paints a detection whose segments are known, and what they enclose. */
  paintWhole(detection: FuseProposal, parts: readonly FuseSegment[], id: number): void {
    const { owner, segments } = this.#map;
    const { width, height } = this.#frame.color;
    const box = unionBox(parts.map((part) => part.box));
    const columns = box.x1 - box.x0;
    const rows = box.y1 - box.y0;
    const mine = new Uint8Array(segments.length + 1);
    for (const part of parts) mine[part.id] = 1;
    const bits = new Uint8Array(columns * rows);
    for (let row = 0, at = 0; row < rows; row += 1) {
      const from = (box.y0 + row) * width + box.x0;
      for (let column = 0; column < columns; column += 1, at += 1) bits[at] = mine[owner[from + column]!]!;
    }
    // Between a chair's legs is the floor; but a bowl that the image cuts off is still closed.
    const cut = { right: box.x1 === width, bottom: box.y1 === height, left: box.x0 === 0, top: box.y0 === 0 };
    const closed = isJointedLabel(detection.name) ? undefined : cut;
    fillHoles({ bits, columns, rows, closed }, (at) => {
      const pixel = (box.y0 + Math.floor(at / columns)) * width + box.x0 + (at % columns);
      return segments[owner[pixel]! - 1]?.role !== 'object';
    });
    this.#paint({ box, bits }, id);
    if (!isJointedLabel(detection.name)) this.#fillMiddle(detection.box, id);
  }

  /** Where the middle of the box is a surface's, the surface may be the thing's own bottom: what looks like it is taken. */
  #fillMiddle(box: PixelBox, id: number): void {
    const { owner, segments } = this.#map;
    const isSurface = (pixel: number) =>
      this.owner[pixel] !== id && segments[owner[pixel]! - 1]?.role !== 'object';
    const inset = (length: number) => Math.round(length * MIDDLE_INSET);
    const [dx, dy] = [inset(box.x1 - box.x0), inset(box.y1 - box.y0)];
    const middle = { x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 - dx, y1: box.y1 - dy };
    let missing = 0;
    this.#each(middle, (pixel) => {
      if (isSurface(pixel)) missing += 1;
    });
    if (missing < MIDDLE_MISSING * (middle.x1 - middle.x0) * (middle.y1 - middle.y0)) return;
    const bits = findFigure(this.#frame, owner, box);
    this.#each(box, (pixel, at) => {
      if (bits[at] === 1 && isSurface(pixel)) this.owner[pixel] = id;
    });
  }

  /** Paints a detection by its own mask, or by what stands out in its box. */
  paintFigure({ box, mask, score, name }: FuseProposal, id: number): void {
    const { owner } = this.#map;
    const shape = mask
      ? { box: mask.box, bits: mask.bits.slice() }
      : { box, bits: findFigure(this.#frame, owner, box) };
    if (fillOf(shape) < LEAST_FILL) return;
    const isSure = score >= SURE_SCORE;
    if (!mask || !isSure) {
      this.#leaveWhole(shape, { isNamed: name !== '', isFirm: score >= FIRM_SCORE, isSure });
      if (fillOf(shape) < LEAST_FILL) return;
    }
    this.#paint(shape, id);
  }

  /**
   * Takes out of a figure the segments that it must not swallow, unless it is sure, and those that it must not divide: a
   * firm one may divide things, but of a floor or a wall takes no more than looks unlike the rest of it.
   */
  #leaveWhole(
    { box, bits }: Shape,
    {
      isNamed,
      isFirm,
      isSure,
    }: { readonly isNamed: boolean; readonly isFirm: boolean; readonly isSure: boolean },
  ): void {
    const { owner, segments } = this.#map;
    const { width } = this.#frame.color;
    const touched = new Int32Array(segments.length + 1);
    for (let v = box.y0, at = 0; v < box.y1; v += 1) {
      for (let pixel = v * width + box.x0, end = v * width + box.x1; pixel < end; pixel += 1, at += 1) {
        if (bits[at] === 0) continue;
        this.#figure[pixel] = 1;
        touched[owner[pixel]!] = touched[owner[pixel]!]! + 1;
      }
    }
    const counts = new Map([...touched.entries()].filter(([, count]) => count > 0));
    const kept = new Set(isSure ? [] : unswallowable(this.#map, counts, this.#frame.camera.fx));
    const figure = { box, figure: this.#figure };
    for (const id of uncuttable(this.#map, figure, this.#frame, this.#isTaken, counts, isNamed))
      if (!isFirm || segments[id - 1]!.role !== 'object') kept.add(id);
    for (let v = box.y0, at = 0; v < box.y1; v += 1) {
      for (let pixel = v * width + box.x0, end = v * width + box.x1; pixel < end; pixel += 1, at += 1) {
        this.#figure[pixel] = 0;
        if (kept.size > 0 && kept.has(owner[pixel]!)) bits[at] = 0;
      }
    }
  }

  #paint({ box, bits }: Shape, id: number): void {
    const { width } = this.#frame.color;
    for (let v = box.y0, at = 0; v < box.y1; v += 1) {
      const row = v * width;
      for (let u = box.x0; u < box.x1; u += 1, at += 1) if (bits[at] === 1) this.owner[row + u] = id;
    }
  }

  #each(box: PixelBox, visit: (pixel: number, at: number) => void): void {
    const { width } = this.#frame.color;
    for (let v = box.y0, at = 0; v < box.y1; v += 1) {
      for (let u = box.x0; u < box.x1; u += 1, at += 1) visit(v * width + u, at);
    }
  }
}
