#!/usr/bin/env python3
"""Makes data sets of `npm run dataset` ready for training, once: every word and label as a vector, everything as arrays.

usage: prepare.py OUT_FOLDER --models FOLDER --crops CROPS.npz DATASET_FOLDER...

OUT_FOLDER/vectors.npz holds the vectors that all sets share, OUT_FOLDER/NAME.npz a set. A phrase's vector is what the
node's namer gives (core/naming/embedPhrase.ts): the sentence encoder's, less the mean over many nouns, at length 1.
Needs numpy, onnxruntime.
"""
import argparse
import json
import os
import re
import sys
import unicodedata

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../scripts/namer'))
from wordpieces import Encoder  # noqa: E402

from asked import numbered  # noqa: E402
from tensors import read_safetensors  # noqa: E402

MOST_WORDS = 48


def words_of(expression):
    """As src/core/pointer/expressionWords.ts."""
    plain = ''.join(c for c in unicodedata.normalize('NFD', expression.lower()) if unicodedata.category(c) != 'Mn')
    return re.findall(r'[^\W\d_]+|\d+', plain)[:MOST_WORDS]


def detector_labels():
    """What the detector that comes along can call a thing."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../src/core/detect/cocoLabels.ts')
    with open(path, encoding='utf-8') as file:
        return re.findall(r"'([a-z ]+)'", file.read())


class Numbered:
    """Numbers texts as they come; 0 is none."""

    def __init__(self):
        self.texts = ['']
        self.known = {'': 0}

    def __call__(self, text):
        if text not in self.known:
            self.known[text] = len(self.texts)
            self.texts.append(text)
        return self.known[text]


def read(folder, phrases, crop_numbers):
    marks = {key: [] for key in ('numbers', 'label', 'crop')}
    questions = {key: [] for key in ('row', 'target', 'group', 'kind_known')}
    starts, words, word_starts, kin, anchors, expressions, asked = [0], [], [0], [], [], [], []
    with open(os.path.join(folder, 'rows.jsonl'), encoding='utf-8') as lines:
        for number, row in enumerate(map(json.loads, lines)):
            for mark in row['marks']:
                marks['numbers'].append(mark['numbers'])
                marks['label'].append(phrases(mark['label'].lower()))
                marks['crop'].append(crop_numbers.get(mark.get('crop'), -1))
            starts.append(len(marks['label']))
            for question in row['questions']:
                questions['row'].append(number)
                questions['target'].append(-1 if question['target'] is None else question['target'] - 1)
                questions['group'].append(row['group'])
                questions['kind_known'].append('asked' in question)
                asked += [(len(kin), *row_of) for row_of in numbered(question)]
                kin.append([mark - 1 for mark in question['kin']])
                anchors.append([mark - 1 for mark in question['anchors']])
                words += [phrases(word) for word in words_of(question['expression'])]
                word_starts.append(len(words))
                expressions.append(question['expression'])
    pairs = lambda lists: np.array([(i, m) for i, ms in enumerate(lists) for m in ms], np.int32).reshape(-1, 2)
    return {
        'numbers': np.array(marks['numbers'], np.float32),
        'label': np.array(marks['label'], np.int32),
        'crop': np.array(marks['crop'], np.int32),
        'starts': np.array(starts, np.int64),
        'row': np.array(questions['row'], np.int32),
        'target': np.array(questions['target'], np.int32),
        'group': np.array(questions['group']),
        'relations_known': np.array(questions['kind_known']),
        'words': np.array(words, np.int32),
        'word_starts': np.array(word_starts, np.int64),
        'asked': np.array(asked, np.int32).reshape(-1, 4),
        'kin': pairs(kin),
        'anchors': pairs(anchors),
        'expressions': np.array(expressions),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    parser.add_argument('sets', nargs='+')
    parser.add_argument('--models', required=True)
    parser.add_argument('--crops', required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    crops = np.load(options.crops)
    crop_numbers = {name: number for number, name in enumerate(crops['files'])}
    phrases = Numbered()
    for folder in options.sets:
        data = read(folder, phrases, crop_numbers)
        np.savez(os.path.join(options.out, os.path.basename(os.path.normpath(folder)) + '.npz'), **data)
        print(f'{folder}: {len(data["target"])} questions, {len(data["label"])} marks', flush=True)

    detector = [phrases(label) for label in detector_labels()]
    here = os.path.dirname(os.path.abspath(__file__))
    mean = read_safetensors(os.path.join(here, '../config/models/namer.safetensors'))['text_mean']
    encode = Encoder(
        os.path.join(options.models, 'minilm_l6.onnx'), os.path.join(options.models, 'minilm_l6.pieces.txt')
    )
    vectors = np.zeros((len(phrases.texts), len(mean)), np.float32)
    for number, text in enumerate(phrases.texts[1:], 1):
        row = encode(text[:60]) - mean
        vectors[number] = row / np.linalg.norm(row)
    np.savez(
        os.path.join(options.out, 'vectors.npz'),
        phrases=vectors.astype(np.float16),
        texts=np.array(phrases.texts),
        detector=np.array(detector, np.int32),
        crops=crops['vectors'],
    )
    print(f'{len(vectors)} words and labels, {len(crops["vectors"])} crops')


if __name__ == '__main__':
    main()
