"""What a structured-light camera would have made of an exact depth image.

Model, in this order (all seeded):
  - each pixel looks up to about a pixel beside itself (sigma 0.5 px) and its disparity is noisy and quantised to 1/8 px:
    A. Handa, T. Whelan, J. McDonald, A. J. Davison, "A Benchmark for RGB-D Visual Odometry, 3D Reconstruction and SLAM",
    ICRA 2014, section on the Kinect noise model (after J. T. Barron, J. Malik, CVPR 2013). With disparity d = f b / z a
    step is z^2 / (8 f b): error and quantisation grow with the square of the distance, as K. Khoshelham and
    S. O. Elberink measured (Sensors 12(2), 2012): 2.6 cm at 3 m for f = 580 px, b = 7.5 cm.
  - no return where the surface is grazed (beyond 86 degrees), nearer than 0.45 m or farther than 8 m, or where the
    projector, 7.5 cm to the right of the camera, is hidden by something nearer (the shadow at the left of objects).
  - ragged edges: pixels at a depth step are lost with probability 0.35.
"""

from __future__ import annotations

import numpy as np

FOCAL_PX, BASELINE_M, DISPARITY_STEP_PX = 580.0, 0.075, 1 / 8
SHIFT_SIGMA_PX, DISPARITY_SIGMA_STEPS = 0.5, 1 / 6
GRAZING_COSINE = float(np.cos(np.radians(86)))
NEAR_M, FAR_M = 0.45, 8.0
EDGE_LOSS = 0.35


def sensed(depth: np.ndarray, cosine: np.ndarray, focal_px: float, seed: int) -> np.ndarray:
    """Exact depth in metres and incidence cosines (H, W) -> 16-bit millimetres, 0 where nothing came back."""
    rng = np.random.default_rng(seed)
    height, width = depth.shape
    v, u = np.mgrid[0:height, 0:width]
    shift = rng.normal(0, SHIFT_SIGMA_PX, (2, height, width))
    rows = np.clip(np.rint(v + shift[0]).astype(int), 0, height - 1)
    columns = np.clip(np.rint(u + shift[1]).astype(int), 0, width - 1)
    shifted = depth[rows, columns]
    valid = (depth > NEAR_M) & (depth < FAR_M) & (shifted > 0) & (cosine > GRAZING_COSINE)
    valid &= ~_shadowed(depth, focal_px)
    valid &= ~(_at_step(depth) & (rng.random(depth.shape) < EDGE_LOSS))
    steps = FOCAL_PX * BASELINE_M / np.maximum(shifted, 1e-3) / DISPARITY_STEP_PX
    steps = np.rint(steps + rng.normal(0, DISPARITY_SIGMA_STEPS, depth.shape))
    metres = FOCAL_PX * BASELINE_M / (np.maximum(steps, 1) * DISPARITY_STEP_PX)
    return np.where(valid, np.clip(np.rint(metres * 1000), 0, 65535), 0).astype(np.uint16)


def _shadowed(depth, focal_px) -> np.ndarray:
    """Seen from the projector, does something nearer lie before this pixel? One z-buffer a row, in half pixels."""
    height, width = depth.shape
    v, u = np.mgrid[0:height, 0:width]
    far = np.where(depth > 0, depth, 1e3)
    offset = int(2 * focal_px * BASELINE_M / NEAR_M) + 4
    column = np.clip(np.rint(2 * (u - focal_px * BASELINE_M / far)).astype(int) + offset, 0, 2 * width + offset)
    nearest = np.full((height, 2 * width + offset + 2), np.inf)
    for spread in (-1, 0, 1):
        np.minimum.at(nearest, (v, np.clip(column + spread, 0, nearest.shape[1] - 1)), far)
    return nearest[v, column] < far - (0.03 + 0.02 * far)


def _at_step(depth) -> np.ndarray:
    """Pixels whose neighbour is farther or nearer by more than 4 % of the distance."""
    edge = np.zeros(depth.shape, bool)
    for axis in (0, 1):
        jump = np.abs(np.diff(depth, axis=axis)) > 0.04 * np.minimum(*_pairs(depth, axis))
        first = [slice(None)] * 2
        second = [slice(None)] * 2
        first[axis], second[axis] = slice(0, -1), slice(1, None)
        edge[tuple(first)] |= jump
        edge[tuple(second)] |= jump
    return edge


def _pairs(depth, axis):
    first, second = [slice(None)] * 2, [slice(None)] * 2
    first[axis], second[axis] = slice(0, -1), slice(1, None)
    return depth[tuple(first)], depth[tuple(second)]
