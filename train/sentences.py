#!/usr/bin/env python3
"""Can a small head say how two marks lie, read off the frozen pointing model? Learns VSD's tasks, writes what it says.

usage: sentences.py TOLD HELD_OUT --weights WEIGHTS.pt --data READY --out SENTENCES.jsonl

TOLD, HELD_OUT  data sets of `npm run dataset -- scenes --tasks`, both prepared into READY (prepare.py)

Of a pair: both marks' states after the transformer, and how one lies to the other as the named steps read it. From these
every relation's chance (learnt from the relations that hold, and from statements true and false) and, word by word by a
GRU, a sentence in which the two are called SUBJECT and ANCHOR. Prints how good the relations are on scenes held out; writes
the likeliest sentence and five drawn ones for each pair, with the scene, for scripts/language/judgeSentences.ts.
"""
import argparse
import json
import os
import re

import numpy as np
import torch
from torch import nn

from data import Options, Set, Vectors, batch
from evaluate import load
from pairs import pair_numbers
from wilson import share

COLOURS = 'black|white|gr[ae]y|red|orange|yellow|green|teal|blue|purple|pink|brown|beige|cyan|magenta|dark|light'
SUBJECT, ANCHOR, START, END = 'SUBJECT', 'ANCHOR', '<', '>'
DRAWN, TEMPERATURE, MOST_WORDS = 5, 0.8, 24
EPOCHS, BATCH, RATE = 60, 64, 2e-3


def without_names(text, row, subject, anchor):
    """The words of a sentence of these two alone, their names replaced; None where it speaks of others, or one cannot tell."""
    labels = {mark['mark']: mark['label'].lower() for mark in row['marks']}
    out = f' {text.lower().rstrip(".")} '
    others = {label for mark, label in labels.items() if label and mark not in (subject, anchor)}
    if any(f' {label} ' in out.replace(',', ' ') for label in others):
        return None
    for mark, token in ((subject, SUBJECT), (anchor, ANCHOR)):
        if sum(label == labels[mark] for label in labels.values()) > 1:
            return None
        out, found = re.subn(rf' (?:(?:{COLOURS}) )?{re.escape(labels[mark])} ', f' {token} ', out)
        if found != 1:
            return None
    return None if re.search(r'\b(it|its|they|marked|mark|\d)', out) else out.split()


class Pairs:
    """Pairs of a data set as questions of two words, the names of both: what `batch` reads."""

    def __init__(self, folder, ready):
        marks = Set(os.path.join(ready, os.path.basename(os.path.normpath(folder)) + '.npz'))
        self.numbers, self.label, self.crop, self.starts = marks.numbers, marks.label, marks.crop, marks.starts
        self.rows = [json.loads(line) for line in open(os.path.join(folder, 'rows.jsonl'), encoding='utf-8')]
        told = {}
        for number, row in enumerate(self.rows):
            for task in row.get('tasks', []):
                told.setdefault((number, task['subject'] - 1, task['anchor'] - 1), []).append(task)
        self.pairs, self.tasks = list(told), list(told.values())
        n = len(self.pairs)
        self.row = np.array([row for row, _, _ in self.pairs])
        self.both = np.array([pair[1:] for pair in self.pairs])
        self.words = np.array([self.label[self.starts[r] + mark] for r, *both in self.pairs for mark in both])
        self.word_starts = np.arange(0, 2 * n + 1, 2)
        self.marks, self.target = np.diff(self.starts)[self.row], np.zeros(n, int)
        self.kin_of = self.anchors_of = self.asked_of = [[] for _ in range(n)]
        self.relations_known = np.zeros(n, bool)

    def sentences(self, i):
        """What `describe` said of a pair, sentence by sentence."""
        row, (subject, anchor) = self.rows[self.row[i]], self.both[i] + 1
        for task in self.tasks[i]:
            if task['task'] in ('sentence', 'description'):
                for text in re.split(r'(?<=\.) ', task['answer']):
                    words = without_names(text, row, subject, anchor)
                    if words:
                        yield tuple(words)


