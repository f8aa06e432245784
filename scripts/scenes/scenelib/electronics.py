"""Television, laptop, keyboard, mouse, monitor. Screens face +x; origin under the foot."""

from __future__ import annotations

import numpy as np

from .materials import picture, plain
from .mesh import Part, box, cushion, rounded_slab


def panel(width, height, material) -> Part:
    """Upright picture facing +x with its lower edge at z 0."""
    corners = np.array([(0, -width / 2, 0), (0, width / 2, 0), (0, width / 2, height), (0, -width / 2, height)])
    return Part(corners, [(0, 1, 2, 3)], material, uv=np.array([(0, 0), (1, 0), (1, 1), (0, 1)], float))


def _landscape(height=180, width=320) -> np.ndarray:
    """Hills under an evening sky, drawn by formula."""
    y, x = np.mgrid[0:height, 0:width] / np.array([height, width]).reshape(2, 1, 1)
    image = np.stack([0.35 + 0.5 * y, 0.5 + 0.25 * y, 0.78 - 0.15 * y], -1)
    for base, swing, colour in ((0.55, 0.10, (0.35, 0.42, 0.55)), (0.68, 0.07, (0.2, 0.36, 0.3)), (0.82, 0.05, (0.1, 0.22, 0.14))):
        ridge = base + swing * np.sin(7 * x + 9 * base) * np.cos(3 * x)
        image[y > ridge] = colour
    return image


def _desktop(height=200, width=320) -> np.ndarray:
    """A text window on a blue desktop."""
    image = np.tile(np.array([0.16, 0.34, 0.6]), (height, width, 1)) * np.linspace(1.1, 0.7, height)[:, None, None]
    image[18:170, 40:250] = 0.96
    image[18:30, 40:250] = (0.75, 0.77, 0.8)
    rng = np.random.default_rng(5)
    for row in range(38, 162, 9):
        image[row : row + 3, 52 : 52 + int(rng.integers(60, 180))] = (0.35, 0.37, 0.42)
    image[188:] = (0.1, 0.12, 0.16)
    return np.clip(image, 0, 1)


def television(width=1.1, on=True):
    """Flat screen on two feet."""
    height, black = width * 9 / 16 + 0.03, plain("#0d0d0f", 0.25)
    parts = [box((0.035, width + 0.024, height), (0, 0, 0.07 + height / 2), black, 0.006)]
    screen = picture("film", _landscape() if on else np.full((9, 16, 3), 0.012), 0.5 if on else 0.0, 0.12)
    parts.append(panel(width, width * 9 / 16, screen).moved(0.0181, 0, 0.085))
    for side in (-1, 1):
        parts.append(box((0.22, 0.03, 0.012), (0, side * width * 0.33, 0.006), black, 0.003))
        parts.append(box((0.02, 0.02, 0.07), (0, side * width * 0.33, 0.04), black, 0.003))
    return parts


def monitor(width=0.54):
    """Desk monitor on a foot."""
    height, black = width * 0.6 + 0.02, plain("#151517", 0.3)
    parts = [box((0.03, width + 0.02, height), (0, 0, 0.13 + height / 2), black, 0.006)]
    parts.append(panel(width, width * 0.6, picture("work", _desktop(), 0.9, 0.2)).moved(0.0156, 0, 0.14))
    parts.append(box((0.025, 0.06, 0.2), (-0.025, 0, 0.1), black, 0.004))
    parts.append(rounded_slab(0.18, 0.24, 0.012, 0.03, black).moved(-0.02))
    return parts


def laptop(opening=1.88):
    """Open notebook; the user sits at +x. `opening` is the angle between keyboard and screen in radians."""
    shell, dark = plain("#a9adb3", 0.35, 0.6), plain("#1d1d20", 0.5)
    width, depth = 0.325, 0.225
    parts = [rounded_slab(depth, width, 0.016, 0.012, shell)]
    parts.append(box((0.095, 0.285, 0.0012), (-0.035, 0, 0.0162), plain("#33343a", 0.6), 0.0))
    for row in range(5):
        for key in range(14):
            at = (-0.073 + row * 0.0185, -0.1335 + key * 0.0205, 0.0175)
            parts.append(box((0.0155, 0.0175, 0.0016), at, dark, 0.0))
    parts.append(box((0.06, 0.1, 0.0006), (0.07, 0, 0.0162), plain("#94989e", 0.3, 0.5), 0.0))
    lid = [rounded_slab(depth, width, 0.008, 0.012, shell).turned("y", -np.pi / 2).moved(0.004, 0, depth / 2)]
    lid.append(box((0.0004, width - 0.008, depth - 0.008), (0.0042, 0, depth / 2), plain("#101012", 0.3), 0.0))
    lid.append(panel(width - 0.024, depth - 0.03, picture("desktop", _desktop(), 1.1, 0.2)).moved(0.0048, 0, 0.018))
    hinge = (-depth / 2 + 0.006, 0, 0.016)
    parts += [p.turned("y", np.pi / 2 - opening).moved(*hinge) for p in lid]
    return parts


def keyboard(colour="#2a2b2e", keys="#4a4c50"):
    """Desk keyboard; the user sits at +x."""
    parts = [rounded_slab(0.135, 0.44, 0.018, 0.01, plain(colour, 0.5))]
    for row in range(5):
        for key in range(20):
            parts.append(box((0.0175, 0.0178, 0.008), (-0.044 + row * 0.0215, -0.199 + key * 0.021, 0.021), plain(keys, 0.5), 0.001))
    return parts


def mouse(colour="#2a2b2e"):
    """Computer mouse."""
    return [cushion((0.108, 0.062, 0.05), (0, 0, 0.012), plain(colour, 0.4), 0.75)]
