"""Meshes as plain arrays: every shape returns a Part in metres, in the object's own frame (z up, origin on its support)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Part:
    """Vertices (N, 3), faces as tuples of indices, UV per vertex or None, and how the surface is finished."""

    vertices: np.ndarray
    faces: list
    material: object
    bevel: float = 0.0
    smooth_angle: float = 0.6
    uv: np.ndarray | None = None

    def moved(self, x=0.0, y=0.0, z=0.0) -> Part:
        return replace(self, vertices=self.vertices + np.array([x, y, z]))

    def turned(self, axis: str, radians: float) -> Part:
        return replace(self, vertices=self.vertices @ rotation(axis, radians).T)


def rotation(axis: str, radians: float) -> np.ndarray:
    """3x3 right-handed rotation about x, y or z."""
    c, s = np.cos(radians), np.sin(radians)
    return np.array(
        {
            "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
            "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
            "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
        }[axis]
    )


def box(size, center, material, bevel=0.004) -> Part:
    """Axis-aligned box with full extents `size` about `center`, edges rounded by `bevel`."""
    corners = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    return Part(corners * np.array(size) + np.array(center), faces, material, bevel)


def lathe(profile, material, segments=48, smooth_angle=0.6) -> Part:
    """Surface of revolution about z of (radius, z) points; ends of radius 0 close it."""
    angles = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    vertices, rings = [], []
    for radius, z in profile:
        if radius < 1e-9:
            rings.append([len(vertices)] * segments)
            vertices.append((0.0, 0.0, z))
        else:
            rings.append(list(range(len(vertices), len(vertices) + segments)))
            vertices += [(radius * np.cos(a), radius * np.sin(a), z) for a in angles]
    faces = []
    for low, high in zip(rings, rings[1:]):
        for k in range(segments):
            m = (k + 1) % segments
            quad = [low[k], low[m], high[m], high[k]]
            face = tuple(dict.fromkeys(quad))
            if len(face) >= 3:
                faces.append(face)
    return Part(np.array(vertices), faces, material, smooth_angle=smooth_angle)


def tube(points, radius, material, segments=12) -> Part:
    """Round rod along a polyline; `radius` may be one number or one a point. Ends are closed."""
    points = np.asarray(points, float)
    radii = np.broadcast_to(radius, len(points))
    tangents = np.gradient(points, axis=0)
    tangents /= np.linalg.norm(tangents, axis=1, keepdims=True)
    side = np.cross(tangents[0], [0.0, 0.0, 1.0])
    if np.linalg.norm(side) < 1e-3:
        side = np.array([1.0, 0.0, 0.0])
    vertices = []
    for p, t, r in zip(points, tangents, radii):
        side = side - t * (side @ t)
        side /= np.linalg.norm(side)
        up = np.cross(t, side)
        for a in np.linspace(0, 2 * np.pi, segments, endpoint=False):
            vertices.append(p + r * (np.cos(a) * side + np.sin(a) * up))
    faces = []
    for ring in range(len(points) - 1):
        for k in range(segments):
            m = (k + 1) % segments
            a, b = ring * segments, (ring + 1) * segments
            faces.append((a + k, a + m, b + m, b + k))
    faces.append(tuple(range(segments))[::-1])
    faces.append(tuple(range((len(points) - 1) * segments, len(points) * segments)))
    return Part(np.array(vertices), faces, material)


def cushion(size, center, material, squareness=0.35, rows=24, columns=48) -> Part:
    """Superellipsoid: 1 is an ellipsoid, towards 0 a box; soft furniture lies between."""
    v = np.linspace(-np.pi / 2, np.pi / 2, rows)
    u = np.linspace(-np.pi, np.pi, columns, endpoint=False)
    power = lambda w: np.sign(w) * np.abs(w) ** squareness
    vertices = [(0.0, 0.0, -0.5)]
    for b in v[1:-1]:
        for a in u:
            vertices.append(
                (0.5 * power(np.cos(b)) * power(np.cos(a)), 0.5 * power(np.cos(b)) * power(np.sin(a)), 0.5 * power(np.sin(b)))
            )
    vertices.append((0.0, 0.0, 0.5))
    last = len(vertices) - 1
    faces = []
    for k in range(columns):
        m = (k + 1) % columns
        faces.append((0, 1 + m, 1 + k))
        for ring in range(rows - 3):
            a, b = 1 + ring * columns, 1 + (ring + 1) * columns
            faces.append((a + k, a + m, b + m, b + k))
        top = 1 + (rows - 3) * columns
        faces.append((top + k, top + m, last))
    return Part(np.array(vertices) * np.array(size) + np.array(center), faces, material, smooth_angle=1.2)


def sheet(point, rows, columns, material, smooth_angle=1.5) -> Part:
    """Open surface through point(s, t) for s, t in 0..1, with UV."""
    uv = np.array([(s, t) for s in np.linspace(0, 1, rows) for t in np.linspace(0, 1, columns)])
    vertices = np.array([point(s, t) for s, t in uv])
    faces = [
        (r * columns + c, r * columns + c + 1, (r + 1) * columns + c + 1, (r + 1) * columns + c)
        for r in range(rows - 1)
        for c in range(columns - 1)
    ]
    return Part(vertices, faces, material, smooth_angle=smooth_angle, uv=uv)


def rounded_slab(width, depth, height, radius, material, bevel=0.003, corner=8) -> Part:
    """Plate with rounded corners in plan, its underside at z 0."""
    outline = []
    for cx, cy, start in ((1, 1, 0), (-1, 1, 0.5), (-1, -1, 1), (1, -1, 1.5)):
        for a in np.linspace(start * np.pi, (start + 0.5) * np.pi, corner):
            outline.append((cx * (width / 2 - radius) + radius * np.cos(a), cy * (depth / 2 - radius) + radius * np.sin(a)))
    n = len(outline)
    vertices = [(x, y, 0.0) for x, y in outline] + [(x, y, height) for x, y in outline]
    faces = [tuple(range(n))[::-1], tuple(range(n, 2 * n))]
    faces += [(k, (k + 1) % n, n + (k + 1) % n, n + k) for k in range(n)]
    return Part(np.array(vertices), faces, material, bevel)
