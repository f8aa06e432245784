"""What the smaller scenes share."""

from __future__ import annotations

from scenelib import room
from scenelib.world import World


def studio(x=(-1.2, 3.2), y=(-2.2, 2.2), paint="#e9e3d8", accent=None, floor=None, warmth="#fffaf4") -> World:
    """An empty room with a ceiling light, daylight from the left and a soft fill from behind the camera."""
    world = World()
    room.shell(world, x, y, paint=paint, accent=accent, floor=floor)
    middle = (x[0] + x[1]) / 2 + 0.4
    world.light((middle, 0, 2.55), (middle, 0, 0), (2.2, 2.2), 62, warmth)
    world.light((middle - 0.4, y[1] - 0.1, 1.8), (middle + 0.2, -0.6, 0.6), (1.5, 1.3), 40, "#f2f6ff")
    world.light((x[0] + 0.2, 0.5, 2.2), (x[1], 0.0, 0.5), (1.6, 1.2), 34, "#fffbf6")
    return world
