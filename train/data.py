"""Prepared sets as batches, and what training does to them so that they look like what a robot sees."""
import numpy as np
import torch

from asked import ORDERS, RANKS, RELATIONS

MIRRORED = {
    'left': 'right', 'leftmost': 'rightmost', 'lefthand': 'righthand', 'leftward': 'rightward', 'leftside': 'rightside',
}
MIRRORED |= {b: a for a, b in MIRRORED.items()}
KNOWN, PLACE, SIZE, ROLES, COLOURS, OBJECTNESS, SCORE = 4, slice(5, 8), slice(8, 11), slice(12, 17), slice(17, 30), 30, 31


class Vectors:
    def __init__(self, path):
        stored = np.load(path)
        self.phrases = stored['phrases'].astype(np.float32)
        self.crops = stored['crops'].astype(np.float32)
        texts = {text: number for number, text in enumerate(stored['texts'])}
        self.texts = stored['texts']
        self.detector = stored['detector']
        # How near each phrase is to what the detector can say.
        self.to_detector = self.phrases @ self.phrases[self.detector].T
        self.mirror = np.arange(len(self.phrases))
        for a, b in MIRRORED.items():
            if a in texts and b in texts:
                self.mirror[texts[a]] = texts[b]


class Set:
    def __init__(self, path):
        for name, value in np.load(path).items():
            setattr(self, name, value)
        self.marks = np.diff(self.starts)[self.row]
        self.lengths = np.diff(self.word_starts)
        self.asked_of = self.lists([(row[0], tuple(row[1:])) for row in self.asked])
        self.kin_of, self.anchors_of = self.lists(self.kin), self.lists(self.anchors)

    def __len__(self):
        return len(self.target)

    def lists(self, pairs):
        out = [[] for _ in range(len(self))]
        for i, mark in pairs:
            out[i].append(mark)
        return out


class Options:
    """What is left out or masked, for ablations; `augment` is training's noise, `clean` training without it."""

    def __init__(self, augment=False, clean=False, names='true', geometry=True, depth=True, looks=True, colours=True, mirrored=False):
        self.augment, self.clean, self.names = augment, clean, names
        self.geometry, self.depth, self.looks, self.colours, self.mirrored = geometry, depth, looks, colours, mirrored


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def invented_looks(vectors, label, rng):
    """Looks for a label of which there is no crop: partly its name, partly another thing, as near as crops come (0.45)."""
    other = vectors.crops[rng.integers(0, len(vectors.crops), len(label))]
    if_named = unit(0.5 * vectors.phrases[label] + 0.85 * unit(other - (other * vectors.phrases[label]).sum(1, keepdims=True) * vectors.phrases[label]))
    two = vectors.crops[rng.integers(0, len(vectors.crops), len(label))]
    return np.where((label > 0)[:, None], if_named, unit(other + two)).astype(np.float32)


def detected_names(vectors, label, rng):
    """Names as the detector that comes along gives them: of its eighty, the nearer to the true one the likelier, for some of
    the marks (two in five of real frames, things and clutter together), surer where it is nearer."""
    near = vectors.to_detector[label]
    drawn = (9 * near + rng.gumbel(size=near.shape)).argmax(1)
    right = near[np.arange(len(label)), drawn]
    given = rng.random(len(label)) < np.where(label > 0, 0.2 + 0.5 * near.max(1).clip(0, 1), 0.2)
    score = (0.15 + 0.35 * right.clip(0, 1) + rng.normal(0, 0.1, len(label))).clip(0.12, 0.9)
    return np.where(given, vectors.detector[drawn], 0), np.where(given, score, 0)


def blurred(looks, vectors, rng):
    """Looks of cut-outs that are not as clean as crops: each partly another thing's."""
    other = vectors.crops[rng.integers(0, len(vectors.crops), len(looks))]
    return unit(looks + rng.uniform(0, 0.8, (len(looks), 1)) * other) * (looks.any(1, keepdims=True))


