"""Pinhole camera in ROS terms: optical frame x right, y down, z forward; pixel centres at whole numbers (REP-103, CameraInfo)."""

from __future__ import annotations

from dataclasses import dataclass

import bpy
import mathutils
import numpy as np

from .mesh import rotation

# Columns: the optical axes in a body frame of x forward, y left, z up.
BODY_FROM_OPTICAL = np.array([[0, 0, 1], [-1, 0, 0], [0, -1, 0]], float)


@dataclass(frozen=True)
class Pinhole:
    """Intrinsics in pixels."""

    width: int = 640
    height: int = 480
    fx: float = 525.0
    fy: float = 525.0
    cx: float = 319.5
    cy: float = 239.5

    def rays(self) -> np.ndarray:
        """(H, W, 3) directions of the pixel centres in the optical frame with z = 1, so that depth * ray is the point."""
        v, u = np.mgrid[0 : self.height, 0 : self.width]
        return np.dstack([(u - self.cx) / self.fx, (v - self.cy) / self.fy, np.ones(u.shape)])


def optical_pose(position, yaw: float, pitch_down: float) -> np.ndarray:
    """4x4 world_from_optical of a camera at `position` that looks along `yaw`, tilted down by `pitch_down` (radians)."""
    pose = np.eye(4)
    pose[:3, :3] = rotation("z", yaw) @ rotation("y", pitch_down) @ BODY_FROM_OPTICAL
    pose[:3, 3] = position
    return pose


def looking_at(position, target) -> np.ndarray:
    """4x4 world_from_optical of a level camera at `position` whose axis passes through `target`."""
    dx, dy, dz = np.subtract(target, position)
    return optical_pose(position, float(np.arctan2(dy, dx)), float(np.arctan2(-dz, np.hypot(dx, dy))))


def quaternion(matrix: np.ndarray) -> list:
    """Rotation of a 4x4 or 3x3 matrix as x, y, z, w (ROS order), w >= 0."""
    q = mathutils.Matrix(matrix[:3, :3].tolist()).to_quaternion()
    sign = -1.0 if q.w < 0 else 1.0
    return [sign * q.x, sign * q.y, sign * q.z, sign * q.w]


def place(pinhole: Pinhole, world_from_optical: np.ndarray) -> None:
    """Makes Blender's camera this one. Blender looks along -z with y up, and counts lens shift in sensor widths."""
    scene = bpy.context.scene
    if scene.camera is None:
        scene.camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
        scene.collection.objects.link(scene.camera)
    lens = scene.camera.data
    lens.sensor_fit, lens.sensor_width = "HORIZONTAL", 36.0
    lens.lens = pinhole.fx * 36.0 / pinhole.width
    lens.shift_x = ((pinhole.width - 1) / 2 - pinhole.cx) / pinhole.width
    lens.shift_y = (pinhole.cy - (pinhole.height - 1) / 2) / pinhole.width
    lens.clip_start, lens.clip_end = 0.01, 100.0
    flip = np.diag([1.0, -1.0, -1.0, 1.0])
    scene.camera.matrix_world = mathutils.Matrix((world_from_optical @ flip).tolist())
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = pinhole.width, pinhole.height, 100
