"""Labelled pictures and what the classifier says of them."""
import collections
import json
import os
import re
import tarfile

import cv2
import numpy as np
import onnxruntime

SIDE = 224
# Cut-outs of annotated things for training: the square as the node cuts it, wider, and the box alone, as masks of real
# segmentations are too small or too large.
VIEWS = ('square', 'mirrored', 'wide', 'wider', 'box')


class Network:
    """EfficientNet-Lite0 as `npm run models` makes it: features and logits of N x 224 x 224 x 3 bytes."""

    def __init__(self, model):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model, options)

    def __call__(self, images):
        parts = [
            self.session.run(['features', 'logits'], {'images': np.stack(images[i : i + 16])})
            for i in range(0, len(images), 16)
        ]
        return [np.concatenate(part).astype(np.float32) for part in zip(*parts)]


def resize(image):
    way = cv2.INTER_LINEAR if max(image.shape[:2]) < SIDE else cv2.INTER_AREA
    return cv2.resize(image, (SIDE, SIDE), interpolation=way)


def cut(image, left, top, right, bottom):
    height, width = image.shape[:2]
    x0, y0 = max(0, int(np.floor(left))), max(0, int(np.floor(top)))
    x1, y1 = min(width, int(np.ceil(right))), min(height, int(np.ceil(bottom)))
    return resize(image[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)])


def view(image, box, kind):
    x0, y0, x1, y1 = box
    if kind == 'box':
        return cut(image, x0, y0, x1, y1)
    half = max(x1 - x0, y1 - y0) / 2 * {'wide': 1.2, 'wider': 1.5}.get(kind, 1)
    u, v = (x0 + x1) / 2, (y0 + y1) / 2
    square = cut(image, u - half, v - half, u + half, v + half)
    return np.ascontiguousarray(square[:, ::-1]) if kind == 'mirrored' else square


def is_licensed(text):
    """Whether a licence that allows any use is stated."""
    return re.match(r'(MIT|BSD|CC BY|Apache)', text) is not None and 'non-commercial' not in text


def read_crops(folder, network):
    """Crops with their labels, each as it is and mirrored: features N x 1280 twice, labels, whether licensed."""
    rows = collections.defaultdict(dict)
    with open(os.path.join(folder, 'labels.jsonl'), encoding='utf-8') as lines:
        for row in map(json.loads, lines):
            rows[row['source']][row['file'].split('/')[1]] = row
    plain, mirrored, labels, licensed = [], [], [], []
    for source, names in rows.items():
        with tarfile.open(os.path.join(folder, f'{source}.tar')) as tar:
            files = [(tar.extractfile(m).read(), names[m.name]) for m in tar if m.name in names]
        images = [resize(cv2.imdecode(np.frombuffer(data, np.uint8), 1)[..., ::-1]) for data, _ in files]
        plain.append(network(images)[0])
        mirrored.append(network([np.ascontiguousarray(image[:, ::-1]) for image in images])[0])
        labels += [row['label'] for _, row in files]
        licensed += [is_licensed(row['licence']) for _, row in files]
        print(f'{source}: {len(files)} pictures', flush=True)
    return {
        'plain': np.concatenate(plain),
        'mirrored': np.concatenate(mirrored),
        'labels': np.array(labels),
        'licensed': np.array(licensed),
    }


def read_frames(folders, network):
    """Annotated things of frame sets: features of each view, logits of the square, and where each belongs."""
    things, images = [], {kind: [] for kind in VIEWS}
    for folder in folders:
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name, 'objects.json')
            if not os.path.isfile(path):
                continue
            image = cv2.imread(os.path.join(folder, name, 'color.png'))[..., ::-1]
            with open(path, encoding='utf-8') as text:
                objects = json.load(text)
            with open(os.path.join(folder, name, 'camera.json'), encoding='utf-8') as text:
                licensed = is_licensed(json.load(text)['licence'])
            for thing in objects:
                things.append(
                    {
                        'set': os.path.basename(os.path.normpath(folder)),
                        'frame': name,
                        'licensed': licensed,
                        'label': thing['label'].lower(),
                        'synonyms': [s.lower() for s in thing.get('synonyms', [])],
                    }
                )
                for kind in VIEWS:
                    images[kind].append(view(image, thing['box'], kind))
    answers = {kind: network(pictures) for kind, pictures in images.items()}
    return {
        **{kind: features for kind, (features, _) in answers.items()},
        'logits': answers['square'][1],
        'things': np.array(json.dumps(things)),
    }
