"""Boxes, books, toys and other things that lie about. Origin under the middle, z up."""

from __future__ import annotations

import numpy as np

from .electronics import panel
from .materials import fabric, picture, plain
from .mesh import box, cushion, lathe


def carton(colour: str, size, label: str | None = None):
    """Closed cardboard or painted box of `size` (x, y, z), with an optional sticker on its front."""
    sx, sy, sz = size
    parts = [box(size, (0, 0, sz / 2), plain(colour, 0.65), min(0.004, min(size) / 20))]
    if label:
        parts.append(box((0.0008, sy * 0.55, sz * 0.4), (sx / 2 + 0.0003, 0, sz * 0.55), plain(label, 0.7), 0.0))
    return parts


def parcel(size):
    """Brown cardboard box with a strip of tape."""
    sx, sy, sz = size
    card, tape = fabric("#b58a5c", "#a87d50", 30.0), plain("#d9c39a", 0.3)
    parts = [box(size, (0, 0, sz / 2), card, 0.003), box((sx * 1.002, 0.05, 0.0008), (0, 0, sz + 0.0003), tape, 0.0)]
    parts.append(box((0.0008, 0.05, sz * 0.3), (sx / 2 + 0.0003, 0, sz * 0.85), tape, 0.0))
    return parts


def book(colour: str, size=(0.15, 0.215, 0.03)):
    """Closed hardback lying flat; its spine is at -x."""
    sx, sy, sz = size
    cover, paper = plain(colour, 0.5), plain("#efe8d6", 0.9)
    return [
        box((sx, sy, 0.003), (0, 0, 0.0015), cover, 0.001),
        box((sx, sy, 0.003), (0, 0, sz - 0.0015), cover, 0.001),
        box((0.003, sy, sz), (-sx / 2 + 0.0015, 0, sz / 2), cover, 0.001),
        box((sx - 0.01, sy - 0.008, sz - 0.006), (0.001, 0, sz / 2), paper, 0.0),
        box((0.0008, sy * 0.6, sz * 0.35), (-sx / 2 - 0.0002, 0, sz / 2), plain("#f2e6c4", 0.6), 0.0),
    ]


def book_row(seed: int, length: float, colours, tall=(0.19, 0.26)):
    """Books standing side by side along y, spines towards +x."""
    rng = np.random.default_rng(seed)
    parts, y, k = [], -length / 2, 0
    while True:
        thick, high, deep = rng.uniform(0.018, 0.042), rng.uniform(*tall), rng.uniform(0.14, 0.18)
        if y + thick > length / 2:
            return parts
        volume = [p.turned("z", np.pi).turned("x", np.pi / 2) for p in book(colours[k % len(colours)], (deep, high, thick))]
        parts += [p.moved(0.08 - deep / 2, y + thick, high / 2) for p in volume]
        y, k = y + thick + 0.0015, k + 1


def ball(colour: str, radius=0.11):
    """Plain play ball."""
    angles = np.linspace(-np.pi / 2, np.pi / 2, 24)
    profile = [(radius * np.cos(a), radius + radius * np.sin(a)) for a in angles]
    profile[0], profile[-1] = (0.0, 0.0), (0.0, 2 * radius)
    return [lathe(profile, plain(colour, 0.4), smooth_angle=1.6)]


def teddy(colour="#8a5a34", shade="#6f4526"):
    """Sitting plush bear that looks along +x."""
    fur, pale, black = fabric(colour, shade, 180.0), fabric("#c89a6a", "#b08452", 180.0), plain("#111111", 0.2)
    parts = [cushion((0.16, 0.18, 0.2), (0, 0, 0.1), fur, 0.9), cushion((0.15, 0.165, 0.145), (0.01, 0, 0.255), fur, 0.95)]
    parts.append(cushion((0.06, 0.075, 0.055), (0.08, 0, 0.24), pale, 0.95))
    parts.append(cushion((0.02, 0.026, 0.018), (0.108, 0, 0.252), black, 1.0))
    for side in (-1, 1):
        parts.append(cushion((0.035, 0.06, 0.06), (0, side * 0.07, 0.325), fur, 1.0))
        parts.append(cushion((0.012, 0.016, 0.018), (0.081, side * 0.03, 0.275), black, 1.0))
        parts.append(cushion((0.07, 0.065, 0.15), (0.03, side * 0.105, 0.14), fur, 0.95).turned("y", 0.12))
        parts.append(cushion((0.17, 0.08, 0.08), (0.1, side * 0.07, 0.04), fur, 0.95))
        parts.append(cushion((0.02, 0.06, 0.06), (0.18, side * 0.07, 0.045), pale, 0.95))
    return parts


def painting(width, height, pixels: np.ndarray, name: str):
    """Framed picture that hangs on a wall and faces +x; origin at the middle of its back."""
    frame = plain("#2b241d", 0.45)
    parts = [box((0.022, width + 0.05, height + 0.05), (0.011, 0, 0), frame, 0.003)]
    parts.append(panel(width, height, picture(name, pixels, 0.0, 0.6)).moved(0.0226, 0, -height / 2))
    return parts


def abstract(seed: int, size=96) -> np.ndarray:
    """Soft coloured fields, drawn by formula."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:size, 0:size] / size
    image = np.full((size, size, 3), (0.93, 0.9, 0.84))
    for _ in range(6):
        cx, cy, r = rng.random(2).tolist() + [rng.uniform(0.12, 0.3)]
        colour = np.array([(0.78, 0.36, 0.24), (0.2, 0.33, 0.42), (0.88, 0.68, 0.3), (0.42, 0.5, 0.4)][rng.integers(4)])
        image[((x - cx) ** 2 + (y - cy) ** 2) < r * r] = colour
    return image
