"""Chairs, a sofa, an armchair and a stool. Front is +x: the way a sitter looks. Origin on the floor under the seat."""

from __future__ import annotations

import numpy as np

from .materials import fabric, plain, wood
from .mesh import Part, box, cushion, lathe, sheet, tube


def shell_chair(colour: str):
    """One-piece plastic shell on four wooden legs."""
    paint, legs = plain(colour, 0.45), wood("#c8ad86", "#a0805a", "z")
    seat_z, half_width = 0.45, 0.225

    def shell(s, t):
        across = (t - 0.5) * 2
        if s < 0.5:  # seat, from its rolled front edge to the bend; hollowed for the sitter
            k = s / 0.5
            roll = max(0.0, 1 - k / 0.2) ** 2
            x, z = 0.22 - 0.40 * k, seat_z - 0.03 * roll - 0.012 * np.sin(np.pi * k) * (1 - across**2) + 0.03 * across**2 * k
            width = half_width * (0.94 + 0.06 * k)
        else:  # back, leaning rearwards
            k = (s - 0.5) / 0.5
            bend = min(1.0, k / 0.25)
            x = -0.18 - 0.05 * np.sin(bend * np.pi / 2) - 0.07 * k + 0.05 * across**2 * bend
            z = seat_z + 0.03 * across**2 * (1 - bend) + 0.40 * k**1.1
            width = half_width * (1.0 - 0.10 * k**2)
        if s > 0.9:
            z -= 0.05 * abs(across) ** 3 * (s - 0.9) / 0.1
        return (x, across * width, z)

    parts = [thickened(sheet(shell, 33, 17, paint), 0.012)]
    for sx, sy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        parts.append(tube([(sx * 0.2 - 0.01, sy * 0.2, 0), (sx * 0.11 - 0.01, sy * 0.12, seat_z - 0.035)], (0.011, 0.016), legs))
    parts.append(box((0.22, 0.25, 0.02), (-0.01, 0, seat_z - 0.03), plain("#2c2c2c", 0.5), 0.003))
    return parts


def wooden_chair(colour: str, seat: str | None = None):
    """Slat-back dining chair, painted."""
    paint = plain(colour, 0.42)
    parts = [box((0.42, 0.42, 0.03), (0, 0, 0.445), plain(seat, 0.9) if seat else paint, 0.01)]
    for sy in (-1, 1):
        parts.append(tube([(0.17, sy * 0.17, 0), (0.17, sy * 0.17, 0.43)], (0.015, 0.02), paint))
        parts.append(
            tube([(-0.21, sy * 0.18, 0), (-0.185, sy * 0.185, 0.44), (-0.205, sy * 0.19, 0.66), (-0.26, sy * 0.19, 0.9)], 0.018, paint)
        )
        parts.append(box((0.34, 0.02, 0.05), (0, sy * 0.175, 0.405), paint, 0.004))
        parts.append(box((0.34, 0.016, 0.022), (-0.01, sy * 0.172, 0.18), paint, 0.004))
    parts.append(box((0.02, 0.34, 0.05), (0.175, 0, 0.405), paint, 0.004))
    for z, x in ((0.86, -0.252), (0.75, -0.228), (0.64, -0.205)):
        parts.append(box((0.018, 0.37, 0.055), (x, 0, z), paint, 0.006))
    return parts


def sofa(width=1.9, colour="#5d7186", shade="#465666", seats=2):
    """Upholstered sofa with arms; cushions of the same cloth."""
    cloth, feet = fabric(colour, shade), wood("#6a4a30", "#4a3220", "z")
    depth, arm = 0.88, 0.17
    inner = width - 2 * arm
    parts = [box((depth - 0.04, width - 0.02, 0.2), (0, 0, 0.2), cloth, 0.03)]
    parts.append(box((0.2, inner + 0.1, 0.46), (-depth / 2 + 0.12, 0, 0.5), cloth, 0.06))
    for side in (-1, 1):
        parts.append(box((depth, arm, 0.44), (0, side * (width - arm) / 2, 0.36), cloth, 0.05))
        for sx in (-1, 1):
            parts.append(tube([(sx * 0.36, side * (width / 2 - 0.1), 0), (sx * 0.36, side * (width / 2 - 0.1), 0.11)], 0.025, feet))
    step = inner / seats
    for k in range(seats):
        y = -inner / 2 + (k + 0.5) * step
        parts.append(cushion((0.62, step + 0.005, 0.19), (0.11, y, 0.37), cloth, 0.22))
        parts.append(cushion((0.2, step, 0.42), (0, 0, 0), cloth, 0.3).turned("y", -0.2).moved(-0.22, y, 0.62))
    return parts


def pillow(colour: str, shade: str, size=0.42):
    """Throw cushion, leaning back against whatever stands behind it (at -x)."""
    return [cushion((0.14, size, size), (0, 0, 0), fabric(colour, shade), 0.55).turned("y", -0.32).moved(z=size / 2 - 0.02)]


def stool(colour: str, height=0.45):
    """Round stool with four legs."""
    seat = lathe([(0, height - 0.04), (0.165, height - 0.04), (0.175, height - 0.02), (0.165, height), (0, height)], plain(colour, 0.5))
    legs = wood("#c0a17c", "#957452", "z")
    parts = [seat]
    for a in np.arange(4) * np.pi / 2 + np.pi / 4:
        foot, head = 0.19 * np.array([np.cos(a), np.sin(a)]), 0.1 * np.array([np.cos(a), np.sin(a)])
        parts.append(tube([(*foot, 0), (*head, height - 0.03)], (0.013, 0.018), legs))
    return parts


def thickened(part: Part, thickness: float) -> Part:
    """A closed shell from an open sheet, grown along its vertex normals."""
    vertices, normals = part.vertices, np.zeros_like(part.vertices)
    for face in part.faces:
        a, b, c = (vertices[face[k]] for k in (0, 1, 2))
        normals[list(face)] += np.cross(b - a, c - a)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    n = len(vertices)
    edges: dict = {}
    for face in part.faces:
        for a, b in zip(face, face[1:] + face[:1]):
            edges[(a, b)] = edges.get((a, b), 0) + 1
    rim = [(a, b) for (a, b) in edges if (b, a) not in edges]
    faces = list(part.faces) + [tuple(n + k for k in face[::-1]) for face in part.faces]
    faces += [(b, a, n + a, n + b) for a, b in rim]
    uv = None if part.uv is None else np.vstack([part.uv, part.uv])
    return Part(np.vstack([vertices, vertices - thickness * normals]), faces, part.material, 0.0, part.smooth_angle, uv)
