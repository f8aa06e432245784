#!/usr/bin/env python3
"""Fits the judge of regions: boosted trees that say how likely a region is a thing that a person would name.

usage: fit.py DUMP_DIR [--out src/core/segment/tree/judge] [--folds DIR]   (needs numpy, lightgbm: requirements.txt)

DUMP_DIR is what dump.ts wrote. One source after the other is left out and judged by the rest: that is printed, and
turns scores into probabilities. Twice: for frames in which a detector gave hints, and for those without (no detector, one
that failed, one that names only what it is sure of), from all but the hints. --out fits on everything and writes
hintedTrees.ts and unhintedTrees.ts; --folds writes one judge (of frames with hints) a family
of sources, fitted without it, for `npm run eval -- frames|marks SET --judge DIR/FAMILY.json`. --fifths FAMILY writes five judges
FAMILY_0.json to FAMILY_4.json more, each without every fifth of its frames by name. Seeded and on one thread: the same dump gives the same trees.
"""
import argparse, glob, json, os
import lightgbm, numpy as np

SEED = 7
# A region whose box fits its thing at IoU 0.5 is one; better boxes are better answers.
LOW, HIGH = 0.4, 0.7
PARAMS = dict(
    objective='cross_entropy', learning_rate=0.06, num_leaves=15, min_data_in_leaf=60, lambda_l2=5.0,
    feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1, max_bin=127, num_threads=1, seed=SEED,
    deterministic=True, use_missing=False, verbosity=-1,
)
ROUNDS = 160
# Views of one frame are not as good as frames; rendered and table-top sets must not drown real rooms.
WEIGHT_OF_KIND = {'depth': 1.0, 'blind': 0.25, 'mirrored': 0.6, 'left': 0.4, 'right': 0.4, 'bare': 0.3, 'bareBlind': 0.2}
WEIGHT_OF_SET = {'regions/mosd': 0.3, 'recordings/frames': 0.7}
KEPT_NEGATIVES = 0.35


def load(folder):
    frames = []
    for path in sorted(glob.glob(os.path.join(folder, '*.bin'))):
        data = open(path, 'rb').read()
        end = data.index(b'\n')
        head = json.loads(data[:end])
        rows = np.frombuffer(data[end + 1:], '<f4').reshape(head['rows'], head['columns'])
        frames.append(dict(head, boxes=rows[:, :4], thing=rows[:, 4].astype(int), fit=rows[:, 5], X=rows[:, 6:]))
    return frames


def with_hints(frames):
    return [f for f in frames if f['kind'] not in ('bare', 'bareBlind')]


def without_hints(frames):
    """Every view, and of each what is known where nothing hints."""
    kept = [k for k, name in enumerate(frames[0]['names']) if not name.startswith('hint')]
    return [dict(f, names=[f['names'][k] for k in kept], X=f['X'][:, kept]) for f in frames]


def family(frame):
    return frame['set'].split('/')[-1] if 'recordings' not in frame['set'] else 'rendered'


def source(frame):
    return family(frame) + ':' + frame['source']


def fit(frames, seed=SEED):
    rng = np.random.default_rng(seed)
    X, y, w = [], [], []
    for f in frames:
        keep = (f['fit'] > 0.2) | (rng.random(len(f['fit'])) < KEPT_NEGATIVES)
        X.append(f['X'][keep])
        fitness = f['fit'][keep]
        y.append(np.clip((fitness - LOW) / (HIGH - LOW), 0, 1))
        base = WEIGHT_OF_KIND[f['kind']] * WEIGHT_OF_SET.get(f['set'], 1.0)
        w.append(np.where(fitness > 0.2, base, base / KEPT_NEGATIVES))
    data = lightgbm.Dataset(np.vstack(X), np.concatenate(y), weight=np.concatenate(w), free_raw_data=True)
    return lightgbm.train(PARAMS, data, ROUNDS)


def suppressed(boxes, score, limit, overlap=0.6):
    """Rows of the best regions, none of which overlaps a better one."""
    order = np.argsort(-score)[:2500]
    keep = []
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for i in order:
        if keep:
            k = np.array(keep)
            w = np.minimum(boxes[k, 2], boxes[i, 2]) - np.maximum(boxes[k, 0], boxes[i, 0])
            h = np.minimum(boxes[k, 3], boxes[i, 3]) - np.maximum(boxes[k, 1], boxes[i, 1])
            both = np.clip(w, 0, None) * np.clip(h, 0, None)
            if (both / (area[k] + area[i] - both)).max() >= overlap:
                continue
        keep.append(i)
        if len(keep) == limit:
            break
    return np.array(keep, int)


def ious(boxes, thing):
    w = np.minimum(boxes[:, 2], thing[2]) - np.maximum(boxes[:, 0], thing[0])
    h = np.minimum(boxes[:, 3], thing[3]) - np.maximum(boxes[:, 1], thing[1])
    both = np.clip(w, 0, None) * np.clip(h, 0, None)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return both / (area + (thing[2] - thing[0]) * (thing[3] - thing[1]) - both)