def shown_names(mode, label, vectors, rng):
    """Which name each mark is shown with, by number of its phrase, and its score."""
    if mode == 'detector':
        return detected_names(vectors, label, rng)
    shown, score = label.copy(), np.where(label > 0, 1.0, 0.0)
    if mode == 'none':
        return np.zeros_like(shown), np.zeros(len(shown))
    if mode == 'noisy':
        shown[rng.random(len(shown)) > 0.45] = 0
        wrong = rng.random(len(shown)) < 0.06
        if (label > 0).any():
            shown[wrong] = rng.choice(label[label > 0], wrong.sum())
        score = np.where(shown > 0, rng.uniform(0.2, 0.95, len(shown)), 0)
    return shown, score


def mode_of(kind, rng):
    draw = rng.random()
    shares = (0.6, 0.7, 0.85) if kind == 'people' else (0.3, 0.45, 0.75)
    return 'true' if draw < shares[0] else 'noisy' if draw < shares[1] else 'detector' if draw < shares[2] else 'none'


def jitter(numbers, rng):
    n = numbers.copy()
    width = np.stack([n[:, 2] - n[:, 0], n[:, 3] - n[:, 1]], 1)
    n[:, :4] += rng.normal(0, 0.025, (len(n), 4)) * np.concatenate([width, width], 1)
    n[:, 2:4] = np.maximum(n[:, 2:4], n[:, :2] + 0.004)
    if rng.random() < 0.12:
        n[:, KNOWN] = 0
    n[rng.random(len(n)) < 0.03, KNOWN] = 0
    n[:, PLACE] += rng.normal(0, 0.006, (len(n), 3))
    n[:, SIZE] += rng.normal(0, 0.1, (len(n), 3))
    n[n[:, KNOWN] == 0, 5:11] = 0
    n[:, COLOURS] *= rng.uniform(0.6, 1, (len(n), 13))
    if rng.random() < 0.1:
        n[:, COLOURS] = 0
    if rng.random() < 0.5:
        n[:, ROLES] = 0
    return n


def flip(numbers):
    n = numbers.copy()
    n[:, 0], n[:, 2] = 1 - numbers[:, 2], 1 - numbers[:, 0]
    n[:, 6] = -numbers[:, 6]
    return n


def sample(data, vectors, i, kind, options, rng):
    rows = slice(data.starts[data.row[i]], data.starts[data.row[i] + 1])
    numbers, label, crop = data.numbers[rows].copy(), data.label[rows], data.crop[rows]
    words = data.words[data.word_starts[i] : data.word_starts[i + 1]]
    mode, mirrored = options.names, False
    looks = np.where((crop >= 0)[:, None], vectors.crops[crop], invented_looks(vectors, label, rng))
    if options.augment:
        mode = mode_of(kind, rng) if options.names == 'mixed' else options.names
        if not options.clean:
            numbers = jitter(numbers, rng)
            likely = rng.uniform(-0.1, 0.5, len(label)) - 0.4 * (label == 0)
            numbers[:, OBJECTNESS] = likely if rng.random() < 0.4 else 0
            if mode == 'true' and rng.random() < 0.25:
                looks = np.zeros_like(looks)
            elif rng.random() < 0.5:
                looks = blurred(looks, vectors, rng)
        mirrored = rng.random() < 0.5
    if mirrored or options.mirrored:
        numbers, words, mirrored = flip(numbers), vectors.mirror[words], True
    shown, score = shown_names(mode, label, vectors, rng)
    names = vectors.phrases[shown] * (score > 0)[:, None]
    numbers[:, SCORE] = score
    if not options.looks:
        looks = np.zeros_like(looks)
    if not options.colours:
        numbers[:, COLOURS] = 0
    if not options.depth or not options.geometry:
        numbers[:, 4:11] = 0
    if not options.geometry:
        # Boxes of one size at one place tell nothing; what is cut off, and the picture's proportions, are geometry too.
        numbers[:, :4] = [0.4, 0.4, 0.6, 0.6]
        numbers[:, 11] = 0
        numbers[:, 32] = 0
    return words, looks, names, numbers, data.target[i], mirrored