def features_of(model, pairs, vectors):
    """Of each pair what the frozen model makes of it."""
    kept = {}
    model.norm.register_forward_hook(lambda _, __, out: kept.update(states=out))
    model.steps.lie.register_forward_hook(lambda _, __, out: kept.update(lie=out))
    out = []
    for at in range(0, len(pairs.pairs), 64):
        members = np.arange(at, min(at + 64, len(pairs.pairs)))
        tensors, *_ = batch(pairs, vectors, members, 'scenes', Options(), np.random.default_rng(1))
        with torch.no_grad():
            model(*tensors)
            between = pair_numbers(tensors[3], tensors[1], tensors[2])
        k, (s, a) = torch.arange(len(members)), torch.from_numpy(pairs.both[members].T)
        out.append(torch.cat([kept['states'][k, s], kept['states'][k, a], kept['lie'][k, s, a], between[k, s, a]], 1))
    return torch.cat(out)


class Head(nn.Module):
    def __init__(self, width, relations, words, d=96):
        super().__init__()
        self.read = nn.Sequential(nn.Linear(width, d), nn.ReLU(), nn.Dropout(0.1), nn.Linear(d, d), nn.ReLU())
        self.relations = nn.Linear(d, relations)
        self.embed, self.cell, self.say = nn.Embedding(words, 32), nn.GRU(32, d, batch_first=True), nn.Linear(d, words)

    def forward(self, features, words):
        state = self.read(features)
        said, _ = self.cell(self.embed(words), state.unsqueeze(0))
        return self.relations(state), self.say(said)

    def write(self, features, words, temperature):
        """A sentence for each row: the likeliest words, or drawn ones."""
        state = self.read(features).unsqueeze(0)
        last, out = torch.full((len(features), 1), words.index(START)), []
        for _ in range(MOST_WORDS):
            said, state = self.cell(self.embed(last), state)
            logits = self.say(said[:, 0])
            last = torch.multinomial((logits / temperature).softmax(-1), 1) if temperature else logits.argmax(-1, True)
            out.append(last)
        rows = torch.cat(out, 1).tolist()
        return [[words[w] for w in row[: row.index(words.index(END))] if row] if words.index(END) in row else [] for row in rows]


def targets_of(pairs, relations):
    """1 holds, 0 does not, and where that is known."""
    aim, known = np.zeros((len(pairs.pairs), len(relations)), np.float32), np.zeros((len(pairs.pairs), len(relations)), np.float32)
    for i, tasks in enumerate(pairs.tasks):
        for task in tasks:
            if task['task'] == 'relations':
                held = task['answer'].split(', ')
                aim[i], known[i] = [name in held for name in relations], 1
            elif task['task'] == 'statement' and task['relation'] in relations:
                where = relations.index(task['relation'])
                aim[i, where], known[i, where] = task['answer'] == 'true', 1
    return torch.from_numpy(aim), torch.from_numpy(known)


def trained(features, pairs, relations, words):
    head = Head(features.shape[1], len(relations), len(words))
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.02)
    aim, known = targets_of(pairs, relations)
    said = [list(pairs.sentences(i)) for i in range(len(pairs.pairs))]
    rng = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group['lr'] = RATE * (1 - epoch / EPOCHS)
        order = rng.permutation(len(said))
        for at in range(0, len(order), BATCH):
            members = order[at : at + BATCH]
            chosen = [said[i][rng.integers(len(said[i]))] if said[i] else () for i in members]
            text = np.full((len(members), MOST_WORDS + 1), -100)
            for k, sentence in enumerate(chosen):
                numbers = [words.index(w) for w in (START, *sentence[: MOST_WORDS - 1], END)] if sentence else []
                text[k, : len(numbers)] = numbers
            text = torch.from_numpy(text)
            guessed, next_word = head(features[members], text[:, :-1].clamp(min=0))
            loss = nn.functional.binary_cross_entropy_with_logits(guessed, aim[members], weight=known[members])
            if (text[:, 1:] >= 0).any():
                loss = 4 * loss + nn.functional.cross_entropy(next_word.flatten(0, 1), text[:, 1:].flatten())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return head.eval()


