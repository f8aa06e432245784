import { quaternionFromYaw } from '../transforms/rigid.ts';
import type { Pose, Vec3 } from '../types/geometry.ts';

/**
 * Where a robot should stand: on the ground (z 0) of the target's frame, `standoffMetres` before the target on the
 * robot's side, facing it. A robot right above or below the target keeps the frame's own x direction.
 *
 * @param target position of the target, metres
 * @param robot position of the robot in the same frame, metres
 */
export const approachPose = (target: Vec3, robot: Vec3, standoffMetres: number): Pose => {
  const dx = target[0] - robot[0];
  const dy = target[1] - robot[1];
  const yaw = Math.hypot(dx, dy) < 1e-6 ? 0 : Math.atan2(dy, dx);
  return {
    position: [target[0] - standoffMetres * Math.cos(yaw), target[1] - standoffMetres * Math.sin(yaw), 0],
    orientation: quaternionFromYaw(yaw),
  };
};
