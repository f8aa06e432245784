"""The sentence encoder as the node runs it: word pieces in, one unit vector a text out."""
import re
import unicodedata

import numpy as np
import onnxruntime


def words_of(text):
    """As src/core/naming/wordPieces.ts."""
    plain = ''.join(c for c in unicodedata.normalize('NFD', text.lower()) if unicodedata.category(c) != 'Mn')
    return re.findall(r'[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|[^\w\s]', plain.replace('_', ' _ '))


class Encoder:
    """all-MiniLM-L6-v2 and its word pieces, from the files that `npm run models` makes."""

    def __init__(self, model, pieces):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model, options)
        with open(pieces, encoding='utf-8') as lines:
            self.pieces = {line.rstrip('\n'): number for number, line in enumerate(lines)}
        self.known = {}

    def numbers(self, text):
        """Longest pieces first, between [CLS] and [SEP]."""
        numbers = [self.pieces['[CLS]']]
        for word in words_of(text):
            start, found = 0, []
            while start < len(word):
                end = len(word)
                while end > start and ('##' if start else '') + word[start:end] not in self.pieces:
                    end -= 1
                if end == start:
                    found = [self.pieces['[UNK]']]
                    break
                found.append(self.pieces[('##' if start else '') + word[start:end]])
                start = end
            numbers += found
        return numbers[:31] + [self.pieces['[SEP]']]

    def __call__(self, text):
        if text not in self.known:
            numbers = np.array([self.numbers(text)], np.int64)
            feed = {'input_ids': numbers, 'attention_mask': np.ones_like(numbers), 'token_type_ids': np.zeros_like(numbers)}
            vector = self.session.run(['last_hidden_state'], feed)[0][0].mean(0)
            self.known[text] = vector / np.linalg.norm(vector)
        return self.known[text]
