"""The seeing half: a ViT for LLaVA, Idefics3 and CLIP kinds, and the patch-sequence encoder of the Qwen-VL kinds."""

import numpy as np
from onnx import TensorProto

from graph import Graph


def block(g, x, width, hidden, heads, rotate=None, mask=None):
    """Pre-norm transformer block over [batch, tokens, width]."""
    head_dim = width // heads
    batch, length = g.dim(x, 0), g.dim(x, 1)
    y = g.layer_norm(x, width)

    def project():
        z = g.reshape(g.linear(y, width, width, bias=True), batch, length, heads, head_dim)
        return g.op("Transpose", z, perm=[0, 2, 1, 3])

    q, k, v = project(), project(), project()
    if rotate:
        q, k = rotate(q), rotate(k)
    scores = g.op("MatMul", q, g.op("Transpose", k, perm=[0, 1, 3, 2]))
    scores = g.op("Mul", scores, g.constant(1 / np.sqrt(head_dim), np.float32))
    if mask:
        scores = g.op("Add", scores, mask)
    mixed = g.op("Transpose", g.op("MatMul", g.op("Softmax", scores, axis=-1), v), perm=[0, 2, 1, 3])
    x = g.op("Add", x, g.linear(g.reshape(mixed, batch, length, width), width, width, bias=True))
    y = g.gelu(g.linear(g.layer_norm(x, width), width, hidden, bias=True))
    return g.op("Add", x, g.linear(y, hidden, width, bias=True))


