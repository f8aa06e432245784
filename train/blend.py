#!/usr/bin/env python3
"""Fits how model and geometry are weighed (core/hybrid/blend.ts) and says what it is worth on data held out.

usage: blend.py --rows BLIND.jsonl SCORES.npz      people's expressions over true labels (SUN-Spot)
       blend.py --views VIEWS.jsonl                annotated frames (scripts/judge/bothViews.ts)

BLIND.jsonl: scripts/language/fit.ts --blind, SCORES.npz: evaluate.py --scores; both of models that have not seen the image.
Weights are fitted to the likelihood of what is meant, on all folds of images, or sets of frames, but the one they are
reported on. Differences with 95 % intervals of 2,000 paired bootstraps over images or frames.
"""
import argparse
import json
import zlib

import numpy as np

from wilson import share

LEAST = 1e-3
TIE_FROM = 0.6
rng = np.random.default_rng(1)


def log(p):
    return np.log(np.maximum(LEAST, p))


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def fit(examples, start, steps=400, ridge=0.02):
    """Weights w of features [choices, k] whose softmax makes the right ones likely; a few numbers: plain gradient steps."""
    w = np.array(start, float)
    velocity = np.zeros_like(w)
    for step in range(steps):
        gradient = ridge * (w - start)
        for features, right in examples:
            p = softmax(features @ w)
            aim = np.zeros(len(p))
            aim[right] = p[right] / max(1e-9, p[right].sum())
            gradient -= features.T @ (aim - p) / len(examples)
        velocity = 0.9 * velocity - 0.05 * gradient
        w = w + velocity
    return w


def difference(a, b, groups):
    """Mean of a - b in points with its interval, whole groups drawn."""
    members = [np.flatnonzero(groups == g) for g in np.unique(groups)]
    sums = np.array([[a[m].sum() - 1.0 * b[m].sum(), len(m)] for m in members], float)
    draws = sums[rng.integers(0, len(sums), (2000, len(sums)))].sum(1)
    points = 100 * draws[:, 0] / draws[:, 1]
    return [round(float(x), 1) for x in (100 * (a.astype(float) - b.astype(float)).mean(), *np.percentile(points, [2.5, 97.5]))]


def told(name, right, groups):
    print(name)
    for who in right:
        print(f'  {who:9s}', share(right[who]))
    for who in ('blend', 'ties'):
        for other in ('geometry', 'model'):
            if who in right:
                print(f'  {who} over {other}: {difference(right[who], right[other], groups)} points')


