"""Where the recording's robot is: a slow differential drive with its camera on a mast. Transforms are 4x4, parent_from_child."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy as np

from .camera import optical_pose
from .mesh import rotation

RATE_HZ, FRAMES, TF_RATE_HZ = 10, 56, 50
DURATION = (FRAMES - 1) / RATE_HZ
SWING, SPEED = radians(2.6), 0.08


def planar(x, y, yaw, z=0.0) -> np.ndarray:
    pose = np.eye(4)
    pose[:3, :3] = rotation("z", yaw)
    pose[:3, 3] = (x, y, z)
    return pose


# Localisation has settled on a small correction between odometry and map.
MAP_FROM_ODOM = planar(0.03, -0.02, 0.012)
# The mast's camera: 1.05 m above base_link, tilted down 14 degrees; the colour sensor sits 15 mm left of the housing's frame.
BASE_FROM_CAMERA = np.eye(4)
BASE_FROM_CAMERA[:3, :3] = rotation("y", radians(14))
BASE_FROM_CAMERA[:3, 3] = (0.12, 0.0, 1.05)
CAMERA_FROM_OPTICAL = optical_pose((0.0, 0.015, 0.0), 0.0, 0.0)


def map_from_base(seconds: float) -> np.ndarray:
    """Pose of base_link in the map: the heading swings left, right and back while it drives; x and y integrate it. The
    robot's footprint frame is 5 cm above the floor, at the wheels' axle."""
    steps = max(1, int(round(seconds * 1000)))
    dt, x, y = seconds / steps, -0.3, 0.0
    heading = lambda t: SWING * cos(2 * pi * t / DURATION)
    for k in range(steps):
        yaw = heading((k + 0.5) * dt)
        x, y = x + SPEED * dt * cos(yaw), y + SPEED * dt * sin(yaw)
    return planar(x, y, heading(seconds), 0.05)


def world_from_optical(seconds: float) -> np.ndarray:
    return map_from_base(seconds) @ BASE_FROM_CAMERA @ CAMERA_FROM_OPTICAL


def odom_from_base(seconds: float) -> np.ndarray:
    return np.linalg.inv(MAP_FROM_ODOM) @ map_from_base(seconds)