def recall(frame, score, limits=(20, 30, 40, 80, 150)):
    kept = suppressed(frame['boxes'], score, max(limits))
    hits = {n: [] for n in (*limits, 'all')}
    for thing in frame['things']:
        for n in limits:
            hits[n].append(ious(frame['boxes'][kept[:n]], thing).max() >= 0.5)
        hits['all'].append(ious(frame['boxes'], thing).max() >= 0.5)
    return hits


def held_out(frames):
    """Prints what is found of each source by the judge of the others; returns the calibration over all of them."""
    total, table = {}, []
    pairs = []
    for name in sorted({source(f) for f in frames}):
        if name.startswith('mosd'):
            continue
        model = fit([f for f in frames if source(f) != name])
        for f in frames:
            if source(f) != name or f['kind'] not in ('depth', 'blind', 'bare', 'bareBlind'):
                continue
            score = model.predict(f['X'])
            if f['kind'] == 'depth':
                pairs.append((score, f['fit'] >= 0.5))
            for n, hits in recall(f, score).items():
                total.setdefault((family(f), f['kind']), {}).setdefault(n, []).extend(hits)
    for key, hits in total.items():
        print(*key, {n: round(100 * float(np.mean(h)), 1) for n, h in hits.items()}, 'things', len(hits['all']))
    score, right = (np.concatenate(x) for x in zip(*pairs))
    edges = [0, .02, .05, .1, .2, .3, .4, .5, .6, .7, .8, 1]
    for a, b in zip(edges, edges[1:]):
        inside = (score >= a) & (score < b)
        if inside.sum():
            print(f'judged {a:.2f} to {b:.2f}: {inside.sum()} regions, of which {100 * right[inside].mean():.1f} % fit')
    return calibrate(score, right)


def calibrate(score, right, bins=24):
    """Knots (score, share that fits), both rising: pool adjacent violators over bins of equally many hits."""
    order = np.argsort(score)
    score, right = score[order], right[order].astype(float)
    cuts = np.searchsorted(np.cumsum(right), np.linspace(0, right.sum(), bins + 1)[1:-1])
    blocks = [[b.mean(), len(b), s.mean()] for b, s in zip(np.split(right, cuts), np.split(score, cuts)) if len(b)]
    pooled = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and pooled[-2][0] >= pooled[-1][0]:
            (p, n, s), (q, m, t) = pooled[-2:]
            pooled[-2:] = [[(p * n + q * m) / (n + m), n + m, (s * n + t * m) / (n + m)]]
    return [[round(float(s), 4), round(float(p), 4)] for p, _, s in pooled]


def node_arrays(tree):
    feature, threshold, left, right, value = [], [], [], [], []

    def add(node):
        at = len(feature)
        for column in (feature, threshold, left, right, value):
            column.append(0)
        if 'leaf_value' in node:
            feature[at] = -1
            value[at] = round(node['leaf_value'], 5)
            return at
        feature[at] = node['split_feature']
        threshold[at] = float(f"{node['threshold']:.6g}")
        left[at] = add(node['left_child'])
        right[at] = add(node['right_child'])
        return at

    add(tree['tree_structure'])
    return dict(f=feature, t=threshold, l=left, r=right, v=value)


def to_json(model, frames, calibration):
    trees = [node_arrays(t) for t in model.dump_model()['tree_info']]
    judge = dict(features=frames[0]['names'], calibration=calibration, trees=trees)
    return json.dumps(judge, separators=(',', ':'))


def write_json(model, frames, path, calibration):
    with open(path, 'w') as out:
        out.write(to_json(model, frames, calibration))


def export(model, frames, path, name, calibration):
    text = to_json(model, frames, calibration)
    with open(path, 'w') as out:
        out.write('/** Written by scripts/regions/fit.py: boosted trees, as one line of JSON; docs/seeing.md. */\n')
        out.write(f"export const {name} =\n  '{text}';\n")
    print(path, len(text), 'bytes')


def main():
    args = argparse.ArgumentParser()
    args.add_argument('dump')
    args.add_argument('--out')
    args.add_argument('--folds')
    args.add_argument('--fifths')
    args = args.parse_args()
    everything = load(args.dump)
    frames = with_hints(everything)
    calibration = held_out(frames)
    if args.out:
        export(fit(frames), frames, os.path.join(args.out, 'hintedTrees.ts'), 'HINTED_TREES', calibration)
        print('without hints')
        blind = without_hints(everything)
        trees = os.path.join(args.out, 'unhintedTrees.ts')
        export(fit(blind), blind, trees, 'UNHINTED_TREES', held_out(blind))
    for name in sorted({family(f) for f in frames} if args.folds else []):
        os.makedirs(args.folds, exist_ok=True)
        rest = [f for f in frames if family(f) != name]
        write_json(fit(rest), frames, os.path.join(args.folds, name + '.json'), calibration)
    if args.fifths:
        os.makedirs(args.folds, exist_ok=True)
        named = sorted({f['frame'] for f in frames if family(f) == args.fifths})
        for k in range(5):
            left_out = set(named[k::5])
            rest = [f for f in frames if family(f) != args.fifths or f['frame'] not in left_out]
            write_json(fit(rest), frames, os.path.join(args.folds, f'{args.fifths}_{k}.json'), calibration)


if __name__ == '__main__':
    main()
