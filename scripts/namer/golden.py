#!/usr/bin/env python3
"""What Python makes of phrases with the trained sentence encoder: the reference of test/adapters/onnx/textEncoder.test.ts.

usage: golden.py OUT.json --models .models

Word pieces by Hugging Face's tokenizers (BERT's own rules), vectors by Python's onnxruntime. Needs numpy, onnxruntime,
tokenizers.
"""
import argparse
import json
import os
import sys

import numpy as np
import onnxruntime
from tokenizers import BertWordPieceTokenizer

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../train'))
from tensors import read_safetensors  # noqa: E402

PHRASES = (
    'chair', 'power outlet', 'the self-watering plant pot', 'jerry can', 'café au lait cup', "the robot's left gripper",
    'X-ray', 'Mülleimer', 'USB-C hub (4 ports)', 'antidisestablishmentarianism', 'e.g. a 3/4" socket wrench', '椅子 chair',
)
KEPT = 16


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    parser.add_argument('--models', required=True)
    o = parser.parse_args()
    pieces = os.path.join(o.models, 'minilm_l6.pieces.txt')
    with open(pieces, encoding='utf-8') as lines:
        vocabulary = {line.rstrip('\n'): number for number, line in enumerate(lines)}
    tokenizer = BertWordPieceTokenizer(vocabulary, lowercase=True)
    session = onnxruntime.InferenceSession(os.path.join(o.models, 'minilm_l6.onnx'))
    here = os.path.dirname(os.path.abspath(__file__))
    mean = read_safetensors(os.path.join(here, '../../config/models/namer.safetensors'))['text_mean']
    rows = []
    for phrase in PHRASES:
        ids = tokenizer.encode(phrase).ids
        feed = {'input_ids': np.array([ids]), 'attention_mask': np.ones((1, len(ids)), np.int64), 'token_type_ids': np.zeros((1, len(ids)), np.int64)}
        hidden = session.run(['last_hidden_state'], feed)[0][0]
        vector = hidden.mean(0) / np.linalg.norm(hidden.mean(0))
        text = (vector - mean) / np.linalg.norm(vector - mean)
        short = lambda row: [round(float(x), 6) for x in row[:KEPT]]
        rows.append({'phrase': phrase, 'ids': ids, 'hidden': short(hidden[0]), 'vector': short(vector), 'text': short(text)})
    with open(o.out, 'w', encoding='utf-8') as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)
        file.write('\n')


main()
