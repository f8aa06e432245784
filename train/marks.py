#!/usr/bin/env python3
"""What drawn marks do to looks: the picture plain, marked, or both, as what the frozen backbone sees. One command, tables for
docs/ablation.md.

usage: marks.py DATASET... --models .models --cache NAMER.npz --nano MODEL.onnx

DATASET  of `npm run dataset -- frames SET...` (one for each --overlay): plain and marked pictures of the same annotated
         frames; its sets are held out one by one
--cache  features of crops and frames, written by scripts/namer/train.py --cache
--nano   the pointing model whose looks are replaced; it has learnt from no frame

Every thing is cut out of both pictures, each cut-out goes through the classifier, and a ridge regression takes its features
into the space of words (text part of the namer). It has learnt from all crops and from the things of the other sets, cut out
of plain or of marked pictures. Two measures: which of a frame's things is the LABEL, and which mark the pointing model puts
first for people's questions when names are hidden. Differences with 95 % intervals of 2,000 bootstraps over frames. Needs
numpy, onnxruntime, opencv-python-headless.
"""
import argparse
import json
import os
import sys

import cv2
import numpy as np
import onnxruntime

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../scripts/namer'))
from pictures import Network, view  # noqa: E402
from wordpieces import Encoder  # noqa: E402

from prepare import words_of  # noqa: E402
from tensors import read_safetensors  # noqa: E402

RIDGE, FRAME_WEIGHT, COUNT_POWER = 30_000.0, 5.0, 0.3  # As scripts/namer/train.py.
SETS = ('frames_rooms', 'frames_tables', 'frames')


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def read(folder, network):
    """Frames with the features of their things, cut out of both pictures."""
    frames = []
    with open(os.path.join(folder, 'rows.jsonl'), encoding='utf-8') as lines:
        for row in map(json.loads, lines):
            pictures = [cv2.imread(os.path.join(folder, row[k]))[..., ::-1] for k in ('plain', 'image')]
            kept = row['marks']
            features = [network([view(picture, mark['box'], 'square') for mark in kept])[0] for picture in pictures]
            owner = next(name for name in SETS if row['group'].startswith(f'{name}-'))
            frames.append({**row, 'set': owner, 'features': dict(zip(('plain', 'marked'), features))})
    return frames


class Regression:
    """From features to the space of words; crops are learnt plain, things of frames as told."""

    def __init__(self, crops, labels, encode):
        self.crops, self.labels, self.encode = crops, labels, encode
        self.centre, self.spread = crops.mean(0), crops.std(0) + 0.05

    def fit(self, frames, kinds):
        # A thing that is learnt both ways counts half each time.
        things = [(f['features'][kind][i], m['label'], FRAME_WEIGHT / len(kinds)) for f in frames for kind in kinds for i, m in enumerate(f['marks']) if m['label']]
        x = np.concatenate([self.crops, np.stack([t[0] for t in things])])
        labels = np.concatenate([self.labels, [t[1] for t in things]])
        weights = np.concatenate([np.ones(len(self.crops)), [t[2] for t in things]])
        known, targets = np.unique(labels, return_inverse=True)
        weights = weights * np.bincount(targets, weights)[targets] ** -COUNT_POWER
        weights /= weights.mean()
        rows = np.stack([self.encode(label) for label in known])[targets]
        x = np.concatenate([(x - self.centre) / self.spread, np.ones((len(x), 1))], 1).astype(np.float32)
        normal = ((x * weights[:, None]).T @ x).astype(np.float64)
        normal[np.arange(x.shape[1] - 1), np.arange(x.shape[1] - 1)] += RIDGE
        self.solved = np.linalg.solve(normal, (x * weights[:, None]).T.astype(np.float64) @ rows)
        return self

    def __call__(self, features):
        x = np.concatenate([(features - self.centre) / self.spread, np.ones((len(features), 1))], 1)
        return unit(x @ self.solved)


