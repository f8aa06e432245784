#!/usr/bin/env python3
"""Would a learnt combination of model and geometry do better than two weights (blend.py)? Held out, with intervals.

usage: gate.py BLIND.jsonl SCORES.npz [VIEWS.jsonl]     as for blend.py: all of models that have not seen the image

The logarithm of each is weighed by a weight that is itself linear in what both look like before anything is decided: margin
of first over second, entropy (each of both), how many things there are, whether both have the same first. Fitted to the
likelihood of what is meant. Judged on SUN-Spot by five folds of images, then with the source held out: weights fitted on the
frames' questions judged on SUN-Spot, and the other way round.
"""
import json
import sys
import zlib

import numpy as np

from blend import difference, features_of, joined, log, softmax
from wilson import share

PLAIN, GATED = 'two weights', 'gated'
RIDGE = 0.003


def context(features):
    """What the two say of a question, whoever is right: geometry's and the model's margin and entropy, things, agreement."""
    chances = [softmax(features[:, k]) for k in (0, 1)]
    margins = [np.diff(np.sort(np.log(np.maximum(1e-3, p)))[-2:])[0] if len(p) > 1 else 0 for p in chances]
    entropies = [-(p * np.log(np.maximum(1e-9, p))).sum() for p in chances]
    same = float(chances[0].argmax() == chances[1].argmax())
    return np.array([*margins, *entropies, np.log(len(features)), same])


class Questions:
    """Questions side by side: both logarithms [n, most, 2], which of these are there, which are meant, contexts."""

    def __init__(self, examples):
        most = max(len(f) for f, _ in examples)
        n = len(examples)
        self.logs, self.there, self.meant = np.zeros((n, most, 2)), np.zeros((n, most), bool), np.zeros((n, most), bool)
        for i, (f, right) in enumerate(examples):
            self.logs[i, : len(f)] = f[:, :2]
            self.there[i, : len(f)] = True
            self.meant[i, right] = True
        self.context = np.stack([context(f[:, :2]) for f, _ in examples])

    def sums(self, w, members, scale):
        gates = np.column_stack([np.ones(len(members)), (self.context[members] - scale[0]) / scale[1]])
        weights = gates @ w
        return np.where(self.there[members], (self.logs[members] * weights[:, None]).sum(2), -1e9), gates

    def right(self, w, members, scale):
        best = self.sums(w, members, scale)[0].argmax(1)
        return self.meant[members, best]


def fitted(q, members, gated, steps=1500, rate=0.02):
    """Weights [1 + contexts, 2] by Adam, pulled towards no gates; `gated` says whether there are gates at all."""
    scale = (q.context[members].mean(0), q.context[members].std(0) + 1e-6)
    w = np.zeros((1 + q.context.shape[1], 2))
    w[0] = 0.5
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        sums, gates = q.sums(w, members, scale)
        p = np.exp(sums - sums.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        aim = p * q.meant[members]
        aim /= np.maximum(1e-12, aim.sum(1, keepdims=True))
        by_weight = ((p - aim)[:, :, None] * q.logs[members]).sum(1)
        gradient = gates.T @ by_weight / len(members)
        gradient[1:] = gradient[1:] + RIDGE * w[1:] if gated else 0
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        w -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return w, scale


def told(name, right, groups, part):
    print(f'{name} ({part.sum()})')
    for who, r in right.items():
        over = '' if who in ('geometry', 'model') else f'; over geometry {difference(r[part], right["geometry"][part], groups[part])}'
        print(f'  {who:12s} {share(r[part])}{over}')
    print('  gated over two weights', difference(right[GATED][part], right[PLAIN][part], groups[part]))
    either = right['geometry'] | right['model']
    print(f'  either of both is right: {100 * either[part].mean():.1f} %')


def alone(q, k):
    return q.meant[np.arange(len(q.meant)), np.where(q.there, q.logs[:, :, k], -1e9).argmax(1)]


def by_images(q, groups):
    fold = np.array([zlib.crc32(g.encode()) % 5 for g in groups])
    right = {'geometry': alone(q, 0), 'model': alone(q, 1), PLAIN: np.zeros(len(fold), bool), GATED: np.zeros(len(fold), bool)}
    for held in range(5):
        asked = np.flatnonzero(fold == held)
        for who in (PLAIN, GATED):
            w, scale = fitted(q, np.flatnonzero(fold != held), who == GATED)
            right[who][asked] = q.right(w, asked, scale)
    return right


def across(learnt, asked):
    right = {'geometry': alone(asked, 0), 'model': alone(asked, 1)}
    for who in (PLAIN, GATED):
        w, scale = fitted(learnt, np.arange(len(learnt.meant)), who == GATED)
        right[who] = asked.right(w, np.arange(len(asked.meant)), scale)
        print(f'  {who}: geometry, model = {np.round(w[0], 2)}')
    return right


def frames(path):
    """Unique questions of annotated frames that geometry has read, what is meant among the marks; "none" is no choice here."""
    examples, groups = [], []
    for line in open(path, encoding='utf-8'):
        view = json.loads(line)
        ids, features = features_of(view)
        right = [ids.index(i) for i in view['right'] if i in ids]
        if view['kind'] == 'unique' and right and view['geometry']['status'] != 'NOT_UNDERSTOOD':
            examples.append((features[:-1, :2], right))
            groups.append(f'{view["set"]}/{view["frame"]}')
    return Questions(examples), np.array(groups)


def main():
    examples, groups, twins = joined(*sys.argv[1:3])
    rows = Questions(examples)
    everything = np.ones(len(groups), bool)
    right = by_images(rows, groups)
    told('SUN-Spot, images held out', right, groups, everything)
    told('SUN-Spot, images held out, a distractor of the same label', right, groups, twins)
    if len(sys.argv) > 3:
        views, shots = frames(sys.argv[3])
        sets = np.array([s.split('/')[0] for s in shots])
        print('learnt from the frames, asked of SUN-Spot')
        right = across(views, rows)
        told('SUN-Spot, source held out', right, groups, everything)
        told('SUN-Spot, source held out, a distractor of the same label', right, groups, twins)
        print('learnt from SUN-Spot, asked of the frames')
        right = across(rows, views)
        for name in (*np.unique(sets), ''):
            told(f'{name or "all frames"}, source held out, the first of those marked', right, shots, sets == name if name else sets != '')


main()
