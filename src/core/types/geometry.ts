/** Metres, or a unit direction; x, y, z of the frame that the holder names. */
export type Vec3 = readonly [number, number, number];

/** Unit quaternion x, y, z, w (ROS order). */
export type Quaternion = readonly [number, number, number, number];

/** Rigid transform: p_parent = rotation * p_child + translation (as geometry_msgs/Transform). */
export interface Transform {
  readonly translation: Vec3;
  readonly rotation: Quaternion;
}

export interface Pose {
  readonly position: Vec3;
  readonly orientation: Quaternion;
}

/** Box with a centre, full extents (metres) along its own axes, and the rotation of those axes into the frame. */
export interface OrientedBox {
  readonly center: Vec3;
  readonly size: Vec3;
  readonly orientation: Quaternion;
}

/** Pixel box, half open: x0 <= u < x1, y0 <= v < y1. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
