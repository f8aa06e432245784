"""The language half: Llama and Qwen2 blocks (RMSNorm, rotary positions, grouped-query attention, SwiGLU) with a cache."""

import numpy as np
from onnx import TensorProto

from graph import Graph


def _rotary(g, positions, head_dim, sections):
    """cos and sin of shape [batch, 1, sequence, head_dim]; `sections` splits the frequencies among time, row, column."""
    frequencies = 1.0 / (10000.0 ** (np.arange(0, head_dim, 2) / head_dim))
    as_float = g.op("Cast", positions, to=TensorProto.FLOAT)
    if sections:
        angles, start = [], 0
        for axis, width in enumerate(sections):
            one = g.op("Gather", as_float, g.constant(axis), axis=0)
            part = g.constant(frequencies[start : start + width].reshape(1, 1, -1), np.float32)
            angles.append(g.op("Mul", g.op("Unsqueeze", one, g.constant([2])), part))
            start += width
        half = g.op("Concat", *angles, axis=-1)
    else:
        inverse = g.constant(frequencies.reshape(1, 1, -1), np.float32)
        half = g.op("Mul", g.op("Unsqueeze", as_float, g.constant([2])), inverse)
    full = g.op("Unsqueeze", g.op("Concat", half, half, axis=-1), g.constant([1]))
    return g.op("Cos", full), g.op("Sin", full)


def _rotate(g, x, cos, sin, head_dim):
    first, second = g.op("Split", x, g.constant([head_dim // 2] * 2), outputs=2, axis=-1)
    turned = g.op("Concat", g.op("Neg", second), first, axis=-1)
    return g.op("Add", g.op("Mul", x, cos), g.op("Mul", turned, sin))


def _visible(g, attention_mask, past_length, query_length):
    """Additive mask [batch, 1, query, key]: 0 where a key is real and not in the future, very negative elsewhere."""
    total = g.op("Add", past_length, query_length)
    queries = g.op("Unsqueeze", g.op("Add", g.range(query_length), past_length), g.constant([1]))
    keys = g.op("Unsqueeze", g.range(total), g.constant([0]))
    future = g.op("Cast", g.op("Greater", keys, queries), to=TensorProto.FLOAT)
    real = g.op("Unsqueeze", g.op("Cast", attention_mask, to=TensorProto.FLOAT), g.constant([1, 2]))
    hidden = g.op("Max", future, g.op("Sub", g.constant(1.0, np.float32), real))
    return g.op("Mul", hidden, g.constant(-30000.0, np.float32))


def _attention(g, x, config, layer, cos, sin, mask):
    heads, kv_heads, head_dim = config["heads"], config["kv_heads"], config["head_dim"]
    width, batch, length = config["width"], g.dim(x, 0), g.dim(x, 1)

    def project(count):
        y = g.linear(x, width, count * head_dim, bias=config["qkv_bias"])
        return g.op("Transpose", g.reshape(y, batch, length, count, head_dim), perm=[0, 2, 1, 3])

    q = _rotate(g, project(heads), cos, sin, head_dim)
    k = _rotate(g, project(kv_heads), cos, sin, head_dim)
    shape = ["batch_size", kv_heads, "past_sequence_length", head_dim]
    grown = ["batch_size", kv_heads, "total_sequence_length", head_dim]
    cache = []
    for name, fresh in (("key", k), ("value", project(kv_heads))):
        past = g.input(f"past_key_values.{layer}.{name}", TensorProto.FLOAT, shape)
        whole = g.op("Concat", past, fresh, axis=2)
        g.output(whole, f"present.{layer}.{name}", grown)
        total = g.dim(whole, 2)
        # Each key head serves heads / kv_heads query heads.
        wide = g.op("Unsqueeze", whole, g.constant([2]))
        spread = g.op("Concat", batch, g.constant([kv_heads, heads // kv_heads]), total, g.constant([head_dim]), axis=0)
        cache.append(g.reshape(g.op("Expand", wide, spread), batch, heads, total, head_dim))
    keys, values = cache
    scores = g.op("MatMul", q, g.op("Transpose", keys, perm=[0, 1, 3, 2]))
    scores = g.op("Mul", scores, g.constant(1 / np.sqrt(head_dim), np.float32))
    mixed = g.op("MatMul", g.op("Softmax", g.op("Add", scores, mask), axis=-1), values)
    mixed = g.reshape(g.op("Transpose", mixed, perm=[0, 2, 1, 3]), batch, length, heads * head_dim)
    return g.linear(mixed, heads * head_dim, width)


def make_decoder(path, config, seed):
    """Writes decoder_model_merged: embeddings and cache in, logits of the last `num_logits_to_keep` tokens (0: all) out."""
    g = Graph(seed)
    width, hidden = config["width"], config["hidden"]
    x = g.input("inputs_embeds", TensorProto.FLOAT, ["batch_size", "sequence_length", width])
    mask = g.input("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"])
    sections = config.get("mrope")
    shape = ([3] if sections else []) + ["batch_size", "sequence_length"]
    positions = g.input("position_ids", TensorProto.INT64, shape)
    keep = g.input("num_logits_to_keep", TensorProto.INT64, [])
    length = g.dim(x, 1)
    past_length = g.op("Sub", g.dim(mask, 1), length)
    cos, sin = _rotary(g, positions, config["head_dim"], sections)
    visible = _visible(g, mask, past_length, length)
    for layer in range(config["layers"]):
        x = g.op("Add", x, _attention(g, g.rms_norm(x, width), config, layer, cos, sin, visible))
        y = g.rms_norm(x, width)
        gated = g.op("Mul", g.silu(g.linear(y, width, hidden)), g.linear(y, width, hidden))
        x = g.op("Add", x, g.linear(gated, hidden, width))
    start = g.op("Unsqueeze", g.op("Neg", keep), g.constant([0]))
    x = g.op("Slice", x, start, g.constant([2**62]), g.constant([1]))
    # Scaled up, so that answers differ: random weights alone would leave every choice about as likely.
    logits = g.op("MatMul", g.rms_norm(x, width), g.weight(width, config["vocabulary"], scale=4 / np.sqrt(width)))
    g.output(logits, "logits", ["batch_size", "kept_length", config["vocabulary"]])
    g.save(path, "decoder")


def make_embedding(path, config, seed):
    """Writes embed_tokens: token ids to vectors."""
    g = Graph(seed)
    ids = g.input("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"])
    table = g.weight(config["vocabulary"], config["width"], scale=1.0)
    vectors = g.op("Gather", table, ids, axis=0)
    g.output(vectors, "inputs_embeds", ["batch_size", "sequence_length", config["width"]])
    g.save(path, "embeddings")
