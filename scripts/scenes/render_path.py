"""Renders the recording's camera path: python render_path.py WORK_DIR [--samples 16] [--threads 2]

Writes NNN.png (colour) and NNN.npz (exact depth in metres, thing index, incidence cosine) for every frame, and can be
stopped and started again. pack_path.py makes the sensor's view of it, scripts/scenes/write_recording.ts the MCAP file."""

from __future__ import annotations

import argparse
import json
import os
import time

import bpy
import numpy as np

from layouts import living_room
from scenelib import camera, cycles, path, world
from scenelib.raycast import Raycaster


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work")
    parser.add_argument("--samples", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="render only each n-th frame")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    world.empty_scene()
    scene, pinhole = living_room.build(), camera.Pinhole()
    owner = scene.build()
    camera.place(pinhole, path.world_from_optical(0.0))
    cycles.configure(options.samples, options.threads, scene.exposure)
    bpy.context.view_layer.update()
    caster, log = Raycaster(owner), []
    for k in range(0, path.FRAMES, options.every):
        picture, truth = (os.path.abspath(os.path.join(options.work, f"{k:03d}{end}")) for end in (".png", ".npz"))
        pose = path.world_from_optical(k / path.RATE_HZ)
        if not os.path.exists(truth):
            depth, index, cosine = caster.look(pinhole, pose)
            np.savez_compressed(truth, depth=depth.astype(np.float32), index=index.astype(np.int16), cosine=cosine.astype(np.float32))
        if not os.path.exists(picture):
            started = time.monotonic()
            camera.place(pinhole, pose)
            cycles.render(picture)
            log.append(time.monotonic() - started)
            print(f"frame {k}: {log[-1]:.1f} s", flush=True)
    if log:
        print(json.dumps({"frames": len(log), "median_seconds": float(np.median(log))}))


if __name__ == "__main__":
    main()