class AskedSteps:
    """The single steps of what is asked, where that is known: which relations and orders the words name, which of them are
    denied, to which marks they relate, and the place in the order."""

    def __init__(self, n, m):
        r, o = len(RELATIONS), len(ORDERS)
        self.known = np.zeros(n, np.float32)
        self.said, self.denied = np.zeros((n, r + o), np.float32), np.zeros((n, r), np.float32)
        self.rank = np.full(n, -100, np.int64)  # Where there is no order it does not count.
        self.anchors, self.anchors_known = np.zeros((n, m, r + o), np.float32), np.zeros((n, m, r + o), np.float32)

    def put(self, k, marks, asked):
        self.known[k] = 1
        for kind, what, value in asked:
            if kind == 0:
                self.said[k, what], self.denied[k, what] = 1, value
                self.anchors_known[k, :marks, what] = 1
            elif kind == 1:
                self.anchors[k, value, what] = 1
            elif kind == 2:
                self.said[k, len(RELATIONS) + what], self.rank[k] = 1, min(value, RANKS - 1)
                self.anchors_known[k, :marks, len(RELATIONS) + what] = 1
            else:
                self.anchors[k, value, len(RELATIONS) + what] = 1

    def tensors(self):
        held = (self.known, self.said, self.denied, self.rank, self.anchors, self.anchors_known)
        return tuple(torch.from_numpy(x) for x in held)


# What a word says when the picture is mirrored.
TURNED = {RELATIONS.index('left of'): RELATIONS.index('right of')}
TURNED |= {len(RELATIONS) + ORDERS.index('left'): len(RELATIONS) + ORDERS.index('right')}
TURNED |= {b: a for a, b in TURNED.items()}


def turned(asked):
    place = lambda kind, what: what + len(RELATIONS) * (kind >= 2)
    for kind, what, value in asked:
        to = TURNED.get(place(kind, what), place(kind, what))
        yield kind, to - len(RELATIONS) * (kind >= 2), value


def batch(data, vectors, members, kind, options, rng):
    """Padded tensors of some questions, and the targets: the place of "none" is after the longest row of marks."""
    parts = [sample(data, vectors, i, kind, options, rng) for i in members]
    m = max(len(part[3]) for part in parts)
    w = max(1, max(len(part[0]) for part in parts))
    n = len(parts)
    words, word_gap = np.zeros((n, w, 384), np.float32), np.full((n, w), -1e4, np.float32)
    looks, names = np.zeros((n, m, 384), np.float32), np.zeros((n, m, 384), np.float32)
    numbers, mark_gap = np.zeros((n, m, 33), np.float32), np.full((n, m), -1e4, np.float32)
    aside, aside_known = np.zeros((n, m, 2), np.float32), np.zeros((n, m, 2), np.float32)
    target = np.zeros(n, np.int64)
    steps = AskedSteps(n, m)
    for k, (i, (said, look, name, number, aim, mirrored)) in enumerate(zip(members, parts)):
        heard = vectors.phrases[said]
        words[k, : len(said)] = slurred(heard, rng) if options.augment and not options.clean else heard
        word_gap[k, : max(1, len(said))] = 0
        c = len(number)
        looks[k, :c], names[k, :c], numbers[k, :c], mark_gap[k, :c] = look, name, number, 0
        target[k] = m if aim < 0 else aim
        aside[k, data.kin_of[i], 0] = 1
        aside[k, data.anchors_of[i], 1] = 1
        aside_known[k, :c, 0] = 1
        aside_known[k, :c, 1] = data.relations_known[i]
        if data.relations_known[i]:
            steps.put(k, c, turned(data.asked_of[i]) if mirrored else data.asked_of[i])
    tensors = [torch.from_numpy(x) for x in (words, looks, names, numbers, word_gap, mark_gap)]
    return tensors, torch.from_numpy(target), torch.from_numpy(aside), torch.from_numpy(aside_known), steps.tensors()


def slurred(words, rng):
    """Words a little beside themselves, so that what is said otherwise is understood too."""
    if rng.random() < 0.5:
        return words
    return unit(words + rng.normal(0, rng.uniform(0, 0.6) / words.shape[1] ** 0.5, words.shape)).astype(np.float32)


def batches(data, members, size, rng):
    """Members in an order of chance, those of about as many marks together."""
    order = rng.permutation(members)
    pool = size * 40
    for at in range(0, len(order), pool):
        part = order[at : at + pool]
        part = part[np.lexsort((data.lengths[part], data.marks[part]))]
        cuts = [part[k : k + size] for k in range(0, len(part), size)]
        for k in rng.permutation(len(cuts)):
            yield cuts[k]
