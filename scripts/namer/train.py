#!/usr/bin/env python3
"""Makes the namer's weights: a ridge regression from image features into the space of a sentence encoder, and a kernel
regression the other way, from nouns to where their looks lie.

usage: train.py OUT.safetensors --models FOLDER --classes FILE.py --crops FOLDER --frames SET_FOLDER...
                [--hold-out SET...] [--only-licensed] [--card OUT.yaml] [--cache FILE.npz]

--models   what `npm run models` makes (.models)
--classes  the English names of ImageNet's 1,000 classes in order, a list `imagenet_classnames` in Python: the package
           imgsearch 0.3.3 of the Python index carries one (tinyclip/imagenet_zeroshot_data.py, MIT)
--crops    labelled pictures (../shared/data/crops), --frames  annotated frame sets (../shared/data/frames*)
--hold-out names of sets that are read but not learnt from; top-1 on them is printed
--card     a model card of these weights beside them, for `--namer OUT.yaml` of the commands
--only-licensed learns from nothing whose origin states no licence, or one that forbids some use

Needs numpy, onnxruntime, opencv-python-headless. Minutes on one core, seconds with --cache. Seeded: the same
bytes from the same versions. docs/namer.md is the model card.
"""
import argparse
import ast
import hashlib
import json
import os
import re
import struct

import numpy as np

from pictures import VIEWS, Network, read_crops, read_frames
from wordpieces import Encoder

RIDGE = 30_000.0  # Held-out sets: 46 % at 300, 50 at 3,000, 59 here, 57 at 100,000.
FRAME_WEIGHT = 5.0  # Of an annotated thing beside a crop: it is what the node will see.
COUNT_POWER = 0.3  # A label with n pictures counts as n ** 0.7.
TEXT_SCALE = 7.0  # Cosines to logits, in the space of the sentence encoder.
LOOK_SCALE = 7.0  # And in the space of looks.
LOOK_WIDTH = 0.2  # Cosine over which a noun's looks are felt: docs/namer.md has what was tried of this and the next three.
LOOK_RIDGE = 0.3
LOOK_WITHIN = 0.5  # Added to the scatter within nouns, in standardised features.
LOOK_DIMS = 384
TEMPERATURE = 2.0  # Of the classifier's logits: it is too sure of itself on cut-outs.
WORDS = 500  # Against which a noun is measured.


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def class_names(path):
    with open(path, encoding='utf-8') as text:
        return ast.literal_eval(re.search(r'imagenet_classnames\s*=\s*(\[.*?\])', text.read(), re.S).group(1))


def fit(features, targets, weights):
    """Weights D x F and bias D of the least squares from features N x F to targets N x D."""
    x = np.concatenate([features, np.ones((len(features), 1), np.float32)], 1)
    xw = x * weights[:, None]
    normal = xw.T @ x
    normal[np.arange(x.shape[1] - 1), np.arange(x.shape[1] - 1)] += RIDGE
    solved = np.linalg.solve(normal.astype(np.float64), (xw.T @ targets).astype(np.float64))
    return solved[:-1].T, solved[-1]


def nearness(texts, nouns):
    return np.exp((texts @ nouns.T - 1) / LOOK_WIDTH)


def fit_looks(x, targets, weights, nouns):
    """Map D x F of standardised features into the space of looks, and the nouns' prototypes N x D, such that
    nearness(text, nouns) @ prototypes is where what the text names should lie.

    Features are whitened by their scatter within nouns (linear discriminant analysis): there things of one noun lie
    around one point. Texts are regressed to these points, not the other way: what is regressed shrinks to the middle,
    and a shrunken cut-out is near to the same few nouns always (hubs; Shigeto et al. 2015).
    """
    total = np.bincount(targets, weights)
    means = np.zeros((len(total), x.shape[1]))
    np.add.at(means, targets, x * weights[:, None])
    means /= total[:, None]
    odd = x - means[targets].astype(np.float32)
    within = ((odd * weights[:, None]).T @ odd).astype(np.float64) / weights.sum()
    values, axes = np.linalg.eigh(within)
    white = axes / np.sqrt(values + LOOK_WITHIN)
    counts = np.sqrt(total) / np.sqrt(total).mean()
    near = nearness(nouns, nouns)
    prototypes = np.linalg.solve(near + np.diag(LOOK_RIDGE / counts), unit(means @ white))
    # The directions in which the nouns differ most.
    points = near @ prototypes
    most = np.linalg.eigh(points.T @ points)[1][:, -LOOK_DIMS:]
    return (white @ most).T, prototypes @ most


