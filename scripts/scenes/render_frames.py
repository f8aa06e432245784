"""Renders still scenes as frame folders with truth: python render_frames.py OUT_DIR [NAME ...] [--samples 24]

Each folder gets color.png, depth.png (exact, 16 bits, camera.json names the unit), labels.png (8 bits: label_value of
objects.json, 0 nothing), camera.json with the camera's pose, objects.json; OUT_DIR/expressions.jsonl gets the questions,
each proved by the geometry first. --truth-only leaves the pictures as they are."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import time

import bpy
import numpy as np
from PIL import Image

from scenelib import camera, cycles, truth, world
from scenelib.questions import prove
from scenelib.raycast import Raycaster

NAMES = (
    "living_room", "tabletop_boxes", "desk", "two_chairs", "kitchen", "sofa_corner", "bookcase", "television", "floor_boxes", "breakfast",
)
DEPTH_UNIT_METRES = 0.0001


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("names", nargs="*", default=list(NAMES))
    parser.add_argument("--samples", type=int, default=24)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--truth-only", action="store_true")
    options = parser.parse_args()
    merge_expressions(options.out, {name: render_one(name, os.path.join(options.out, name), options) for name in options.names or NAMES})


def render_one(name: str, folder: str, options) -> list:
    os.makedirs(folder, exist_ok=True)
    layout, pinhole = importlib.import_module(f"layouts.{name}"), camera.Pinhole()
    world.empty_scene()
    scene = layout.build()
    owner = scene.build()
    camera.place(pinhole, layout.CAMERA)
    bpy.context.view_layer.update()
    caster = Raycaster(owner)
    depth, index, _ = caster.look(pinhole, layout.CAMERA)
    objects = truth.describe(scene, caster, pinhole, layout.CAMERA, depth, index)
    rows = [{"frame": name, **prove(question, objects)} for question in layout.QUESTIONS]
    steps = np.round(depth / DEPTH_UNIT_METRES)
    if steps.max() > 65535:
        raise ValueError(f"{name}: {depth.max():.2f} m does not fit 16 bits of {DEPTH_UNIT_METRES} m")
    save_png(steps.astype(np.uint16), os.path.join(folder, "depth.png"))
    save_png((index + 1).astype(np.uint8), os.path.join(folder, "labels.png"))
    write_json(os.path.join(folder, "camera.json"), camera_record(pinhole, layout.CAMERA))
    write_json(os.path.join(folder, "objects.json"), objects)
    if not options.truth_only:
        started = time.monotonic()
        cycles.configure(options.samples, options.threads, scene.exposure)
        cycles.render(os.path.abspath(os.path.join(folder, "color.png")))
        print(f"{name}: {time.monotonic() - started:.1f} s, {len(objects)} objects, {len(rows)} questions", flush=True)
    return rows


def camera_record(pinhole, pose) -> dict:
    return {
        "width": pinhole.width,
        "height": pinhole.height,
        "fx": pinhole.fx,
        "fy": pinhole.fy,
        "cx": pinhole.cx,
        "cy": pinhole.cy,
        "distortion": [],
        "depth_unit_m": DEPTH_UNIT_METRES,
        "world_from_camera": {
            "translation": [round(float(x), 6) for x in pose[:3, 3]],
            "rotation": [round(q, 9) for q in camera.quaternion(pose)],
        },
        "source": "rendered by scripts/scenes",
        "licence": "Apache-2.0",
        "note": "exact depth along the optical axis; world: z up, floor at 0",
    }


def merge_expressions(out: str, fresh: dict) -> None:
    """Replaces the rows of the frames that were made and keeps the others; sorted by frame."""
    path, rows = os.path.join(out, "expressions.jsonl"), []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            rows = [row for row in map(json.loads, file) if row["frame"] not in fresh]
    rows += [row for made in fresh.values() for row in made]
    rows.sort(key=lambda row: row["frame"])
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def save_png(pixels: np.ndarray, path: str) -> None:
    Image.fromarray(pixels).save(path, optimize=True)


def write_json(path: str, value) -> None:
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
