"""One quick picture of a layout: python look.py NAME OUT.png [--scale 50] [--samples 12]."""

from __future__ import annotations

import argparse
import importlib
import os
import time

from scenelib import camera, cycles, world


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("layout")
    parser.add_argument("out")
    parser.add_argument("--scale", type=int, default=50, help="per cent of 640x480")
    parser.add_argument("--samples", type=int, default=12)
    options = parser.parse_args()
    layout = importlib.import_module(f"layouts.{options.layout}")
    started = time.monotonic()
    world.empty_scene()
    scene = layout.build()
    scene.build()
    camera.place(camera.Pinhole(), layout.CAMERA)
    cycles.configure(options.samples, threads=2, exposure=scene.exposure, scale=options.scale)
    built = time.monotonic()
    cycles.render(os.path.abspath(options.out))
    print(f"build {built - started:.1f} s, render {time.monotonic() - built:.1f} s")


if __name__ == "__main__":
    main()
