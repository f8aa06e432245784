"""Models that look for words (OWL kinds, Grounding DINO) and that cut masks (SAM kinds), each a real, small graph."""

import numpy as np
from onnx import TensorProto

from graph import Graph
from vision import block, vit


def _unit(g, x):
    norm = g.op("Sqrt", g.op("ReduceSum", g.op("Mul", x, x), g.constant([-1]), keepdims=1))
    return g.op("Div", x, g.op("Add", norm, g.constant(1e-6, np.float32)))


def _grid_boxes(g, x, config, width):
    """Boxes about the cells of the grid of patches, as shares of the image: a sigmoid of the cell's place plus an offset."""
    side = config["side"] // config["patch"]
    place = (np.arange(side) + 0.5) / side
    logit = np.log(place / (1 - place))
    rows, columns = np.meshgrid(logit, logit, indexing="ij")
    wide = np.full_like(rows, np.log(0.25 / 0.75))
    bias = np.stack([columns, rows, wide, wide], axis=-1).reshape(1, side * side, 4)
    offset = g.op("Mul", g.linear(x, width, 4, bias=True), g.constant(0.1, np.float32))
    return g.op("Sigmoid", g.op("Add", offset, g.constant(bias, np.float32)))


def make_owl(path, config, text, width, seed):
    """OWL-ViT and OWLv2: every patch is a box, its score the scaled cosine of patch and query."""
    g = Graph(seed)
    ids = g.input("input_ids", TensorProto.INT64, ["queries", "sequence_length"])
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["batch_size", 3, "height", "width"])
    mask = g.input("attention_mask", TensorProto.INT64, ["queries", "sequence_length"])
    shown = g.op("Unsqueeze", g.op("Cast", mask, to=TensorProto.FLOAT), g.constant([2]))
    words = g.op("Gather", g.weight(text["vocabulary"], width, scale=1.0), ids, axis=0)
    # Padding changes nothing, as in the real ones: a word scores alone as among longer ones.
    hidden = g.op("Sub", g.op("Cast", mask, to=TensorProto.FLOAT), g.constant(1.0, np.float32))
    hidden = g.op("Unsqueeze", g.op("Mul", hidden, g.constant(30000.0, np.float32)), g.constant([1, 2]))
    words = g.op("Mul", block(g, words, width, 2 * width, 2, mask=hidden), shown)
    words = g.op("ReduceSum", words, g.constant([1]), keepdims=0)
    seen = vit(g, pixels, config)
    cells = _unit(g, g.linear(seen, config["width"], width))
    scores = g.op("MatMul", cells, g.op("Transpose", _unit(g, words), perm=[1, 0]))
    count = (config["side"] // config["patch"]) ** 2
    g.output(g.op("Mul", scores, g.constant(8.0, np.float32)), "logits", ["batch_size", count, "queries"])
    g.output(_grid_boxes(g, seen, config, config["width"]), "pred_boxes", ["batch_size", count, 4])
    g.save(path, "owl")


def make_grounding_dino(path, config, text, width, longest, seed):
    """Grounding DINO: one text of many phrases, a score a token, minus infinity beyond the text."""
    g = Graph(seed)
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["batch_size", 3, "height", "width"])
    ids = g.input("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"])
    types = g.input("token_type_ids", TensorProto.INT64, ["batch_size", "sequence_length"])
    mask = g.input("attention_mask", TensorProto.INT64, ["batch_size", "sequence_length"])
    shown = g.input("pixel_mask", TensorProto.INT64, ["batch_size", "height", "width"])
    tokens = g.op("Gather", g.weight(text["vocabulary"], width, scale=1.0), ids, axis=0)
    tokens = g.op("Add", tokens, g.op("Gather", g.weight(2, width, scale=0.1), types, axis=0))
    tokens = g.op("Mul", tokens, g.op("Unsqueeze", g.op("Cast", mask, to=TensorProto.FLOAT), g.constant([2])))
    visible = g.op("Unsqueeze", g.op("Cast", shown, to=TensorProto.FLOAT), g.constant([1]))
    seen = vit(g, g.op("Mul", pixels, visible), config)
    cells = _unit(g, g.linear(seen, config["width"], width))
    scores = g.op("MatMul", cells, g.op("Transpose", _unit(g, tokens), perm=[0, 2, 1]))
    scores = g.op("Mul", scores, g.constant(8.0, np.float32))
    rest = g.op("Sub", g.constant([longest]), g.dim(ids, 1))
    pads = g.op("Concat", g.constant([0, 0, 0, 0, 0]), rest, axis=0)
    padded = g.op("Pad", scores, pads, g.constant(-np.inf, np.float32))
    count = (config["side"] // config["patch"]) ** 2
    g.output(padded, "logits", ["batch_size", count, longest])
    g.output(_grid_boxes(g, seen, config, config["width"]), "pred_boxes", ["batch_size", count, 4])
    g.save(path, "grounding_dino")


def make_sam_vision(path, config, width, seed):
    """vision_encoder of SAM: a grid of vectors, and one of where they lie."""
    g = Graph(seed)
    side = config["side"] // config["patch"]
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["batch_size", 3, config["side"], config["side"]])
    shape = ["batch_size", width, side, side]
    grid = g.op("Transpose", g.linear(vit(g, pixels, config), config["width"], width), perm=[0, 2, 1])
    g.output(g.reshape(grid, -1, width, side, side), "image_embeddings", shape)
    g.output(g.op("Identity", g.weight(1, width, side, side, scale=0.1)), "image_positional_embeddings", shape)
    g.save(path, "sam_vision")