def eight_bit(rows):
    scale = np.maximum(np.abs(rows).max(1), 1e-12) / 127
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def write_safetensors(path, tensors, metadata):
    header, at = {'__metadata__': metadata}, 0
    for name, data in tensors.items():
        kind = {'int8': 'I8', 'float32': 'F32'}[str(data.dtype)]
        header[name] = {'dtype': kind, 'shape': list(data.shape), 'data_offsets': [at, at + data.nbytes]}
        at += data.nbytes
    text = json.dumps(header).encode()
    text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as out:
        out.write(struct.pack('<Q', len(text)) + text)
        for data in tensors.values():
            out.write(np.ascontiguousarray(data).tobytes())


def write_card(path, weights):
    """The card that comes along, with other weights."""
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../config/models/namer.yaml')
    with open(own, encoding='utf-8') as text, open(weights, 'rb') as data:
        found = hashlib.sha256(data.read()).hexdigest()
        head = f'head:\n  file: {os.path.basename(weights)}\n  sha256: "{found}"\n'
        card = re.sub(r'head:\n  file: .*\n  sha256: .*\n', head, text.read())
    with open(path, 'w', encoding='utf-8') as out:
        out.write(card)


def top_1(things, region, names):
    """Which of a frame's things is the label? Share right, mean reciprocal rank, and by chance."""
    frames, right, ranks, chance = {}, [], [], []
    for i, thing in enumerate(things):
        frames.setdefault((thing['set'], thing['frame']), []).append(i)
    for members in frames.values():
        for i in members:
            label = things[i]['label']
            fits = [label == things[j]['label'] or label in things[j]['synonyms'] for j in members]
            order = np.argsort(-region(names(label))[members], kind='stable')
            rank = min(place for place, k in enumerate(order) if fits[k])
            right.append(rank == 0)
            ranks.append(1 / (rank + 1))
            chance.append(np.mean(fits))
    return len(right), np.mean(right), np.mean(ranks), np.mean(chance)


