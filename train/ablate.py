#!/usr/bin/env python3
"""What each part of what the nano is shown brings: one command, tables for docs/ablation.md.

usage: ablate.py WEIGHTS.pt --data FOLDER [--rows FOLD0.pt,FOLD1.pt,... [--folds N]] [--most N]

The same weights are asked again with a part taken away (training hides names, looks, depth and colours now and then; it never
hides all geometry, so that row is an upper bound of what geometry brings). Generated scenes held out: test (6 marks), many (2
to 20), wordings, kinds. --rows: people's expressions, each asked of the weights that have not seen its image.
"""
import argparse
import os

import numpy as np
import torch

from asked import ORDERS, RELATIONS
from data import Options, Set, Vectors
from evaluate import load, scores_of
from train import part_of
from wilson import share

PARTS = {
    'all, true names': {},
    'names of a detector of eighty things': {'names': 'detector'},
    'no names: looks alone': {'names': 'none'},
    'no looks: names alone': {'looks': False},
    'neither': {'names': 'none', 'looks': False},
    'no depth: boxes alone': {'depth': False},
    'no geometry at all': {'geometry': False},
    'no colours': {'colours': False},
}


def right_of(scores, data, forced):
    asked = np.array(sorted(scores))
    pick = lambda row: row[:-1].argmax() if forced or row.argmax() < len(row) - 1 else -1
    return asked, np.array([pick(scores[i]) == data.target[i] for i in asked])


def line(name, right, base=None):
    s = share(right)
    low, high = s['interval']
    off = '' if base is None else f' | {100 * (right.astype(float) - base.astype(float)).mean():+.1f} ({paired(right, base)})'
    print(f'| {name} | {100 * s["right"]:.1f} ({100 * low:.0f} to {100 * high:.0f}){off} |', flush=True)


def paired(a, b):
    """95 % interval of the difference in points, the same questions."""
    d = a.astype(float) - b.astype(float)
    half = 196 * d.std() / np.sqrt(len(d))
    return f'{100 * d.mean() - half:+.1f} to {100 * d.mean() + half:+.1f}'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('weights')
    parser.add_argument('--data', required=True)
    parser.add_argument('--rows')
    parser.add_argument('--folds', type=int)
    parser.add_argument('--most', type=int)
    o = parser.parse_args()
    torch.set_num_threads(1)
    vectors = Vectors(os.path.join(o.data, 'vectors.npz'))
    model = load(o.weights)
    test = Set(os.path.join(o.data, 'test.npz'))
    members = np.arange(len(test))[: o.most]
    print('\ngenerated scenes, 6 marks, held out')
    base = None
    for name, parts in PARTS.items():
        _, right = right_of(scores_of(model, test, vectors, members, 'scenes', Options(**parts)), test, False)
        line(name, right, base)
        base = right if base is None else base
    relations(base, test, members)
    depth_or_height(base, test, members)
    consistency(model, test, vectors, members)
    several = np.array([len(test.kin_of[i]) > 1 for i in members])
    line('of these, several of the kind named', base[several])
    line('of these, absent', base[test.target[members] < 0])
    for name in ('wordings', 'kinds'):
        data = Set(os.path.join(o.data, f'{name}.npz'))
        _, right = right_of(scores_of(model, data, vectors, np.arange(len(data))[: o.most], 'scenes', Options()), data, False)
        line(f'{name} that training never had', right)
    print('\nby number of marks')
    data = Set(os.path.join(o.data, 'many.npz'))
    asked, right = right_of(scores_of(model, data, vectors, np.arange(len(data))[: o.most], 'scenes', Options()), data, False)
    marks = data.marks[asked]
    for a, b in ((2, 3), (4, 5), (6, 7), (8, 9), (10, 12), (13, 20)):
        here = (marks >= a) & (marks <= b)
        if here.any():
            line(f'{a} to {b} (chance {100 * np.mean(1 / (marks[here] + 1)):.0f})', right[here])
    if o.rows:
        rows(o, vectors)


def relations(right, data, members):
    """One relation and nothing else; one order and nothing else."""
    print('\nby relation, questions of one step')
    asked = [[row for row in data.asked_of[i] if row[0] in (0, 2)] for i in members]
    for kind, names in ((0, RELATIONS), (2, ORDERS)):
        for number, name in enumerate(names):
            here = np.array([len(a) == 1 and a[0][:2] == (kind, number) for a in asked])
            if here.sum() >= 10:
                line(f'{"order: " if kind else ""}{name} ({here.sum()})', right[here])
    print()


def depth_or_height(right, data, members):
    """Questions of one step about depth: what is nearer mostly stands lower in the picture. And where it does not?"""
    front, behind = RELATIONS.index('in front of'), RELATIONS.index('behind')
    near, far = ORDERS.index('near'), ORDERS.index('far')
    agrees = np.full(len(members), -1)
    for k, i in enumerate(members):
        steps = [row for row in data.asked_of[i] if row[0] in (0, 2)]
        if len(steps) != 1 or data.target[i] < 0:
            continue
        kind, what, value = steps[0]
        bottom = data.numbers[data.starts[data.row[i]] :, 3]
        target = bottom[data.target[i]]
        anchors = [row[2] for row in data.asked_of[i] if row[0] == 1]
        if kind == 0 and what in (front, behind) and not value and len(anchors) == 1:
            agrees[k] = (target > bottom[anchors[0]]) == (what == front)
        elif kind == 2 and what in (near, far) and value == 0 and not any(row[0] == 3 for row in data.asked_of[i]):
            best = max if what == near else min
            agrees[k] = target == best(bottom[mark] for mark in data.kin_of[i])
    line(f'depth, height in the picture says so, too ({(agrees == 1).sum()})', right[agrees == 1])
    line(f'depth, height says otherwise ({(agrees == 0).sum()})', right[agrees == 0])


def consistency(model, data, vectors, members):
    """The scene mirrored, and left and right in the words with it: is the same mark meant?"""
    plain, mirrored = (
        right_of(scores_of(model, data, vectors, members, 'scenes', Options(mirrored=m)), data, False)[1] for m in (False, True)
    )
    line('mirrored, with its words', mirrored, plain)
    line('right or wrong alike in both', mirrored == plain)


def rows(o, vectors):
    paths = o.rows.split(',')
    data = Set(os.path.join(o.data, 'sunspot.npz'))
    models = [load(path) for path in paths]
    twins = np.array([len(kin) > 1 for kin in data.kin_of])
    # Fewer weights than folds: the rows of the first ones.
    parts = o.folds or len(paths)
    fold = np.array([part_of(g, parts) for g in data.group])
    print('\npeople\'s expressions over true boxes (SUN-Spot), images held out; then with a distractor of the same label')
    base = None
    for name, without in PARTS.items():
        if name.startswith(('no depth', 'no colours')):
            continue  # There is neither in these rows.
        scores = {}
        for k, model in enumerate(models):
            members = np.flatnonzero(fold == k)
            # Rows of a kind lie together in the file: every n-th, not the first ones.
            members = members[:: max(1, len(members) * parts // (o.most or len(data)))]
            scores |= scores_of(model, data, vectors, members, 'people', Options(**without))
        asked, right = right_of(scores, data, True)
        line(name, right, base)
        line(f'{name}, distractor', right[twins[asked]], None if base is None else base[twins[asked]])
        base = right if base is None else base


if __name__ == '__main__':
    main()
