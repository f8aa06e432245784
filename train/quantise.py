#!/usr/bin/env python3
"""Eight-bit weights for an exported nano, held to PyTorch's scores.

usage: quantise.py IN.onnx OUT.onnx --questions QUESTIONS.npz

Matrices are stored in eight bits with a scale for each column and computed with in 32: what is lost is their rounding
alone. Fails when the chance of a choice (softmax of the scores) is farther than TOLERANCE from PyTorch's, or another choice
comes out where PyTorch's first and second differ by more than twice that. Needs numpy, onnx, onnxruntime.
"""
import argparse
import hashlib
import os
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

TOLERANCE = 0.06  # Of a chance, 0 to 1.
LEAST = 1024  # Smaller tensors stay as they are.


def eight_bit(model):
    graph = model.graph
    used = {}
    for node in graph.node:
        for place, name in enumerate(node.input):
            used.setdefault(name, []).append((node.op_type, place))
    for tensor in list(graph.initializer):
        rows = numpy_helper.to_array(tensor)
        if rows.dtype != np.float32 or rows.ndim != 2 or rows.size < LEAST:
            continue
        # x @ W has its outputs in columns; Gemm(transB) in rows.
        axis = 0 if all(kind == 'Gemm' for kind, _ in used[tensor.name]) else 1
        scale = np.maximum(np.abs(rows).max(1 - axis), 1e-8) / 127
        shape = (-1, 1) if axis == 0 else (1, -1)
        stored = np.clip(np.round(rows / scale.reshape(shape)), -127, 127).astype(np.int8)
        graph.initializer.remove(tensor)
        name = tensor.name
        graph.initializer.extend(
            [
                numpy_helper.from_array(stored, f'{name}.q'),
                numpy_helper.from_array(scale.astype(np.float32), f'{name}.s'),
                numpy_helper.from_array(np.zeros(len(scale), np.int8), f'{name}.z'),
            ]
        )
        node = helper.make_node('DequantizeLinear', [f'{name}.q', f'{name}.s', f'{name}.z'], [name], axis=axis)
        graph.node.insert(0, node)
    return model


def chances(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('source')
    parser.add_argument('out')
    parser.add_argument('--questions', required=True)
    o = parser.parse_args()
    model = eight_bit(onnx.load(o.source))
    del model.metadata_props[:]
    model.doc_string = ''
    for node in model.graph.node:
        node.doc_string = ''
    onnx.checker.check_model(model)
    onnx.save(model, o.out)
    kept = np.load(o.questions)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    sessions = [onnxruntime.InferenceSession(path, options) for path in (o.source, o.out)]
    worst, other, contested = [0.0, 0.0], [0, 0], 0
    for i in range(int(kept['count'])):
        feed = {name: kept[f'{i}.{name}'] for name in ('words', 'looks', 'names', 'numbers')}
        aim = chances(kept[f'{i}.scores'][0])
        first, second = np.sort(aim)[::-1][:2]
        contested += first - second <= 2 * TOLERANCE
        for k, session in enumerate(sessions):
            found = chances(session.run(['scores'], feed)[0][0])
            worst[k] = max(worst[k], float(np.abs(found - aim).max()))
            other[k] += bool(found.argmax() != aim.argmax() and first - second > 2 * TOLERANCE)
    sha = hashlib.sha256(open(o.out, 'rb').read()).hexdigest()
    print(f'{int(kept["count"])} questions, {contested} contested; chances differ from those of PyTorch by at most: 32 bit {worst[0]:.5f}, 8 bit {worst[1]:.4f}')
    print(f'other choices: 32 bit {other[0]}, 8 bit {other[1]}; {os.path.getsize(o.out)} bytes, sha256 {sha}')
    if worst[1] > TOLERANCE or any(other):
        sys.exit('the export is not equal to PyTorch within the tolerance')


main()
