"""Floor, walls, skirting, rugs: the shell that the furniture stands in."""

from __future__ import annotations

from .materials import fabric, plain, planks, plaster
from .mesh import box, rounded_slab


def shell(world, x=(-1.5, 5.2), y=(-2.8, 2.8), height=2.6, paint="#e9e3d8", accent=None, floor=None):
    """Floor at z 0; back wall at x[1], left wall at y[1], right wall at y[0]. The side behind the camera stays open."""
    (x0, x1), (y0, y1) = x, y
    length, width, thick = x1 - x0, y1 - y0, 0.1
    floor = floor or planks("#b39a7c", "#987e62", "#463a2e")
    wall, back, white = plaster(paint), plaster(accent or paint), plain("#f4f1ea", 0.5)
    world.add("floor", "floor", "brown", [box((length, width, thick), (0, 0, -thick / 2), floor, 0.0)], ((x0 + x1) / 2, (y0 + y1) / 2, 0), role="floor", synonyms=("ground",))
    world.add(
        "back_wall", "wall", "white",
        [box((thick, width + 2 * thick, height), (thick / 2, 0, height / 2), back, 0.0), box((0.014, width, 0.08), (-0.007, 0, 0.04), white, 0.002)],
        (x1, (y0 + y1) / 2, 0), role="wall",
    )
    for name, at, inward in (("left_wall", y1, -1), ("right_wall", y0, 1)):
        parts = [box((length, thick, height), (0, -inward * thick / 2, height / 2), wall, 0.0)]
        parts.append(box((length, 0.014, 0.08), (0, inward * 0.007, 0.04), white, 0.002))
        world.add(name, "wall", "white", parts, ((x0 + x1) / 2, at, 0), role="wall")


def rug(colour: str, shade: str, width: float, depth: float):
    """Thin carpet with a paler border; `width` lies along y."""
    return [
        rounded_slab(depth, width, 0.008, 0.02, fabric("#e6dccb", "#cfc2ab", 120.0), 0.0),
        rounded_slab(depth - 0.16, width - 0.16, 0.0095, 0.01, fabric(colour, shade, 120.0), 0.0),
    ]
