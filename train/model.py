"""Spatial-LLaVA nano: words and numbered marks in, one score a mark and one for "none" out.

The words go through a small transformer. Marks look at each other (attention whose bias is made of how each pair of them
lies, weighed by what the mark has understood so far) and at the words (attention biased by how well each word names the
mark). A mark's score is read off its last state: an answer outside the marks cannot be written.
"""
import math

import torch
from torch import nn

from asked import ORDERS, RANKS, RELATIONS

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


def pair_numbers(numbers, looks, names):
    """How mark j lies as seen from mark i: [B, M, M, 36]."""
    x0, y0, x1, y1 = numbers[..., 0], numbers[..., 1], numbers[..., 2], numbers[..., 3]
    cx, cy, w, h = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0).clamp(min=1e-3), (y1 - y0).clamp(min=1e-3)
    i, j = (lambda v: v.unsqueeze(2)), (lambda v: v.unsqueeze(1))
    dx, dy = j(cx) - i(cx), j(cy) - i(cy)
    across = (torch.minimum(i(x1), j(x1)) - torch.maximum(i(x0), j(x0)))
    along = (torch.minimum(i(y1), j(y1)) - torch.maximum(i(y0), j(y0)))
    inter = across.clamp(min=0) * along.clamp(min=0)
    zero = torch.zeros_like(dx)
    flat = [
        dx, dy, dx.abs(), dy.abs(), torch.tanh(8 * dx), torch.tanh(8 * dy),
        across, along, zero + inter / i(w * h), zero + inter / j(w * h),
        zero + (across / i(w)).clamp(-2, 1), zero + (along / i(h)).clamp(-2, 1),
        torch.log(j(w) / i(w)), torch.log(j(h) / i(h)), j(y1) - i(y1), j(y0) - i(y0),
    ]
    known = numbers[..., 4]
    both = i(known) * j(known)
    place = numbers[..., 5:8] * torch.tensor([3.0, 3.0, 1.5])
    size = (numbers[..., 8:11] - 1).exp() * known.unsqueeze(-1)
    d = j2(place) - i2(place)
    gaps = (d.abs() - (j2(size) + i2(size)) / 2)
    gap = (gaps.clamp(min=0) ** 2).sum(-1).add(1e-6).sqrt()
    top, bottom = place[..., 2] + size[..., 2] / 2, place[..., 2] - size[..., 2] / 2
    metric = [
        torch.tanh(d[..., 0]), torch.tanh(d[..., 1]), torch.tanh(2 * d[..., 2]),
        torch.tanh(5 * d[..., 0]), torch.tanh(5 * d[..., 1]), torch.tanh(8 * d[..., 2]),
        torch.tanh(gap), torch.tanh(4 * gap), torch.tanh(3 * gaps[..., 0]), torch.tanh(3 * gaps[..., 1]),
        torch.tanh(10 * (j(bottom) - i(top))), torch.tanh(10 * (i(bottom) - j(top))),
        (d ** 2).sum(-1).add(1e-6).sqrt().clamp(max=5) / 2,
        (size_of(size).unsqueeze(1) - size_of(size).unsqueeze(2)),
        torch.tanh(3 * (j(size[..., 2]) - i(size[..., 2]))),
    ]
    alike = [names @ names.transpose(1, 2), looks @ looks.transpose(1, 2), looks @ names.transpose(1, 2), names @ looks.transpose(1, 2)]
    return torch.stack(flat + [both] + [both * m for m in metric] + alike, -1)


def i2(v):
    return v.unsqueeze(2)


def j2(v):
    return v.unsqueeze(1)


def size_of(size):
    return (size + 0.02).log().sum(-1) / 3


