#!/usr/bin/env python3
"""Trains Spatial-LLaVA nano. Seeded, resumable, on one thread of a CPU.

usage: train.py OUT.pt --data FOLDER --steps N [--scenes NAME] [--rows NAME] [--share S] [--fold K/N]
                [--start FROM.pt] [--lr 1e-3] [--schedule cosine|flat|down] [--seed 1] [--no-geometry] [--no-looks] [--names MODE] [--clean]
                [--no-aside] [--add TO.pt,FROM.pt]

--data     what prepare.py made
--scenes   set of generated scenes (train); --rows: sets of people's expressions (sunspot), several by commas, as often each
--share    share of batches that are people's expressions (0: none, 1: nothing else)
--fold     K/N: leaves out the rows of the first set whose image belongs to part K of N
--start    weights to begin with; without it from chance
--add      what another run has learnt from FROM.pt to TO.pt is added to --start, which has begun at FROM.pt too
--names, --clean   what marks are shown with: true, noisy, none, mixed; without the noise of a camera
--schedule flat is for as long as there is time, down (a line to zero) ends it from what flat has left
Resumes from OUT.pt where it holds an unfinished run of the same command. Progress goes to OUT.log.
"""
import argparse
import json
import math
import os
import time
import zlib

import numpy as np
import torch

from data import Options, Set, Vectors, batch, batches
from model import VOCABULARY, Nano

BATCH = 64


def part_of(group, parts):
    return zlib.crc32(str(group).encode()) % parts


def without_fold(data, fold):
    if not fold:
        return np.arange(len(data))
    held, parts = map(int, fold.split('/'))
    return np.array([i for i in range(len(data)) if part_of(data.group[i], parts) != held])


def endless(data, members, rng):
    while True:
        yield from batches(data, members, BATCH, rng)


def nouns_of(vectors, data):
    """Nouns of all kinds, against which looks are measured."""
    labels = np.unique(data.label[data.label > 0])
    return vectors.phrases[np.random.default_rng(1).choice(labels, VOCABULARY, replace=False)].T.copy()


def mean_where(logits, aim, known):
    each = torch.nn.functional.binary_cross_entropy_with_logits(logits, aim, reduction='none') * known
    return each.sum() / known.sum().clamp(min=1)


def loss_of_steps(understood, steps):
    """Of the single steps, where they are known."""
    said, denied, rank, anchors = understood
    known, aim_said, aim_denied, aim_rank, aim_anchors, anchors_known = steps
    loss = mean_where(said, aim_said, known[:, None].expand_as(said))
    loss = loss + mean_where(denied, aim_denied, aim_said[:, : denied.shape[1]])
    loss = loss + mean_where(anchors, aim_anchors, anchors_known)
    return loss + torch.nn.functional.cross_entropy(rank, aim_rank) if (aim_rank >= 0).any() else loss


def loss_of(model, tensors, target, aside, aside_known, steps, weight):
    scores, beside, understood = model(*tensors)
    choice = torch.nn.functional.cross_entropy(scores, target)
    loss = choice + weight * mean_where(beside, aside, aside_known)
    if weight:
        loss = loss + weight * loss_of_steps(understood, steps)
    return loss, (scores.argmax(1) == target).float().mean()


def rate(step, steps, most, schedule):
    warm = min(1, (step + 1) / min(100, max(1, steps // 10)))
    left = 1 - step / steps
    shape = {'cosine': 0.5 * (1 + math.cos(math.pi * step / steps)), 'flat': 1, 'down': left}[schedule]
    return most * warm * (0.01 + 0.99 * shape)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    parser.add_argument('--data', required=True)
    parser.add_argument('--steps', type=int, required=True)
    parser.add_argument('--scenes', default='train')
    parser.add_argument('--rows', default='sunspot')
    parser.add_argument('--share', type=float, default=0)
    parser.add_argument('--fold')
    parser.add_argument('--start')
    parser.add_argument('--add')
    parser.add_argument('--lr', type=float, default=1e-3)
    parser.add_argument('--schedule', choices=('cosine', 'flat', 'down'), default='cosine')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--no-geometry', action='store_true')
    parser.add_argument('--no-looks', action='store_true')
    parser.add_argument('--no-aside', action='store_true')
    parser.add_argument('--names', default='mixed')
    parser.add_argument('--clean', action='store_true')
    o = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)
    rng = np.random.default_rng(o.seed)
    vectors = Vectors(os.path.join(o.data, 'vectors.npz'))
    options = Options(augment=True, clean=o.clean, names=o.names, geometry=not o.no_geometry, looks=not o.no_looks)
    sources = {}
    if o.share < 1:
        scenes = Set(os.path.join(o.data, f'{o.scenes}.npz'))
        sources['scenes'] = (scenes, endless(scenes, np.arange(len(scenes)), rng))
    if o.share > 0:
        for name in o.rows.split(','):
            rows = Set(os.path.join(o.data, f'{name}.npz'))
            sources[name] = (rows, endless(rows, without_fold(rows, o.fold if name == o.rows.split(',')[0] else None), rng))

    model = Nano()
    if o.start:
        found = torch.load(o.start)['model']
        if o.add:
            to, of = (torch.load(path)['model'] for path in o.add.split(','))
            found = {k: v + to[k] - of[k] for k, v in found.items()}
        own = model.state_dict()
        model.load_state_dict({k: v for k, v in found.items() if k in own and v.shape == own[k].shape}, strict=False)
    if not model.vocabulary.any():
        model.vocabulary.copy_(torch.from_numpy(nouns_of(vectors, scenes if o.share < 1 else rows)))
    decayed = [p for n, p in model.named_parameters() if p.ndim > 1]
    others = [p for n, p in model.named_parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{'params': decayed, 'weight_decay': 0.03}, {'params': others, 'weight_decay': 0}], betas=(0.9, 0.98)
    )
    command = {key: value for key, value in vars(o).items() if key != 'out'}
    first = 0
    if os.path.exists(o.out):
        stored = torch.load(o.out)
        if stored['command'] != command:
            raise SystemExit(f'{o.out} holds a run of another command; name another file')
        model.load_state_dict(stored['model'])
        optimiser.load_state_dict(stored['optimiser'])
        first = stored['step']
    print(f'{sum(p.numel() for p in model.parameters())} parameters, from step {first}', flush=True)
    log = open(os.path.splitext(o.out)[0] + '.log', 'a', encoding='utf-8')
    seen, started = {}, time.time()
    model.train()
    for step in range(first, o.steps):
        kind = rng.choice([name for name in sources if name != 'scenes']) if rng.random() < o.share else 'scenes'
        data, stream = sources[kind]
        made = batch(data, vectors, next(stream), 'scenes' if kind == 'scenes' else 'people', options, rng)
        loss, right = loss_of(model, *made, 0 if o.no_aside else 0.3)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for group in optimiser.param_groups:
            group['lr'] = rate(step, o.steps, o.lr, o.schedule)
        optimiser.step()
        seen.setdefault(kind, []).append((loss.item(), right.item()))
        done = step + 1
        if done % 100 == 0 or done == o.steps:
            line = {'step': done, 'seconds': round(time.time() - started, 1)}
            line |= {k: [round(x, 4) for x in np.mean(v, 0)] for k, v in seen.items()}
            print(json.dumps(line), file=log, flush=True)
            seen = {}
        if done % 500 == 0 or done == o.steps:
            state = {'model': model.state_dict(), 'optimiser': optimiser.state_dict(), 'step': done, 'command': command}
            torch.save(state, o.out + '.part')
            os.replace(o.out + '.part', o.out)


if __name__ == '__main__':
    main()
