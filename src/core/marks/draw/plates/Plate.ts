/** A number's plate: a pixel rectangle, half open, and the point of the mask that it labels. */
export interface Plate {
  readonly mark: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly digitHeight: number;
  readonly anchor: readonly [number, number];
  /** Set when the anchor lies outside of the plate: a thin line joins them. */
  readonly hasLeader: boolean;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels kept free between two plates. */
const PLATE_GAP = 2;

/** True when two rectangles come closer than `gap` pixels. */
export const collide = (p: Rectangle, q: Rectangle, gap: number): boolean =>
  p.x < q.x + q.width + gap &&
  q.x < p.x + p.width + gap &&
  p.y < q.y + q.height + gap &&
  q.y < p.y + p.height + gap;

/** True when a rectangle comes closer than PLATE_GAP to any plate. */
export const isTaken = (plates: readonly Rectangle[], place: Rectangle): boolean => {
  for (let i = 0; i < plates.length; i++) if (collide(plates[i]!, place, PLATE_GAP)) return true;
  return false;
};

export const holds = (p: Rectangle, u: number, v: number): boolean =>
  u >= p.x && u < p.x + p.width && v >= p.y && v < p.y + p.height;