def read_all(options):
    if options.cache and os.path.exists(options.cache):
        return dict(np.load(options.cache))
    network = Network(os.path.join(options.models, 'efficientnet_lite0.onnx'))
    data = {f'crops.{k}': v for k, v in read_crops(options.crops, network).items()}
    data |= {f'frames.{k}': v for k, v in read_frames(options.frames, network).items()}
    if options.cache:
        np.savez(options.cache, **data)
    return data


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    for name in ('models', 'classes', 'crops'):
        parser.add_argument(f'--{name}', required=True)
    parser.add_argument('--frames', nargs='+', required=True)
    parser.add_argument('--hold-out', nargs='*', default=[])
    parser.add_argument('--only-licensed', action='store_true')
    parser.add_argument('--card')
    parser.add_argument('--cache')
    options = parser.parse_args()
    data = read_all(options)
    encode = Encoder(
        os.path.join(options.models, 'minilm_l6.onnx'), os.path.join(options.models, 'minilm_l6.pieces.txt')
    )
    classes = class_names(options.classes)
    mean = np.mean([encode(name) for name in classes], 0)
    names = lambda text: unit(encode(text) - mean)
    class_rows = np.stack([names(name) for name in classes])

    things = json.loads(str(data['frames.things']))
    used = np.array([thing['set'] not in options.hold_out for thing in things])
    crops = np.ones(len(data['crops.labels']), bool)
    if options.only_licensed:
        crops = data['crops.licensed']
        used &= np.array([thing['licensed'] for thing in things])
    labels = [data['crops.labels'][crops]] * 2 + [np.array([t['label'] for t in things])[used]] * len(VIEWS)
    features = [data['crops.plain'][crops], data['crops.mirrored'][crops]] + [data[f'frames.{kind}'][used] for kind in VIEWS]
    weights = [np.ones(len(features[0]))] * 2 + [np.full(used.sum(), FRAME_WEIGHT)] * len(VIEWS)
    centre = features[0].mean(0)
    spread = features[0].std(0) + 0.05
    x = ((np.concatenate(features) - centre) / spread).astype(np.float32)
    known, targets = np.unique(np.concatenate(labels), return_inverse=True)
    w = np.concatenate(weights)
    w = w * np.bincount(targets, w)[targets] ** -COUNT_POWER
    w = (w / w.mean()).astype(np.float32)
    label_rows = np.stack([names(label) for label in known])
    matrix, bias = fit(x, label_rows[targets].astype(np.float32), w)
    look, prototypes = fit_looks(x, targets, w, label_rows)
    # Standardising goes into the maps.
    matrix, look = matrix / spread, look / spread
    bias, look_bias = bias - matrix @ centre, -look @ centre
    scale = TEXT_SCALE + LOOK_SCALE
    join = lambda text, looks: np.concatenate(
        [unit(text) * np.sqrt(TEXT_SCALE / scale), unit(looks) * np.sqrt(LOOK_SCALE / scale)], -1
    )

    words = np.concatenate([label_rows, class_rows])
    words = words[np.random.default_rng(1).choice(len(words), WORDS, replace=False)]
    words = join(words, nearness(words, label_rows) @ prototypes)
    tensors = {'bias': bias, 'look.bias': look_bias, 'text_mean': mean}
    tensors = {name: row.astype(np.float32) for name, row in tensors.items()}
    rows = {'weights': matrix, 'classes': class_rows, 'vocabulary': words}
    rows |= {'look.weights': look, 'look.nouns': label_rows, 'look.prototypes': prototypes}
    for name, some in rows.items():
        tensors[name], tensors[f'{name}.scale'] = eight_bit(some)
    # Numbers of four bytes first: each lies at a multiple of four.
    tensors = dict(sorted(tensors.items(), key=lambda item: item[1].dtype == np.int8))
    numbers = {'scale': scale, 'temperature': TEMPERATURE, 'look.width': LOOK_WIDTH, 'look.share': LOOK_SCALE / scale}
    write_safetensors(options.out, tensors, {name: str(value) for name, value in numbers.items()})
    print(f'{options.out}: {os.path.getsize(options.out)} bytes, {len(x)} pictures, {len(known)} labels')

    if options.card:
        write_card(options.card, options.out)

    whole = lambda name: tensors[name].astype(np.float32) * tensors[f'{name}.scale'][:, None]
    powers = np.exp((data['frames.logits'] - data['frames.logits'].max(1, keepdims=True)) / TEMPERATURE)
    shares = powers / powers.sum(1, keepdims=True)
    seen = data['frames.square']
    text = seen @ whole('weights').T + tensors['bias'] + shares @ whole('classes')
    vectors = scale * join(text, seen @ whole('look.weights').T + tensors['look.bias'])
    phrase = lambda text: join(names(text), nearness(names(text), whole('look.nouns')) @ whole('look.prototypes'))
    usual = np.log(np.exp(vectors @ whole('vocabulary').T).mean(1))
    for name in dict.fromkeys(thing['set'] for thing in things):
        mine = [i for i, thing in enumerate(things) if thing['set'] == name]
        count, right, ranks, chance = top_1([things[i] for i in mine], lambda text: (vectors @ text - usual)[mine], phrase)
        kind = 'held out' if name in options.hold_out else 'learnt from'
        print(f'{name} ({kind}): {count} labels, top-1 {right:.3f}, mean reciprocal rank {ranks:.3f}, chance {chance:.3f}')


main()