def make_sam2_vision(path, config, width, seed):
    """vision_encoder of SAM 2: three grids of vectors, fine to coarse."""
    g = Graph(seed)
    side = config["side"] // config["patch"]
    pixels = g.input("pixel_values", TensorProto.FLOAT, ["batch_size", 3, config["side"], config["side"]])
    seen = vit(g, pixels, config)
    for level in range(3):
        factor, channels = 2 ** (2 - level), width // 2 ** (2 - level)
        grid = g.op("Transpose", g.linear(seen, config["width"], channels), perm=[0, 2, 1])
        grid = g.reshape(grid, -1, channels, side, side)
        scales = g.constant([1, 1, factor, factor], np.float32)
        grid = g.op("Resize", grid, "", scales, mode="nearest")
        shape = ["batch_size", channels, side * factor, side * factor]
        g.output(grid, f"image_embeddings.{level}", shape)
    g.save(path, "sam2_vision")


def _bump(g, centre, radius, config, plane):
    """[1, prompts, 3, plane, plane]: positive about a centre, in three sizes (part, thing, whole), of input pixels."""
    step = config["side"] / plane
    place = ((np.arange(plane) + 0.5) * step).astype(np.float32)
    x = g.constant(np.broadcast_to(place, (plane, plane)).reshape(1, 1, 1, plane, plane), np.float32)
    y = g.constant(np.broadcast_to(place[:, None], (plane, plane)).reshape(1, 1, 1, plane, plane), np.float32)
    at_x, at_y = g.op("Split", centre, g.constant([1, 1]), outputs=2, axis=-1)
    wide, tall = g.op("Split", radius, g.constant([1, 1]), outputs=2, axis=-1)

    def apart(grid, at, reach):
        far = g.op("Sub", grid, g.op("Unsqueeze", at, g.constant([3, 4])))
        return g.op("Abs", g.op("Div", far, g.op("Unsqueeze", reach, g.constant([3, 4]))))

    distance = g.op("Max", apart(x, at_x, wide), apart(y, at_y, tall))
    sizes = g.constant(np.array([0.5, 1.0, 2.0]).reshape(1, 1, 3, 1, 1), np.float32)
    return g.op("Sub", sizes, distance)


def make_sam_decoder(path, config, width, seed, boxes=False):
    """prompt_encoder_mask_decoder: three masks a prompt. Random weights tilt them; where they lie is the prompt's."""
    g = Graph(seed)
    side, plane = config["side"] // config["patch"], 32
    points = g.input("input_points", TensorProto.FLOAT, ["batch_size", "prompts", "points", 2])
    labels = g.input("input_labels", TensorProto.INT64, ["batch_size", "prompts", "points"])
    if boxes:
        corners = g.input("input_boxes", TensorProto.FLOAT, ["batch_size", "prompts", 4])
        first, last = g.op("Split", corners, g.constant([2, 2]), outputs=2, axis=-1)
        half = g.constant(0.5, np.float32)
        centre = g.op("Mul", g.op("Add", first, last), half)
        radius = g.op("Mul", g.op("Sub", last, first), half)
        # What is given is used, as in the real one: no points add nothing.
        count = g.op("ReduceSum", g.op("Cast", labels, to=TensorProto.FLOAT), g.constant([2]), keepdims=1)
        reach = g.op("ReduceSum", points, g.constant([2]), keepdims=0)
        used = g.op("Mul", g.op("Add", g.op("ReduceMean", reach, axes=[2], keepdims=1), count), g.constant(0, np.float32))
        centre = g.op("Add", centre, used)
        names = [(f"image_embeddings.{i}", width // 2 ** (2 - i), side * 2 ** (2 - i)) for i in range(3)]
    else:
        centre = g.op("ReduceMean", points, axes=[2], keepdims=0)
        spread = g.op("ReduceMax", g.op("Abs", g.op("Sub", points, g.op("Unsqueeze", centre, g.constant([2])))), axes=[2], keepdims=0)
        shown = g.op("ReduceMean", g.op("Cast", labels, to=TensorProto.FLOAT), axes=[2], keepdims=1)
        radius = g.op("Mul", g.op("Add", g.op("Mul", spread, g.constant(2.0, np.float32)), g.constant(4.0, np.float32)), shown)
        names = [("image_embeddings", width, side), ("image_positional_embeddings", width, side)]
    tilt = []
    for name, channels, cells in names:
        grid = g.input(name, TensorProto.FLOAT, ["batch_size", channels, cells, cells])
        mean = g.op("ReduceMean", grid, axes=[2, 3], keepdims=0)
        tilt.append(g.op("Tanh", g.linear(mean, channels, 3)))
    tilted = g.op("Unsqueeze", g.op("Sum", *tilt), g.constant([1]))
    ones = g.op("Mul", g.op("ReduceMean", radius, axes=[2], keepdims=1), g.constant(0, np.float32))
    scores = g.op("Add", ones, g.op("Mul", tilted, g.constant(0.05, np.float32)))
    scores = g.op("Add", scores, g.constant(0.8, np.float32))
    masks = _bump(g, centre, radius, config, plane)
    lift = g.op("Unsqueeze", g.op("Mul", tilted, g.constant(0.02, np.float32)), g.constant([3, 4]))
    g.output(scores, "iou_scores", ["batch_size", "prompts", 3])
    g.output(g.op("Add", masks, lift), "pred_masks", ["batch_size", "prompts", 3, plane, plane])
    if boxes:
        g.output(g.op("Add", ones, g.constant(5.0, np.float32)), "object_score_logits", ["batch_size", "prompts", 1])
    g.save(path, "sam_decoder")
