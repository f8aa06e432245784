"""What is where: object metadata computed from the exact id and depth images and from the meshes themselves."""

from __future__ import annotations

import numpy as np


def describe(world, caster, pinhole, world_from_optical, depth, index) -> list:
    """One record a thing that shows at least one pixel, in the order of the ids in the label image (index + 1)."""
    optical_from_world = np.linalg.inv(world_from_optical)
    rays, records = pinhole.rays(), []
    for k, thing in enumerate(world.things):
        mask = index == k
        count = int(mask.sum())
        if count == 0:
            continue
        v, u = np.nonzero(mask)
        points = rays[mask] * depth[mask][:, None]
        surface = points.mean(axis=0)
        anchor = int(np.argmin((u - u.mean()) ** 2 + (v - v.mean()) ** 2))
        low, high = caster.box_of(k)
        centre, size = caster.own_box_of(k, thing.pose)
        beyond = _leaves_image(pinhole, optical_from_world, caster, k)
        records.append(
            {
                "id": thing.id,
                "label_value": k + 1,
                "label": thing.label,
                "synonyms": list(thing.synonyms),
                "colour": thing.colour,
                "role": thing.role,
                "on": thing.on or None,
                "box": [int(u.min()), int(v.min()), int(u.max()) + 1, int(v.max()) + 1],
                "point": [int(u[anchor]), int(v[anchor])],
                "pixels": count,
                "truncated": beyond,
                "median_depth_m": round(float(np.median(depth[mask])), 4),
                "surface_center": _rounded(surface),
                "center": _rounded((optical_from_world @ np.append(centre, 1))[:3]),
                "size": _rounded(size),
                "world_pose": {"position": _rounded(thing.pose[:3]), "yaw": round(thing.pose[3], 5), "front_known": thing.has_front},
                "world_center": _rounded(centre),
                "world_box": {"min": _rounded(low), "max": _rounded(high)},
            }
        )
    return records


def _leaves_image(pinhole, optical_from_world, caster, thing) -> bool:
    """True when the thing reaches beyond the image."""
    points = caster.vertices[caster.triangles[caster.thing == thing].ravel()]
    local = points @ optical_from_world[:3, :3].T + optical_from_world[:3, 3]
    if (local[:, 2] <= 0.01).any():
        return True
    u = pinhole.fx * local[:, 0] / local[:, 2] + pinhole.cx
    v = pinhole.fy * local[:, 1] / local[:, 2] + pinhole.cy
    return bool(u.min() < -0.5 or v.min() < -0.5 or u.max() > pinhole.width - 0.5 or v.max() > pinhole.height - 0.5)


def _rounded(values, digits=4) -> list:
    return [round(float(value), digits) for value in values]
