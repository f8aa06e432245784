"""Potted plants: arching leaves around a stem. Origin under the pot."""

from __future__ import annotations

import numpy as np

from .materials import plain
from .mesh import lathe, sheet, tube


def plant(seed: int, pot="#d9d2c6", pot_height=0.3, pot_radius=0.16, leaves=38, height=0.85, spread=0.42, leaf=0.3, leaf_width=0.075):
    """Leafy house plant; `height` and `spread` are those of the foliage above the pot."""
    rng = np.random.default_rng(seed)
    r = pot_radius
    clay = [
        (0, 0), (r * 0.72, 0), (r * 0.97, pot_height - 0.03), (r, pot_height - 0.03), (r, pot_height),
        (r * 0.9, pot_height), (r * 0.88, pot_height - 0.03), (0, pot_height - 0.03),
    ]
    parts = [lathe(clay, plain(pot, 0.6))]
    parts.append(lathe([(0, pot_height - 0.022), (r * 0.885, pot_height - 0.028)], plain("#2e2118", 1.0)))
    greens = [plain(c, 0.42) for c in ("#3f7d35", "#2f6a2c", "#528f3e", "#38732f")]
    for k in range(leaves):
        azimuth = k * 2.39996 + rng.normal(0, 0.2)
        rise = (k + 0.5) / leaves
        length = leaf * rng.uniform(0.8, 1.15)
        lean = np.clip(rng.normal(1.15 - 0.75 * rise, 0.15), 0.15, 1.45)
        root = np.array([0, 0, pot_height - 0.03 + 0.02 * rng.random()])
        reach = spread * (0.45 + 0.45 * np.sin(np.pi * min(rise + 0.25, 1)))
        top = height * (0.3 + 0.7 * rise) * rng.uniform(0.88, 1.0)
        outward = np.array([np.cos(azimuth), np.sin(azimuth), 0])
        base = root + outward * (reach - length * 0.55 * np.sin(lean)) + np.array([0, 0, max(top - length * 0.5, 0.08)])
        middle = 0.5 * (root + base) + np.array([0, 0, 0.12 * top])
        parts.append(tube([root, middle, base], (0.006, 0.004, 0.003), greens[1], 6))
        parts.append(_leaf(base, azimuth, lean, length, leaf_width * rng.uniform(0.85, 1.15), greens[k % len(greens)]))
    return parts


def _leaf(base, azimuth, lean, length, width, material):
    """One blade: starts at `base`, leans by `lean` from the vertical and droops towards its tip, folded along its rib."""
    out = np.array([np.cos(azimuth), np.sin(azimuth), 0])
    across = np.array([-np.sin(azimuth), np.cos(azimuth), 0])

    def point(s, t):
        angle = lean + 1.1 * s**1.5
        along = base + length * s * (np.sin(angle) * out + np.cos(angle) * np.array([0, 0, 1]))
        half = width * np.sin(np.pi * min(s * 0.97 + 0.03, 1.0)) ** 0.7 * (1 - 0.35 * s)
        side = (t - 0.5) * 2
        return along + across * side * half + np.array([0, 0, 0.25 * half * abs(side)])

    return sheet(point, 9, 5, material)


def succulent(seed: int, pot="#c8643c"):
    """Small pot plant for tables and shelves."""
    return plant(seed, pot, 0.09, 0.055, 22, 0.13, 0.085, 0.1, 0.02)