def patches(g, pixels, config):
    """[images, 3, side, side] to [images, tokens, width] with learned positions."""
    size, side, width = config["patch"], config["side"], config["width"]
    kernel = g.weight(3 * size * size, width)
    kernel = g.op("Reshape", g.op("Transpose", kernel, perm=[1, 0]), g.constant([width, 3, size, size]))
    grid = g.op("Conv", pixels, kernel, kernel_shape=[size, size], strides=[size, size])
    tokens = (side // size) ** 2
    x = g.op("Transpose", g.reshape(grid, g.dim(grid, 0), width, tokens), perm=[0, 2, 1])
    return g.op("Add", x, g.weight(1, tokens, width, scale=0.5))


def vit(g, pixels, config):
    x = patches(g, pixels, config)
    for _ in range(config["layers"]):
        x = block(g, x, config["width"], config["hidden"], config["heads"])
    return g.layer_norm(x, config["width"])


def make_llava_vision(path, config, out_width, seed):
    """vision_encoder of LLaVA and LLaVA-OneVision: one picture's patches, projected by a two-layer MLP."""
    g = Graph(seed)
    side = config["side"]
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["images", 3, side, side])
    y = g.gelu(g.linear(vit(g, pixels, config), config["width"], out_width, bias=True))
    tokens = (side // config["patch"]) ** 2
    g.output(g.linear(y, out_width, out_width, bias=True), "image_features", ["images", tokens, out_width])
    g.save(path, "vision")


def make_idefics_vision(path, config, out_width, seed):
    """vision_encoder of Idefics3 and SmolVLM: tiles of one picture, four neighbours folded into one token."""
    g = Graph(seed)
    side, width = config["side"], config["width"]
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["batch_size", "tiles", 3, side, side])
    mask = g.input("pixel_attention_mask", TensorProto.BOOL, ["batch_size", "tiles", side, side])
    shown = g.op("Cast", mask, to=TensorProto.FLOAT)
    seen = g.op("Mul", pixels, g.op("Unsqueeze", shown, g.constant([2])))
    x = vit(g, g.reshape(seen, -1, 3, side, side), config)
    grid, scale = side // config["patch"], 2
    x = g.reshape(x, -1, grid // scale, scale, grid // scale, scale, width)
    x = g.op("Transpose", x, perm=[0, 1, 3, 2, 4, 5])
    tokens = (grid // scale) ** 2
    x = g.reshape(x, -1, tokens, scale * scale * width)
    g.output(g.linear(x, scale * scale * width, out_width), "image_features", ["tiles", tokens, out_width])
    g.save(path, "vision")


def _grid_positions(g, grid, merge):
    """Row and column of every patch, in the order of the Qwen-VL image processor (merge x merge blocks)."""
    sizes = g.op("Gather", grid, g.constant(0), axis=0)
    rows, columns = (g.op("Gather", sizes, g.constant([axis]), axis=0) for axis in (1, 2))
    merged = g.constant([merge])

    def ordered(index):
        full = g.op("Expand", index, g.op("Concat", rows, columns, axis=0))
        blocks = g.reshape(full, g.op("Div", rows, merged), merge, g.op("Div", columns, merged), merge)
        return g.reshape(g.op("Transpose", blocks, perm=[0, 2, 1, 3]), -1)

    row = g.op("Unsqueeze", g.range(rows), g.constant([1]))
    column = g.op("Unsqueeze", g.range(columns), g.constant([0]))
    return ordered(row), ordered(column)


def make_qwen_vision(path, config, out_width, seed, grid_name):
    """vision_encoder of Qwen2-VL and Qwen2.5-VL: a sequence of flat patches of one picture, with two-axis rotation."""
    g = Graph(seed)
    width, heads, merge = config["width"], config["heads"], config["merge"]
    flat = 3 * 2 * config["patch"] ** 2
    patches = g.input("pixel_values", TensorProto.FLOAT, ["patches", flat])
    grid = g.input(grid_name, TensorProto.INT64, [1, 3])
    quarter = width // heads // 4
    frequencies = g.constant((1.0 / (10000.0 ** (np.arange(quarter) / quarter))).reshape(1, -1), np.float32)
    angles = []
    for position in _grid_positions(g, grid, merge):
        as_float = g.op("Unsqueeze", g.op("Cast", position, to=TensorProto.FLOAT), g.constant([1]))
        angles.append(g.op("Mul", as_float, frequencies))
    both = g.op("Concat", *angles, *angles, axis=-1)
    cos, sin = g.op("Cos", both), g.op("Sin", both)

    def rotate(x):
        first, second = g.op("Split", x, g.constant([2 * quarter] * 2), outputs=2, axis=-1)
        turned = g.op("Concat", g.op("Neg", second), first, axis=-1)
        return g.op("Add", g.op("Mul", x, cos), g.op("Mul", turned, sin))

    x = g.op("Unsqueeze", g.linear(patches, flat, width), g.constant([0]))
    for _ in range(config["layers"]):
        x = block(g, x, width, config["hidden"], heads, rotate=rotate)
    folded = g.reshape(g.layer_norm(x, width), -1, merge * merge * width)
    y = g.gelu(g.linear(folded, merge * merge * width, out_width, bias=True))
    g.output(g.linear(y, out_width, out_width, bias=True), "image_features", ["tokens", out_width])
    g.save(path, "vision")


def make_clip_vision(path, config, out_width, seed):
    """vision_model of a CLIP: mean of the patches, projected; not normalised, as CLIP's own export."""
    g = Graph(seed)
    side = config["side"]
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["batch_size", 3, side, side])
    pooled = g.op("ReduceMean", vit(g, pixels, config), axes=[1], keepdims=0)
    g.output(g.linear(pooled, config["width"], out_width), "image_embeds", ["batch_size", out_width])
    g.save(path, "clip_vision")


def make_clip_text(path, config, out_width, seed):
    """text_model of a CLIP: the vector of the first end token, projected."""
    g = Graph(seed)
    width, length = config["width"], config["length"]
    ids = g.input("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"])
    table = g.weight(config["vocabulary"], width, scale=1.0)
    x = g.op("Gather", table, ids, axis=0)
    places = g.op("Slice", g.weight(length, width, scale=0.5), g.constant([0]), g.dim(ids, 1), g.constant([0]))
    x = g.op("Add", x, places)
    steps = g.range(g.dim(ids, 1))
    later = g.op("Greater", g.op("Unsqueeze", steps, g.constant([0])), g.op("Unsqueeze", steps, g.constant([1])))
    mask = g.op("Mul", g.op("Cast", later, to=TensorProto.FLOAT), g.constant(-30000.0, np.float32))
    for _ in range(config["layers"]):
        x = block(g, x, width, config["hidden"], config["heads"], mask=mask)
    ends = g.op("Cast", g.op("Equal", ids, g.constant(config["end_token"])), to=TensorProto.INT32)
    first = g.op("Unsqueeze", g.op("ArgMax", ends, axis=1, keepdims=1), g.constant([2]))
    index = g.op("Expand", first, g.op("Concat", g.dim(x, 0), g.constant([1, width]), axis=0))
    pooled = g.op("Squeeze", g.op("GatherElements", g.layer_norm(x, width), index, axis=1), g.constant([1]))
    g.output(g.linear(pooled, width, out_width), "text_embeds", ["batch_size", out_width])
    g.save(path, "clip_text")