def names_right(frame, looks, encode):
    """For each thing: is the nearest of the frame's to its label one of that label?"""
    things = [i for i, mark in enumerate(frame['marks']) if mark['label'] and mark['role'] == 'object']
    labels = [frame['marks'][i]['label'] for i in things]
    return [labels[int((looks[things] @ encode(label)).argmax())] == label for label in labels]


def answers_right(frame, looks, encode, session):
    """For each question that means one thing: does the pointing model put it first, names hidden?"""
    numbers = np.array([mark['numbers'] for mark in frame['marks']], np.float32)[None]
    numbers[..., 31] = 0  # The score of a name that is hidden.
    marks = [mark['mark'] for mark in frame['marks']]
    right = []
    for question in frame['questions']:
        if question['target'] is None:
            continue
        words = np.stack([encode(word) for word in words_of(question['expression'])])[None].astype(np.float32)
        feed = {'words': words, 'looks': looks[None].astype(np.float32), 'names': np.zeros((1, len(marks), 384), np.float32), 'numbers': numbers}
        scores = session.run(['scores'], feed)[0][0]
        right.append(marks[int(scores[:-1].argmax())] == question['target'])
    return right


def paired(a, b, rng):
    """Mean of a - b, points, whole frames drawn."""
    sums = np.array([[np.sum(x) - np.sum(y), len(x)] for x, y in zip(a, b)], float)
    draws = sums[rng.integers(0, len(sums), (2000, len(sums)))].sum(1)
    low, high = np.percentile(100 * draws[:, 0] / draws[:, 1], [2.5, 97.5])
    return f'{100 * sums[:, 0].sum() / sums[:, 1].sum():+.1f} ({low:+.1f} to {high:+.1f})'


CONDITIONS = (
    # Learnt from, asked of.
    (('plain',), ('plain',)),
    (('plain',), ('marked',)),
    (('marked',), ('marked',)),
    (('plain', 'marked'), ('plain', 'marked')),
)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('sets', nargs='+')
    for name in ('models', 'cache', 'nano'):
        parser.add_argument(f'--{name}', required=True)
    o = parser.parse_args()
    cv2.setNumThreads(1)
    network = Network(os.path.join(o.models, 'efficientnet_lite0.onnx'))
    here = os.path.dirname(os.path.abspath(__file__))
    mean = read_safetensors(os.path.join(here, '../config/models/namer.safetensors'))['text_mean']
    encoder = Encoder(os.path.join(o.models, 'minilm_l6.onnx'), os.path.join(o.models, 'minilm_l6.pieces.txt'))
    known = {}

    def encode(text):
        if text not in known:
            known[text] = unit(encoder(text[:60]) - mean)
        return known[text]

    stored = np.load(o.cache)
    labels = np.array([label.lower() for label in stored['crops.labels']])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(o.nano, options)
    for folder in o.sets:
        frames = read(folder, network)
        regression = Regression(stored['crops.plain'], labels, encode)
        results = []
        for learnt, asked in CONDITIONS:
            named, answered = [], []
            for held in SETS:
                regression.fit([f for f in frames if f['set'] != held], learnt)
                for frame in (f for f in frames if f['set'] == held):
                    looks = unit(sum(regression(frame['features'][kind]) for kind in asked))
                    named.append(names_right(frame, looks, encode))
                    answered.append(answers_right(frame, looks, encode, session))
            results.append((' and '.join(learnt), ' and '.join(asked), named, answered))
        base = results[0]
        share = lambda rows: f'{100 * np.mean(np.concatenate(rows)):.1f}'
        print(f'\n{folder}: {len(frames)} frames, {sum(map(len, base[2]))} things, {sum(map(len, base[3]))} questions')
        print('| learnt from | asked of | LABEL found, % | difference | question right, % | difference |\n| --- | --- | --- | --- | --- | --- |')
        for learnt, asked, named, answered in results:
            rng = np.random.default_rng(1)
            off = ['', ''] if named is base[2] else [paired(named, base[2], rng), paired(answered, base[3], rng)]
            print(f'| {learnt} | {asked} | {share(named)} | {off[0]} | {share(answered)} | {off[1]} |', flush=True)


main()
