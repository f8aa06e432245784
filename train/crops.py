#!/usr/bin/env python3
"""Looks of labelled real crops, as the node would see things that its namer was not taught.

usage: crops.py OUT.npz --models FOLDER --crops FOLDER

The namer that comes along was fitted to these very crops and knows them by heart (96 % right). So each crop's embedding
here is of a ridge regression that has not seen it: five folds, the same regression as scripts/namer/train.py, without any
annotated frame. Needs numpy, onnxruntime, opencv-python-headless. Some minutes on one core.
"""
import argparse
import collections
import json
import os
import sys
import tarfile

import cv2
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../scripts/namer'))
from pictures import Network, is_licensed, resize  # noqa: E402
from wordpieces import Encoder  # noqa: E402

from tensors import read_safetensors  # noqa: E402

RIDGE, COUNT_POWER, TEMPERATURE, FOLDS = 30_000.0, 0.3, 2.0, 5


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def read(folder, network):
    rows = collections.defaultdict(dict)
    with open(os.path.join(folder, 'labels.jsonl'), encoding='utf-8') as lines:
        for row in map(json.loads, lines):
            rows[row['source']][row['file'].split('/')[1]] = row
    features, logits, files, labels, licensed = [], [], [], [], []
    for source, names in rows.items():
        with tarfile.open(os.path.join(folder, f'{source}.tar')) as tar:
            found = [(tar.extractfile(m).read(), names[m.name]) for m in tar if m.name in names]
        for at in range(0, len(found), 256):
            part = found[at : at + 256]
            images = [resize(cv2.imdecode(np.frombuffer(data, np.uint8), 1)[..., ::-1]) for data, _ in part]
            f, l = network(images)
            features.append(f)
            logits.append(l)
        files += [row['file'] for _, row in found]
        labels += [row['label'].lower() for _, row in found]
        licensed += [is_licensed(row['licence']) for _, row in found]
        print(f'{source}: {len(found)} crops', flush=True)
    return np.concatenate(features), np.concatenate(logits), np.array(files), np.array(labels), np.array(licensed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    for name in ('models', 'crops'):
        parser.add_argument(f'--{name}', required=True)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    network = Network(os.path.join(options.models, 'efficientnet_lite0.onnx'))
    features, logits, files, labels, licensed = read(options.crops, network)

    here = os.path.dirname(os.path.abspath(__file__))
    head = read_safetensors(os.path.join(here, '../config/models/namer.safetensors'))
    classes = head['classes'].astype(np.float32) * head['classes.scale'][:, None]
    encode = Encoder(
        os.path.join(options.models, 'minilm_l6.onnx'), os.path.join(options.models, 'minilm_l6.pieces.txt')
    )
    known, targets = np.unique(labels, return_inverse=True)
    names = unit(np.stack([encode(label) for label in known]) - head['text_mean'])
    powers = np.exp((logits - logits.max(1, keepdims=True)) / TEMPERATURE)
    spread = powers / powers.sum(1, keepdims=True) @ classes

    x = (features - features.mean(0)) / (features.std(0) + 0.05)
    x = np.concatenate([x, np.ones((len(x), 1))], 1).astype(np.float32)
    weights = np.bincount(targets)[targets] ** -COUNT_POWER
    fold = np.random.default_rng(1).integers(0, FOLDS, len(x))
    vectors = np.zeros((len(x), names.shape[1]), np.float32)
    for held in range(FOLDS):
        used = fold != held
        w = weights[used] / weights[used].mean()
        normal = (x[used] * w[:, None]).T @ x[used]
        normal[np.arange(len(normal) - 1), np.arange(len(normal) - 1)] += RIDGE * 0.8
        solved = np.linalg.solve(normal.astype(np.float64), (x[used] * w[:, None]).T @ names[targets[used]])
        vectors[~used] = x[~used] @ solved
    vectors = unit(vectors + spread)
    right = np.mean((vectors @ names.T).argmax(1) == targets)
    print(f'{len(files)} crops, {len(known)} labels; nearest label is the own one: {right:.3f}')
    np.savez(options.out, vectors=vectors.astype(np.float16), files=files, licensed=licensed)


main()