def some(examples, most=800):
    """Two weights need no more than so many, spread over all."""
    return examples[:: max(1, len(examples) // most)]


def joined(blind, scores):
    """Of each row that both have judged: the two logarithms of its things and which is meant; its image; has it twins."""
    stored = np.load(scores)
    ends = np.cumsum(stored['sizes'] + 1)
    # The same may be asked of several views of a room: both have these in the same order.
    model = {}
    for k, end in enumerate(ends):
        row = stored['scores'][end - stored['sizes'][k] - 1 : end]
        key = (str(stored['groups'][k]), str(stored['expressions'][k]), int(stored['targets'][k]))
        model.setdefault(key, []).append((row[:-1], stored['twins'][k]))
    examples, groups, twins = [], [], []
    for line in open(blind, encoding='utf-8'):
        row = json.loads(line)
        same = model.get((row['group'], row['expression'], row['target']))
        if not same or len(same[0][0]) != len(row['chances']):
            continue
        found = same.pop(0)
        features = np.stack([log(np.array(row['chances'])), log(softmax(found[0]))], 1)
        examples.append((features, [row['target']]))
        groups.append(row['group'])
        twins.append(bool(found[1]))
    return examples, np.array(groups), np.array(twins)


def rows(blind, scores):
    examples, groups, twins = joined(blind, scores)
    fold = np.array([zlib.crc32(g.encode()) % 5 for g in groups])
    right = {who: np.zeros(len(examples), bool) for who in ('geometry', 'model', 'blend')}
    for held in range(5):
        w = fit(some([e for e, f in zip(examples, fold) if f != held]), [1.0, 1.0], steps=150)
        for i in np.flatnonzero(fold == held):
            features, (target,) = examples[i]
            for who, v in (('geometry', [1, 0]), ('model', [0, 1]), ('blend', w)):
                right[who][i] = (features @ np.array(v)).argmax() == target
    print(f'{len(examples)} rows; weights of all: geometry, model = {np.round(fit(some(examples), [1.0, 1.0], steps=150), 3)}')
    told('all', right, groups)
    told('a distractor of the same label', {who: r[twins] for who, r in right.items()}, groups[twins])


def features_of(view):
    """Of the model's marks in its order and none: geometry's and the model's logarithms, none, none where geometry finds none."""
    model, geometry = view['model'], view['geometry']
    ids = [i for i, _ in model['ranked']]
    chances = np.array([s for _, s in model['ranked']])
    understood = geometry['status'] not in ('NOT_UNDERSTOOD',)
    by_geometry = dict(map(tuple, geometry['ranked']))
    g = log(np.array([by_geometry.get(i, 0) for i in ids])) if understood else np.zeros(len(ids))
    m = np.append(log(chances), log(max(0.0, 1 - chances.sum())))
    last = np.zeros(len(ids) + 1)
    last[-1] = understood
    absent = last * (geometry['status'] == 'NOT_FOUND')
    return ids, np.stack([np.append(g, 0), m, last, absent], 1)


def decided(ids, p):
    """As core/prompt/decide.ts: the mark that is answered, None for nothing, 'ambiguous' with the rivals."""
    order = sorted(range(len(ids)), key=lambda i: (-p[i], ids[i]))
    best = order[0]
    if p[-1] >= p[best]:
        return 'none', []
    rivals = [i for i in order if p[i] >= 0.5 * p[best]]
    if sum(p[i] for i in rivals) < 0.5 or len(rivals) > 8:
        return 'none', []
    return ('ok' if len(rivals) == 1 else 'ambiguous'), [ids[i] for i in rivals]


def views(path):
    all_views = [json.loads(line) for line in open(path, encoding='utf-8')]
    all_views = [v for v in all_views if v['model']['ranked']]
    examples, usable = [], []
    for view in all_views:
        ids, features = features_of(view)
        aim = [ids.index(i) for i in view['right']] if view['kind'] == 'unique' else [len(ids)]
        examples.append((features, aim))
        usable.append(view['kind'] != 'ambiguous' and len(aim) > 0)
    sets = np.array([v['set'] for v in all_views])
    usable = np.array(usable)
    start = [1.0, 1.0, 0.0, 1.0]
    answered = {who: np.zeros(len(all_views), bool) for who in ('geometry', 'model', 'blend', 'ties')}
    first = {who: np.zeros(len(all_views), bool) for who in answered}
    accepted = {who: np.zeros(len(all_views), bool) for who in answered}
    for held in np.unique(sets):
        w = fit([e for e, s, u in zip(examples, sets, usable) if s != held and u], start)
        print(f'{held}: geometry, model, none, absent = {np.round(w, 3)}')
        for i in np.flatnonzero(sets == held):
            view, (ids, features) = all_views[i], features_of(all_views[i])
            right = set(view['right'])
            for who in answered:
                if who == 'ties':
                    # As core/hybrid/blend.ts: what geometry answers or refuses stands, a tie is broken from 0.6 on.
                    p = softmax(features @ w)
                    k = int(p[:-1].argmax())
                    order = [ids[i] for i in np.argsort(-p[:-1], kind='stable')]
                    status = view['geometry']['status']
                    if status == 'AMBIGUOUS' and p[k] >= TIE_FROM:
                        ok, meant, said = True, [ids[k]], 'ok'
                    else:
                        ok, meant = status == 'OK', [view['geometry'].get('id')]
                        said = {'OK': 'ok', 'NOT_FOUND': 'none', 'AMBIGUOUS': 'ambiguous'}.get(status, '')
                elif who == 'blend':
                    p = softmax(features @ w)
                    order = [ids[k] for k in np.argsort(-p[:-1], kind='stable')]
                    said, meant = decided(ids, p)
                    ok = said == 'ok'
                else:
                    order = [k for k, _ in view[who]['ranked']]
                    ok, meant = view[who]['status'] == 'OK', [view[who].get('id')]
                    said = {'OK': 'ok', 'NOT_FOUND': 'none', 'AMBIGUOUS': 'ambiguous'}.get(view[who]['status'], '')
                first[who][i] = bool(order) and order[0] in right
                accepted[who][i] = ok
                wanted = {'absent': 'none', 'ambiguous': 'ambiguous'}.get(view['kind'])
                answered[who][i] = (ok and meant[0] in right) if view['kind'] == 'unique' else said == wanted
    print(f'weights of all: {np.round(fit([e for e, u in zip(examples, usable) if u], start), 3)}')
    asked = [(v, aim) for v, (_, aim), u in zip(all_views, examples, usable) if u]
    temperature([v for v, _ in asked], [aim for _, aim in asked])
    frames = np.array([f'{v["set"]}/{v["frame"]}' for v in all_views])
    kinds = np.array([v['kind'] for v in all_views])
    for name in [*np.unique(sets), 'all']:
        mine = (sets == name) | (name == 'all')
        u, absent = mine & (kinds == 'unique'), mine & (kinds == 'absent')
        told(f'{name}: unique, the first of the ranked', {w: r[u] for w, r in first.items()}, frames[u])
        told(f'{name}: unique, answered right', {w: r[u] for w, r in answered.items()}, frames[u])
        ambiguous = mine & (kinds == 'ambiguous')
        print('  ambiguous said to be so:', {w: f'{r[ambiguous].sum()} of {ambiguous.sum()}' for w, r in answered.items()})
        print('  absent taken for something:', {w: f'{r[absent].sum()} of {absent.sum()}' for w, r in accepted.items()})


def temperature(views, aims):
    """How sure the model may be: the likeliest temperature (scores divided by it) on the other sets, judged on the one held
    out by the mean logarithm of the chance of what is meant; as shipped it is 1."""
    choices = np.arange(0.6, 4.01, 0.1)
    chances = [np.array([s for _, s in v['model']['ranked']]) for v in views]
    logs = [np.log(np.maximum(1e-9, np.append(p, 1 - p.sum()))) for p in chances]
    sets = np.array([v['set'] for v in views])

    def likelihood(members, t):
        return np.mean([np.log(max(1e-9, softmax(logs[i] / t)[aims[i]].sum())) for i in members])

    members = {held: np.flatnonzero(sets == held) for held in np.unique(sets)}
    for held, mine in members.items():
        others = np.concatenate([m for name, m in members.items() if name != held])
        best = max(choices, key=lambda t: likelihood(others, t))
        print(f'{held}: temperature {best:.1f} of the others; log likelihood {likelihood(mine, best):.3f}, at 1 {likelihood(mine, 1):.3f}')
    everything = np.concatenate(list(members.values()))
    print(f'temperature of all: {max(choices, key=lambda t: likelihood(everything, t)):.1f}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--rows', nargs=2)
    parser.add_argument('--views')
    o = parser.parse_args()
    if o.rows:
        rows(*o.rows)
    if o.views:
        views(o.views)


if __name__ == '__main__':
    main()
