"""Readings of the words, step by step, that are added to a mark's score: hops of chance, and steps that have names."""
import torch
from torch import nn

from asked import ORDERS, RANKS, RELATIONS
from pairs import PAIR_NUMBERS


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
        self.lie = nn.Sequential(nn.Linear(PAIR_NUMBERS, features), nn.ReLU(), nn.Linear(features, features))
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

    def __init__(self, d, numbers, features=48):
        super().__init__()
        r, o = len(RELATIONS), len(ORDERS)
        self.said, self.denied, self.rank = nn.Linear(d, r + o), nn.Linear(d, r), nn.Linear(d, RANKS)
        self.anchor = nn.Linear(d, r + o)
        self.lie = nn.Sequential(nn.Linear(PAIR_NUMBERS, features), nn.ReLU(), nn.Linear(features, features))
        self.holds, self.each = nn.Linear(features, features), nn.Parameter(torch.randn(r, features) * 0.1)
        self.bias = nn.Parameter(torch.zeros(r))
        self.value = nn.Sequential(nn.Linear(numbers, features), nn.ReLU(), nn.Linear(features, o))
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
