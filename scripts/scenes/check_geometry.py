"""Checks the truth against two other sources: python check_geometry.py

1. Closed forms: a floor plane and a turned box, depth along the optical axis, in double precision.
2. Cycles itself: its Z and object-index passes of a whole room, one sample through each pixel's centre. They are rendered
   with single-precision arithmetic and a tiny pixel filter, so edges may fall to the other side: at least 99.5 % of the
   pixels must carry the same id, and their depth must agree within 1 mm."""

from __future__ import annotations

import os
import sys
import tempfile

import bpy
import numpy as np

from layouts import living_room
from scenelib import camera, cycles, materials, mesh, world
from scenelib.raycast import Raycaster


def main() -> None:
    failures = [text for text in (closed_forms(), against_cycles()) if text]
    for text in failures:
        print("FAILED:", text)
    print("2 checks,", len(failures), "failed")
    sys.exit(1 if failures else 0)


def closed_forms() -> str:
    world.empty_scene()
    scene, yaw, size = world.World(), 0.4, np.array([0.4, 0.6, 0.3])
    grey = materials.plain("#808080")
    scene.add("floor", "floor", "grey", [mesh.box((20, 20, 0.1), (0, 0, -0.05), grey, 0.0)], (0, 0, 0), role="floor")
    scene.add("box", "box", "grey", [mesh.box(size, (0, 0, 0.15), grey, 0.0)], (2.0, 0.1, 0.0), yaw)
    pinhole, pose = camera.Pinhole(cx=311.7, cy=251.2, fy=519.0), camera.looking_at((0.1, -0.2, 1.1), (2.0, 0.1, 0.1))
    owner = scene.build()
    bpy.context.view_layer.update()
    depth, index, _ = Raycaster(owner).look(pinhole, pose)
    directions = pinhole.rays() @ pose[:3, :3].T
    origin = pose[:3, 3]
    with np.errstate(divide="ignore", invalid="ignore"):
        floor = np.where(directions[..., 2] < 0, -origin[2] / directions[..., 2], np.inf)
        turn = mesh.rotation("z", yaw)
        local, ray = (origin - np.array([2.0, 0.1, 0.15])) @ turn, directions @ turn
        near = np.minimum((-size / 2 - local) / ray, (size / 2 - local) / ray).max(-1)
        far = np.maximum((-size / 2 - local) / ray, (size / 2 - local) / ray).min(-1)
    box = np.where((near <= far) & (near > 0), near, np.inf)
    expected = np.minimum(floor, box)
    seen = np.isfinite(expected) & (expected < 7)
    same = seen & (index == np.where(box < floor, 1, 0))
    error = np.abs(depth - expected)[same].max()
    print(f"closed forms: {same.sum()} of {seen.sum()} pixels on the same surface, largest depth error {error * 1e6:.2f} um")
    return "" if same.sum() > 0.9999 * seen.sum() and error < 2e-5 else "depth differs from the closed forms"


def against_cycles() -> str:
    world.empty_scene()
    scene, pinhole = living_room.build(), camera.Pinhole()
    owner = scene.build()
    camera.place(pinhole, living_room.CAMERA)
    bpy.context.view_layer.update()
    depth, index, _ = Raycaster(owner).look(pinhole, living_room.CAMERA)
    for item, thing in owner.items():
        item.pass_index = thing + 1
    cycles.configure(1, 2)
    with tempfile.TemporaryDirectory() as folder:
        z, ids = passes(folder)
    agree = ids == index + 1
    error = np.abs(z - depth)[agree]
    print(
        f"Cycles: {100 * agree.mean():.3f} % of the pixels carry the same id; depth differs by {np.median(error) * 1e3:.4f} mm in the "
        f"median, {np.percentile(error, 99) * 1e3:.3f} mm at 99 %"
    )
    return "" if agree.mean() > 0.995 and np.percentile(error, 99) < 1e-3 else "ids or depth differ from Cycles"


def passes(folder: str):
    """Z and object index as Cycles renders them, (H, W) each, row 0 at the top."""
    scene = bpy.context.scene
    scene.cycles.use_denoising, scene.cycles.use_adaptive_sampling = False, False
    scene.cycles.pixel_filter_type, scene.cycles.filter_width = "BOX", 0.01
    layer = bpy.context.view_layer
    layer.use_pass_z, layer.use_pass_object_index = True, True
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    source, target = tree.nodes.new("CompositorNodeRLayers"), tree.nodes.new("CompositorNodeOutputFile")
    target.base_path = folder
    target.format.file_format, target.format.color_depth, target.format.color_mode = "OPEN_EXR", "32", "RGB"
    target.file_slots.clear()
    for name in ("Depth", "IndexOB"):
        target.file_slots.new(name)
        tree.links.new(source.outputs[name], target.inputs[name])
    bpy.ops.render.render()
    images = []
    for name in ("Depth", "IndexOB"):
        image = bpy.data.images.load(os.path.join(folder, f"{name}0001.exr"))
        pixels = np.array(image.pixels[:], np.float32).reshape(image.size[1], image.size[0], -1)
        images.append(pixels[::-1, :, 0])
    return images[0].astype(float), np.rint(images[1]).astype(int)


if __name__ == "__main__":
    main()
