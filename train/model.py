"""Spatial-LLaVA nano: words and numbered marks in, one score a mark and one for "none" out.

The words go through a small transformer. Marks look at each other (attention whose bias is made of how each pair of them
lies, weighed by what the mark has understood so far) and at the words (attention biased by how well each word names the
mark). A mark's score is read off its last state: an answer outside the marks cannot be written.
"""
import math

import torch
from torch import nn

from pairs import PAIR_NUMBERS, pair_numbers
from readings import Hops, Steps

WIDTH = 384  # Of the common space of words, names and looks.
NUMBERS = 33  # Of a mark: core/pointer/markNumbers.ts.
MOST_WORDS = 48
VOCABULARY = 256  # Nouns against which looks are measured.
NAME_SCALE = 14.0


class Config:
    def __init__(self, d=128, heads=4, word_layers=1, mark_layers=2, pairs=24):
        self.d, self.heads, self.word_layers, self.mark_layers, self.pairs = d, heads, word_layers, mark_layers, pairs


def attend(q, k, v, heads, bias):
    """q [B,Q,d], k and v [B,K,d], bias [B,heads or 1,Q or 1,K] added to the scores."""
    b, n, d = q.shape
    split = lambda x: x.view(b, -1, heads, d // heads).transpose(1, 2)
    scores = split(q) @ split(k).transpose(2, 3) * (d // heads) ** -0.5 + bias
    return (scores.softmax(-1) @ split(v)).transpose(1, 2).reshape(b, n, d)


class Feed(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm, self.up, self.down = nn.LayerNorm(d), nn.Linear(d, 2 * d), nn.Linear(2 * d, d)

    def forward(self, x):
        return x + self.down(torch.relu(self.up(self.norm(x))))


class WordLayer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads = c.heads
        self.norm, self.qkv, self.out = nn.LayerNorm(c.d), nn.Linear(c.d, 3 * c.d), nn.Linear(c.d, c.d)
        self.feed = Feed(c.d)

    def forward(self, x, gap):
        q, k, v = self.qkv(self.norm(x)).chunk(3, -1)
        return self.feed(x + self.out(attend(q, k, v, self.heads, gap)))


class MarkLayer(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads, self.pairs = c.heads, c.pairs
        self.norm, self.qkv, self.out = nn.LayerNorm(c.d), nn.Linear(c.d, 3 * c.d), nn.Linear(c.d, c.d)
        self.weigh = nn.Linear(c.d, c.heads * c.pairs)
        self.norm2, self.q2, self.kv2 = nn.LayerNorm(c.d), nn.Linear(c.d, c.d), nn.Linear(c.d, 2 * c.d)
        self.out2 = nn.Linear(c.d, c.d)
        self.match = nn.Parameter(torch.ones(2, c.heads))
        self.match_named = nn.Parameter(torch.zeros(1, c.heads))
        self.feed = Feed(c.d)

    def forward(self, x, words, pair, match, gap, mark_gap):
        b, n, _ = x.shape
        y = self.norm(x)
        q, k, v = self.qkv(y).chunk(3, -1)
        weights = self.weigh(y).view(b, n, self.heads, self.pairs)
        bias = (pair @ weights.transpose(2, 3)).permute(0, 3, 1, 2)  # B, heads, n, n
        x = x + self.out(attend(q, k, v, self.heads, bias + mark_gap))
        k, v = self.kv2(words).chunk(2, -1)
        bias = (match @ torch.cat([self.match, self.match_named])).permute(0, 3, 1, 2)  # B, heads, n, words
        x = x + self.out2(attend(self.q2(self.norm2(x)), k, v, self.heads, bias + gap))
        return self.feed(x)


class Nano(nn.Module):
    def __init__(self, config=None):
        super().__init__()
        c = config or Config()
        self.config = c
        self.text = nn.Linear(WIDTH, c.d, bias=False)  # Words, names and looks lie in one space.
        self.word = nn.Linear(WIDTH, c.d)
        self.position = nn.Parameter(torch.randn(MOST_WORDS, c.d) * 0.1)
        self.looks, self.names = nn.Linear(WIDTH, c.d, bias=False), nn.Linear(WIDTH, c.d, bias=False)
        self.numbers = nn.Sequential(nn.Linear(NUMBERS, c.d), nn.ReLU(), nn.Linear(c.d, c.d))
        self.register_buffer('vocabulary', torch.zeros(WIDTH, VOCABULARY))
        self.none = nn.Parameter(torch.randn(c.d) * 0.1)
        self.pair = nn.Sequential(nn.Linear(PAIR_NUMBERS, 48), nn.ReLU(), nn.Linear(48, c.pairs))
        self.word_layers = nn.ModuleList([WordLayer(c) for _ in range(c.word_layers)])
        self.mark_layers = nn.ModuleList([MarkLayer(c) for _ in range(c.mark_layers)])
        self.word_norm, self.norm = nn.LayerNorm(c.d), nn.LayerNorm(c.d)
        self.score, self.none_score = nn.Linear(c.d, 1), nn.Linear(c.d, 1)
        self.hops = Hops(c.d)
        self.steps = Steps(c.d, NUMBERS)
        self.aside = nn.Linear(c.d, 2)  # Is of the kind that is named; is what it is related to.

    def forward(self, words, looks, names, numbers, word_gap=None, mark_gap=None):
        """words [B,W,384]; looks, names [B,M,384], zeros where unknown; numbers [B,M,33]. Gaps are -1e4 at padding."""
        b, m, _ = looks.shape
        gap = torch.zeros(1, 1, 1, 1) if word_gap is None else word_gap[:, None, None, :]
        w = self.text(words) + self.word(words) + self.position[: words.shape[1]]
        for layer in self.word_layers:
            w = layer(w, gap)
        w = self.word_norm(w)
        x = self.text(looks + names) + self.looks(looks) + self.names(names) + self.numbers(numbers)
        x = torch.cat([x, self.none.expand(b, 1, -1)], 1)
        pairs = pair_numbers(numbers, looks, names)
        pair = self.pair(pairs)
        pair = nn.functional.pad(pair, (0, 0, 0, 1, 0, 1))
        looked = looks @ words.transpose(1, 2)
        # What resembles everything resembles nothing: as core/naming/nameScore.ts, against nouns that come along.
        usual = torch.logsumexp(NAME_SCALE * (looks @ self.vocabulary), -1, keepdim=True) - math.log(VOCABULARY)
        seen = (looks.abs().sum(-1, keepdim=True) > 0).to(looks.dtype)
        named = (NAME_SCALE * looked - usual).clamp(-6, 6) * seen
        match = torch.stack([6 * looked, 6 * (names @ words.transpose(1, 2)), named], -1)
        match = nn.functional.pad(match, (0, 0, 0, 0, 0, 1))
        hidden = torch.zeros(1, 1, 1, 1)
        if mark_gap is not None:
            hidden = nn.functional.pad(mark_gap, (0, 1))[:, None, None, :]
        for layer in self.mark_layers:
            x = layer(x, w, pair, match, gap, hidden)
        x = self.norm(x)
        there = torch.ones(1, 1) if mark_gap is None else (mark_gap > -1).to(x.dtype)
        aside = self.aside(x[:, :m])
        own = self.score(x[:, :m]).squeeze(-1) + self.hops(x[:, :m], aside, w, pairs, gap, there)
        stepped, understood = self.steps(x[:, :m], aside[..., 0], w, pairs, numbers, gap, there)
        own = own + stepped
        scores = torch.cat([own, self.none_score(x[:, m])], 1)
        if mark_gap is not None:
            scores = scores + nn.functional.pad(mark_gap, (0, 1))
        return scores, aside, understood
