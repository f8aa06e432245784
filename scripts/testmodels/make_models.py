"""Makes the test models: every family that we support, with seeded random weights, in the layout that transformers.js
loads. Their answers are noise; the tests hold the machinery to account.

    python make_models.py OUT_FOLDER              # all of them, tiny
    python make_models.py OUT_FOLDER --only llava --width 896 --layers 24   # one at the size of Qwen2 0.5B, for benchmarks

Same seed, same bytes.
"""

import argparse
import hashlib
from functools import partial
from pathlib import Path

import families
from variants import write_variants

FAMILIES = {
    "llava": partial(families.llava, seed=100),
    "llava_onevision": partial(families.llava, seed=200, kind="llava_onevision"),
    "idefics3": partial(families.idefics3, seed=300),
    "smolvlm": partial(families.idefics3, seed=400, kind="smolvlm"),
    "qwen2_vl": partial(families.qwen2_vl, seed=500),
    "qwen2_5_vl": partial(families.qwen2_vl, seed=600, kind="qwen2_5_vl"),
    "clip": partial(families.clip, seed=700),
    "owlvit": partial(families.owl, seed=800),
    "owlv2": partial(families.owl, seed=900, kind="owlv2"),
    "grounding-dino": partial(families.grounding_dino, seed=1000),
    "sam": partial(families.sam, seed=1100),
    "sam2": partial(families.sam, seed=1200, kind="sam2"),
}
# One family carries every dtype; the way through the others is the same.
WITH_VARIANTS = "llava_onevision"


def real_size(width, layers, vocabulary):
    """Shapes of a Qwen2 of this width (head size 64, as in the 0.5B) under a SigLIP-base of 384 x 384 pixels."""
    heads = width // 64
    text = {"width": width, "hidden": width * 11 // 2 // 64 * 64, "layers": layers, "heads": heads, "head_dim": 64, "qkv_bias": True}
    text["kv_heads"] = next(k for k in (2, 4, 1) if heads % k == 0)
    vision = {"width": 768, "hidden": 3072, "layers": 12, "heads": 12, "patch": 16, "side": 384}
    return {"text": text, "vision": vision, "vocabulary": vocabulary}


def write_card(folder, family):
    """The model card with the hash of every file."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "card.yaml")
    lines = [
        f"family: {family}",
        f"name: tiny-{family}",
        "licence: Apache-2.0",
        "notes: random weights, made by scripts/testmodels",
        "files:",
        *(f"  {p.relative_to(folder).as_posix()}: {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in files),
    ]
    (folder / "card.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=sorted(FAMILIES))
    parser.add_argument("--width", type=int, help="width of the language half, a multiple of 64")
    parser.add_argument("--layers", type=int, default=24)
    parser.add_argument("--vocabulary", type=int, default=151_936)
    options = parser.parse_args()
    for family, make in FAMILIES.items():
        if options.only not in (None, family):
            continue
        folder = options.out / family
        folder.mkdir(parents=True, exist_ok=True)
        if options.width:
            make(folder, **real_size(options.width, options.layers, options.vocabulary))
        else:
            make(folder)
            if family == WITH_VARIANTS:
                write_variants(folder / "onnx")
        write_card(folder, family)
        size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
        print(f"{folder}: {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
