#!/usr/bin/env python3
"""Writes a trained nano as ONNX (32-bit numbers), with questions and the scores that PyTorch gives them.

usage: export.py IN.pt OUT.onnx --data FOLDER --questions OUT.npz

quantise.py makes it eight bits and holds it to those scores. Two programs, as the PyTorch of a distribution seldom has
the packages onnx and onnxruntime beside it.
"""
import argparse
import os

import numpy as np
import torch

from data import Options, Set, Vectors, batch
from model import NUMBERS, WIDTH, Nano


class Alone(torch.nn.Module):
    """One question at a time, without padding."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, words, looks, names, numbers):
        return self.model(words, looks, names, numbers)[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('weights')
    parser.add_argument('out')
    parser.add_argument('--data', required=True)
    parser.add_argument('--questions', required=True)
    o = parser.parse_args()
    torch.set_num_threads(1)
    model = Nano()
    model.load_state_dict(torch.load(o.weights)['model'])
    model.eval()
    alone = Alone(model)
    inputs = (torch.randn(1, 5, WIDTH), torch.randn(1, 7, WIDTH), torch.randn(1, 7, WIDTH), torch.rand(1, 7, NUMBERS))
    names = ['words', 'looks', 'names', 'numbers']
    axes = {'words': {1: 'word'}, 'looks': {1: 'mark'}, 'names': {1: 'mark'}, 'numbers': {1: 'mark'}, 'scores': {1: 'choice'}}
    torch.onnx.export(
        alone, inputs, o.out, input_names=names, output_names=['scores'], dynamic_axes=axes, opset_version=14
    )
    vectors = Vectors(os.path.join(o.data, 'vectors.npz'))
    rng = np.random.default_rng(5)
    kept = {}
    count = 0
    for name in ('test', 'sunspot'):
        data = Set(os.path.join(o.data, f'{name}.npz'))
        for i in rng.choice(len(data), 250, replace=False):
            tensors, *_ = batch(data, vectors, [i], name, Options(), rng)
            with torch.no_grad():
                scores = alone(*tensors[:4])
            for key, value in zip(names + ['scores'], list(tensors[:4]) + [scores]):
                kept[f'{count}.{key}'] = value.numpy()
            count += 1
    np.savez(o.questions, count=count, **kept)
    print(f'{o.out}: {os.path.getsize(o.out)} bytes, {count} questions')


main()