class Hops(nn.Module):
    """What the words say of how a mark lies to others, one short step each: half of the steps look at what the words relate
    the thing to, half at others of its kind (both told by `aside`, which has a loss of its own), some words choose among
    these, some say what is to hold, and what holds of a pair is read off how the two lie. The way from words and boxes to
    the score is short, so that it is learnt soon (cf. MAttNet's relationship module)."""

    def __init__(self, d, hops=8, features=64):
        super().__init__()
        self.hops = hops
        self.ask = nn.Parameter(torch.randn(2 * hops, d) * 0.1)
        self.key, self.value = nn.Linear(d, d), nn.Linear(d, d)
        self.who, self.mark, self.what = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, features)
        self.lie = nn.Sequential(nn.Linear(36, features), nn.ReLU(), nn.Linear(features, features))
        self.out = nn.Sequential(nn.Linear(d + hops, d), nn.ReLU(), nn.Linear(d, 1))
        self.sum = nn.Parameter(torch.full((hops,), 0.5))
        # A word that says what is to hold speaks as loudly in a long sentence as in a short one.
        self.strongest, self.what_strongest = nn.Linear(d, d), nn.Linear(d, hops * features)

    def forward(self, x, aside, words, pairs, gap, there):
        """x [B,M,d], aside [B,M,2], words [B,W,d], pairs [B,M,M,36], there [B or 1,M or 1]: 0 at padding."""
        b, m, d = x.shape
        weights = (self.ask @ self.key(words).transpose(1, 2) * d ** -0.5 + gap[:, 0]).softmax(-1)
        said = weights @ self.value(words)
        who, what = self.who(said[:, : self.hops]), self.what(said[:, self.hops :])
        loudest = (self.strongest(words) + gap[:, 0].transpose(1, 2)).max(1)[0]
        what = what + self.what_strongest(loudest).view(b, self.hops, -1)
        kin, related = torch.sigmoid(aside).unsqueeze(-1).chunk(2, 2)
        half = (b, m, 1, self.hops // 2)
        base = torch.cat([related.expand(half), kin.expand(half)], -1).squeeze(2)
        chosen = base * 2 * torch.sigmoid(self.mark(x) @ who.transpose(1, 2) * d ** -0.5) * there.unsqueeze(-1)
        holds = torch.tanh(self.lie(pairs) @ what.unsqueeze(1).transpose(2, 3) * 0.5)  # B,M,M,hops
        others = 1 - torch.eye(m, dtype=x.dtype)
        told = (holds * chosen.unsqueeze(1) * others.view(1, m, m, 1)).sum(2)
        return self.out(torch.cat([x, told], -1)).squeeze(-1) + (told * self.sum).sum(-1)


class Steps(nn.Module):
    """One named step each: which relations and orders the words say (told by `asked` for generated questions, so that
    single steps are learnt before several), to which marks each relates, whether it holds, who comes before whom. People's
    words go the same way, without being told."""

    def __init__(self, d, features=48):
        super().__init__()
        r, o = len(RELATIONS), len(ORDERS)
        self.said, self.denied, self.rank = nn.Linear(d, r + o), nn.Linear(d, r), nn.Linear(d, RANKS)
        self.anchor = nn.Linear(d, r + o)
        self.lie = nn.Sequential(nn.Linear(36, features), nn.ReLU(), nn.Linear(features, features))
        self.holds, self.each = nn.Linear(features, features), nn.Parameter(torch.randn(r, features) * 0.1)
        self.bias = nn.Parameter(torch.zeros(r))
        self.value = nn.Sequential(nn.Linear(NUMBERS, features), nn.ReLU(), nn.Linear(features, o))
        self.away = nn.Linear(features, o)
        self.sharp = nn.Parameter(torch.full((o,), 4.0))
        self.weight, self.order_weight = nn.Parameter(torch.tensor(3.0)), nn.Parameter(torch.tensor(3.0))
        self.kin_weight = nn.Parameter(torch.tensor(0.3))
        self.register_buffer('places', torch.arange(RANKS).float())

    def forward(self, x, kin, words, pairs, numbers, gap, there):
        """x [B,M,d], kin [B,M] logits, words [B,W,d], pairs [B,M,M,36], gap [B or 1,1,1,W]. One number a mark, and what
        has been understood."""
        b, m, _ = x.shape
        r = len(RELATIONS)
        heard = gap[:, 0].transpose(1, 2)
        said, denied = (self.said(words) + heard).max(1)[0], (self.denied(words) + heard).max(1)[0]
        rank = (self.rank(words) + heard).max(1)[0]
        anchors = self.anchor(x)
        apart = (1 - torch.eye(m, dtype=x.dtype)).unsqueeze(0) * there.unsqueeze(1)  # B or 1, M, M
        lie = self.lie(pairs)
        is_anchor = torch.sigmoid(anchors).transpose(1, 2).unsqueeze(1) * apart.unsqueeze(2)  # B,M,R+O,M
        pooled = is_anchor @ torch.relu(lie)
        share = pooled[:, :, :r] / (is_anchor[:, :, :r].sum(-1, keepdim=True) + 0.1)
        told = torch.tanh((torch.relu(self.holds(share)) * self.each).sum(-1) + self.bias)
        present = torch.sigmoid(said)
        score = self.weight * (told * (present[:, :r] * (1 - 2 * torch.sigmoid(denied))).unsqueeze(1)).sum(-1)
        away = (is_anchor[:, :, r:].unsqueeze(-2) @ self.away(lie).permute(0, 1, 3, 2).unsqueeze(-1)).squeeze(-1).squeeze(-1)
        value = self.value(numbers) + away
        others = torch.sigmoid(kin).unsqueeze(1) * apart
        before = torch.sigmoid((value.unsqueeze(1) - value.unsqueeze(2)) * self.sharp)  # B,M,M,O: j before i
        count = (before * others.unsqueeze(-1)).sum(2)
        wanted = (rank.softmax(-1) * self.places).sum(-1)[:, None, None]
        score = score - self.order_weight * ((count - wanted).abs().clamp(max=3) * present[:, None, r:]).sum(-1)
        score = score + self.kin_weight * nn.functional.logsigmoid(kin)
        return score, (said, denied, rank, anchors)


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
        self.pair = nn.Sequential(nn.Linear(36, 48), nn.ReLU(), nn.Linear(48, c.pairs))
        self.word_layers = nn.ModuleList([WordLayer(c) for _ in range(c.word_layers)])
        self.mark_layers = nn.ModuleList([MarkLayer(c) for _ in range(c.mark_layers)])
        self.word_norm, self.norm = nn.LayerNorm(c.d), nn.LayerNorm(c.d)
        self.score, self.none_score = nn.Linear(c.d, 1), nn.Linear(c.d, 1)
        self.hops = Hops(c.d)
        self.steps = Steps(c.d)
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
