#!/usr/bin/env python3
"""How good trained weights are on prepared sets, with masks and parts left out.

usage: evaluate.py WEIGHTS.pt[,WEIGHTS.pt...] --data FOLDER --set NAME [--folds N] [--most N]
                   [--names true|noisy|detector|none]
                   [--no-geometry] [--no-depth] [--no-looks] [--no-colours] [--scores OUT.npz]

--folds N with N weights: each row is asked of the weights that have not seen its image. Prints shares with their Wilson
intervals of 95 %, by number of marks and, for people's expressions, for targets with a distractor of the same label.
"""
import argparse
import itertools
import json
import os

import numpy as np
import torch

from data import Options, Set, Vectors, batch
from model import Nano
from train import part_of
from wilson import share


def scores_of(model, data, vectors, members, kind, options, seed=7):
    """Scores of all marks and none, one array a question, in the order of members."""
    out = {}
    rng = np.random.default_rng(seed)
    members = members[np.argsort(data.marks[members], kind='stable')]
    for at in range(0, len(members), 64):
        part = members[at : at + 64]
        tensors, *_ = batch(data, vectors, part, kind, options, rng)
        with torch.no_grad():
            scores = model(*tensors)[0].numpy()
        for i, row in zip(part, scores):
            n = data.marks[i]
            out[i] = np.concatenate([row[:n], row[-1:]])
    return out


def in_other_words(data, asked, picked):
    """People who meant the same thing of the same picture in other words: is the same mark taken, by pairs of expressions."""
    same_thing = {}
    for i, pick in zip(asked, picked):
        if data.target[i] >= 0:
            same_thing.setdefault((data.row[i], data.target[i]), {})[str(data.expressions[i]).lower()] = pick
    pairs = [pick == other for ways in same_thing.values() for pick, other in itertools.combinations(ways.values(), 2)]
    return share(np.array(pairs)) if pairs else None


def load(path):
    model = Nano()
    model.load_state_dict(torch.load(path)['model'])
    return model.eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('weights')
    parser.add_argument('--data', required=True)
    parser.add_argument('--set', required=True)
    parser.add_argument('--folds', type=int)
    parser.add_argument('--most', type=int)
    parser.add_argument('--names', default='true')
    parser.add_argument('--scores')
    for flag in ('geometry', 'depth', 'looks', 'colours'):
        parser.add_argument(f'--no-{flag}', action='store_true')
    o = parser.parse_args()
    torch.set_num_threads(1)
    vectors = Vectors(os.path.join(o.data, 'vectors.npz'))
    data = Set(os.path.join(o.data, f'{o.set}.npz'))
    kind = 'scenes' if data.relations_known.any() else 'people'
    options = Options(
        names=o.names, geometry=not o.no_geometry, depth=not o.no_depth, looks=not o.no_looks, colours=not o.no_colours
    )
    models = [load(path) for path in o.weights.split(',')]
    scores = {}
    for k, model in enumerate(models):
        members = np.arange(len(data)) if not o.folds else np.array(
            [i for i in range(len(data)) if part_of(data.group[i], o.folds) == k]
        )
        scores |= scores_of(model, data, vectors, members[: o.most], kind, options)
    asked = np.array(sorted(scores))
    # People's expressions always mean something: the choice among the marks counts there.
    pick = lambda row: row[:-1].argmax() if kind == 'people' else (row.argmax() if row.argmax() < len(row) - 1 else -1)
    picked = np.array([pick(scores[i]) for i in asked])
    right = picked == data.target[asked]
    report = {'set': o.set, 'names': o.names, 'all': share(right)}
    marks = data.marks[asked]
    cuts = [(2, 3), (4, 5), (6, 6), (7, 9), (10, 14), (15, 20), (21, 40)]
    report['by_marks'] = {f'{a}-{b}': share(right[(marks >= a) & (marks <= b)]) for a, b in cuts if ((marks >= a) & (marks <= b)).any()}
    report['chance'] = round(float(np.mean(1 / (marks + (kind != 'people')))), 4)
    if kind == 'people':
        twins = np.array([len(data.kin_of[i]) > 1 for i in asked])
        report['same_label_distractor'] = share(right[twins])
        report['in_other_words'] = in_other_words(data, asked, picked)
        within = [scores[i][data.kin_of[i]].argmax() == data.kin_of[i].index(data.target[i]) for i in asked[twins]]
        report['same_label_distractor_label_given'] = share(within)
        report['none_said'] = round(float(np.mean([scores[i].argmax() == len(scores[i]) - 1 for i in asked])), 4)
    else:
        absent = data.target[asked] < 0
        report['unique'], report['absent'] = share(right[~absent]), share(right[absent])
    if o.scores:
        np.savez(
            o.scores,
            sizes=marks,
            scores=np.concatenate([scores[i] for i in asked]),
            expressions=data.expressions[asked],
            groups=data.group[asked],
            targets=data.target[asked],
            twins=np.array([len(data.kin_of[i]) > 1 for i in asked]),
        )
    print(json.dumps(report))


if __name__ == '__main__':
    main()
