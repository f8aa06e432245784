/** The target seen from above: the rectangle of its box, turned by `yaw`, in the target's frame. */
export interface TargetGround {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  /** Full extents along its own axes, metres. */
  readonly length: number;
  readonly width: number;
}

/** Metres from a point to the rectangle; 0 inside. */
export const distanceTo = ({ x, y, yaw, length, width }: TargetGround, px: number, py: number): number => {
  const c = Math.cos(yaw);
  const s = Math.sin(yaw);
  const along = Math.abs(c * (px - x) + s * (py - y)) - length / 2;
  const across = Math.abs(c * (py - y) - s * (px - x)) - width / 2;
  return Math.hypot(Math.max(0, along), Math.max(0, across));
};

/** Direction from a point to the middle of the rectangle, radians; undefined at the middle itself. */
export const facing = ({ x, y }: TargetGround, px: number, py: number): number | undefined =>
  Math.hypot(x - px, y - py) < 1e-6 ? undefined : Math.atan2(y - py, x - px);
