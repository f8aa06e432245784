"""From exact renderings to what a camera driver would have sent: python pack_path.py WORK_DIR TRUTH.json

Adds NNN.jpg (quality 92) and NNN_depth.png (16-bit millimetres, noisy) to WORK_DIR, writes WORK_DIR/path.json (camera, tf,
stamps) for write_recording.ts, and TRUTH.json (the objects in the map, and frame by frame what shows of them)."""

from __future__ import annotations

import argparse
import json
import os

import bpy
import numpy as np
from PIL import Image

from layouts import living_room
from scenelib import camera, noise, path, world
from scenelib.raycast import Raycaster

MIN_PIXELS = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work")
    parser.add_argument("truth")
    parser.add_argument("--quality", type=int, default=92)
    options = parser.parse_args()
    world.empty_scene()
    scene, pinhole = living_room.build(), camera.Pinhole()
    owner = scene.build()
    bpy.context.view_layer.update()
    caster, rays, shown = Raycaster(owner), pinhole.rays(), []
    for k in range(path.FRAMES):
        exact = np.load(os.path.join(options.work, f"{k:03d}.npz"))
        depth, index, pose = exact["depth"].astype(float), exact["index"], path.world_from_optical(k / path.RATE_HZ)
        Image.open(os.path.join(options.work, f"{k:03d}.png")).save(
            os.path.join(options.work, f"{k:03d}.jpg"), quality=options.quality, optimize=True
        )
        sensed = noise.sensed(depth, exact["cosine"].astype(float), pinhole.fx, seed=1000 + k)
        Image.fromarray(sensed).save(os.path.join(options.work, f"{k:03d}_depth.png"), optimize=True)
        shown.append({"seconds": k / path.RATE_HZ, "visible": visible(scene, index, rays * depth[..., None], pose)})
    write_json(os.path.join(options.work, "path.json"), path_record(pinhole), None)
    write_json(options.truth, {"map_objects": map_objects(scene, caster), "frames": shown}, None)


def path_record(pinhole) -> dict:
    return {
        "camera": {key: getattr(pinhole, key) for key in ("width", "height", "fx", "fy", "cx", "cy")},
        "frame_seconds": [k / path.RATE_HZ for k in range(path.FRAMES)],
        "odom_from_base": [
            {"seconds": round(t, 3), **transform(path.odom_from_base(max(t, 0.0)))}
            for t in np.arange(-0.2, path.DURATION + 0.3, 1 / path.TF_RATE_HZ)
        ],
        "map_from_odom": transform(path.MAP_FROM_ODOM),
        "base_from_camera": transform(path.BASE_FROM_CAMERA),
        "camera_from_optical": transform(path.CAMERA_FROM_OPTICAL),
    }


def transform(matrix) -> dict:
    return {"translation": [round(float(x), 6) for x in matrix[:3, 3]], "rotation": [round(q, 9) for q in camera.quaternion(matrix)]}


def map_objects(scene, caster) -> list:
    records = []
    for k, thing in enumerate(scene.things):
        centre, size = caster.own_box_of(k, thing.pose)
        records.append(
            {
                "id": thing.id,
                "label": thing.label,
                "synonyms": list(thing.synonyms),
                "colour": thing.colour,
                "role": thing.role,
                "on": thing.on or None,
                "center": [round(float(x), 4) for x in centre],
                "size": [round(float(x), 4) for x in size],
                "yaw": round(thing.pose[3], 5),
            }
        )
    return records


def visible(scene, index, points, pose) -> dict:
    """Thing id -> pixels and the mean point of what shows of it, in the map."""
    found = {}
    for k, thing in enumerate(scene.things):
        mask = index == k
        count = int(mask.sum())
        if count >= MIN_PIXELS and thing.role == "object":
            centre = pose[:3, :3] @ points[mask].mean(axis=0) + pose[:3, 3]
            found[thing.id] = {"pixels": count, "surface_center": [round(float(x), 3) for x in centre]}
    return found


def write_json(target: str, value, indent) -> None:
    with open(target, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=indent, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main()