def judged(head, features, pairs, relations, of):
    """The relations of pairs held out: the likeliest, all from a half on, and statements true and false."""
    aim, known = targets_of(pairs, relations)
    with torch.no_grad():
        chance = head.relations(head.read(features)).sigmoid().numpy()
    aim, known = aim.numpy() > 0.5, known.numpy() > 0
    whole = known.all(1)
    first = chance[whole].argmax(1)
    print(of, 'likeliest relation holds:', share(aim[whole][np.arange(len(first)), first]))
    said = chance[whole] > 0.5
    hit = (said & aim[whole]).sum()
    print('  all relations: F1', round(2 * hit / (said.sum() + aim[whole].sum()), 3), 'every one right:', share((said == aim[whole]).all(1)))
    single = known & ~whole[:, None]
    print('  statements:', share((chance > 0.5)[single] == aim[single]))


def spoken(words, subject, anchor):
    text = ' '.join({SUBJECT: f'thing marked {subject}', ANCHOR: f'thing marked {anchor}'}.get(word, word) for word in words)
    return f'{text[:1].upper()}{text[1:]}.'


def scene_of(row):
    """As src/cli/dataset/sceneOfMarks.ts."""
    objects = [
        {
            'id': mark['mark'], 'label': mark['label'], 'labels': [{'label': mark['label'], 'score': 1}] if mark['label'] else [],
            'center': mark.get('center', [0, 0, 0]), 'size': mark.get('size', [0, 0, 0]),
            'pixelBox': dict(zip(('x0', 'y0', 'x1', 'y1'), mark['box'])),
            **{key: mark[key] for key in ('role', 'colours', 'truncated') if key in mark},
        }
        for mark in row['marks']
    ]
    return {'objects': objects, 'viewer': {'position': [0, 0, 0], 'forward': [1, 0, 0]}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('told')
    parser.add_argument('held_out')
    for name in ('weights', 'data', 'out'):
        parser.add_argument(f'--{name}', required=True)
    o = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    vectors, model = Vectors(os.path.join(o.data, 'vectors.npz')), load(o.weights)
    told, held = Pairs(o.told, o.data), Pairs(o.held_out, o.data)
    relations = sorted({name for tasks in told.tasks for t in tasks if t['task'] == 'relations' for name in t['answer'].split(', ')})
    said = [sentence for i in range(len(told.pairs)) for sentence in told.sentences(i)]
    words = sorted({word for sentence in said for word in sentence} | {START, END})
    features = features_of(model, told, vectors)
    centre, spread = features.mean(0), features.std(0) + 1e-3
    head = trained((features - centre) / spread, told, relations, words)
    print(f'{len(told.pairs)} pairs, {len(said)} sentences, {len(relations)} relations, {len(words)} words;',
          sum(p.numel() for p in head.parameters()), 'parameters')
    judged(head, (features - centre) / spread, told, relations, 'learnt from:')
    features = (features_of(model, held, vectors) - centre) / spread
    judged(head, features, held, relations, 'held out:')
    asked = [i for i, tasks in enumerate(held.tasks) if any(t['task'] == 'sentence' for t in tasks)]
    with torch.no_grad():
        likeliest = head.write(features[asked], words, 0)
        drawn = [head.write(features[asked], words, TEMPERATURE) for _ in range(DRAWN)]
    with open(o.out, 'w', encoding='utf-8') as out:
        for k, i in enumerate(asked):
            both = held.both[i] + 1
            texts = [spoken(ways[k], *both) for ways in (likeliest, *drawn)]
            line = {'scene': scene_of(held.rows[held.row[i]]), 'subject': int(both[0]), 'anchor': int(both[1])}
            print(json.dumps({**line, 'likeliest': texts[0], 'drawn': texts[1:]}), file=out)


main()
