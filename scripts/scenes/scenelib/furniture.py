"""Tables, shelves and stands. Each builder returns parts in its own frame: z up, x is the front, origin on the floor."""

from __future__ import annotations

import numpy as np

from .materials import plain, wood
from .mesh import box, rounded_slab, tube


def table(width=1.5, depth=0.85, height=0.74, top=None, legs=None, thickness=0.035):
    """Four-legged table; `width` lies along y."""
    top = top or wood("#c0a17c", "#957452", "y")
    legs = legs or wood("#b2926c", "#8a6a48", "z")
    leg, inset = 0.06, 0.06
    parts = [box((depth, width, thickness), (0, 0, height - thickness / 2), top, 0.006)]
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (depth / 2 - inset), sy * (width / 2 - inset), (height - thickness) / 2)
            parts.append(box((leg, leg, height - thickness), at, legs, 0.008))
    apron = 0.08
    for sx in (-1, 1):
        at = (sx * (depth / 2 - inset), 0, height - thickness - apron / 2)
        parts.append(box((0.02, width - 2 * inset, apron), at, legs, 0.002))
    for sy in (-1, 1):
        at = (0, sy * (width / 2 - inset), height - thickness - apron / 2)
        parts.append(box((depth - 2 * inset, 0.02, apron), at, legs, 0.002))
    return parts


def coffee_table(width=0.95, depth=0.55, height=0.40):
    """Low table with a rounded white top on splayed round legs."""
    parts = [rounded_slab(depth, width, 0.028, 0.12, plain("#e6e1d8", 0.3)).moved(z=height - 0.028)]
    for sx in (-1, 1):
        for sy in (-1, 1):
            foot = (sx * (depth / 2 - 0.05), sy * (width / 2 - 0.08), 0)
            head = (sx * (depth / 2 - 0.11), sy * (width / 2 - 0.16), height - 0.028)
            parts.append(tube([foot, head], (0.014, 0.02), wood("#c0a17c", "#957452", "z")))
    return parts


def television_stand(width=1.4, depth=0.4, height=0.48):
    """Low white cabinet with two doors and an open bay."""
    body, dark = wood("#cfb898", "#b1956f", "y"), plain("#26221f", 0.7)
    board = 0.022
    parts = [
        box((depth, width, board), (0, 0, height - board / 2), body, 0.003),
        box((depth, width, board), (0, 0, 0.08), body, 0.003),
        box((board, width, height - 0.08), (-depth / 2 + board / 2, 0, (height + 0.08) / 2), dark, 0.0),
    ]
    for y in (-width / 2 + board / 2, -width / 6, width / 6, width / 2 - board / 2):
        parts.append(box((depth, board, height - 0.08), (0, y, (height + 0.08) / 2), body, 0.002))
    for side in (-1, 1):
        door = (depth / 2 + 0.008, side * width / 3, (height + 0.08) / 2)
        parts.append(box((0.016, width / 3 - 0.012, height - 0.12), door, plain("#f0ede6", 0.35), 0.003))
        knob = (depth / 2 + 0.022, side * (width / 3 - width / 8), (height + 0.08) / 2)
        parts.append(box((0.014, 0.014, 0.09), knob, plain("#3a3a3a", 0.3, 0.8), 0.004))
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * (depth / 2 - 0.05), sy * (width / 2 - 0.06), 0.035)
            parts.append(box((0.04, 0.04, 0.07), at, plain("#3a3a3a", 0.4), 0.003))
    return parts


def shelf(width=0.9, depth=0.3, height=1.5, boards=5, finish=None):
    """Open bookcase with a back panel; returns parts and the upper face of every board."""
    finish = finish or wood("#dccbaa", "#c2a982", "z")
    board = 0.022
    parts = [box((depth, board, height), (0, s * (width - board) / 2, height / 2), finish, 0.002) for s in (-1, 1)]
    parts.append(box((0.008, width - board, height - 0.04), (-depth / 2 + 0.004, 0, height / 2), finish, 0.0))
    levels = np.linspace(0.06, height - board / 2, boards)
    parts += [box((depth, width - 2 * board, board), (0, 0, z), finish, 0.002) for z in levels]
    return parts, [float(z + board / 2) for z in levels]


def counter(width=2.4, depth=0.62, height=0.9, fronts="#e9e6df", drawers=4):
    """Kitchen base cabinets under one worktop."""
    top, front = wood("#86694e", "#684e38", "y", 5.0), plain(fronts, 0.4)
    parts = [
        box((depth - 0.06, width, 0.1), (-0.03, 0, 0.05), plain("#3a3836", 0.6), 0.0),
        box((depth - 0.03, width, height - 0.14), (-0.015, 0, 0.1 + (height - 0.14) / 2), front, 0.0),
        box((depth, width + 0.02, 0.04), (0, 0, height - 0.02), top, 0.004),
    ]
    step = width / drawers
    for k in range(drawers):
        y = -width / 2 + (k + 0.5) * step
        parts.append(box((0.02, step - 0.008, height - 0.17), (depth / 2 - 0.02, y, 0.11 + (height - 0.17) / 2), front, 0.003))
        bar = [(depth / 2, y - 0.09, height - 0.14), (depth / 2 + 0.015, y - 0.09, height - 0.14)]
        bar += [(depth / 2 + 0.015, y + 0.09, height - 0.14), (depth / 2, y + 0.09, height - 0.14)]
        parts.append(tube(bar, 0.005, plain("#8c8c8c", 0.25, 1.0)))
    return parts


def wall_board(width=1.2, depth=0.24):
    """A plank on the wall; origin at the middle of its upper face's rear edge line, so things stand at z 0."""
    return [box((depth, width, 0.03), (depth / 2, 0, -0.015), wood("#b2926c", "#8a6a48", "y"), 0.003)]
