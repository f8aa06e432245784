"""How each mark lies as seen from each other one, as numbers."""
import torch

PAIR_NUMBERS = 36


def pair_numbers(numbers, looks, names):
    """[B, M, M, PAIR_NUMBERS]: looks and names [B, M, 384], numbers [B, M, 33]."""
    x0, y0, x1, y1 = numbers[..., 0], numbers[..., 1], numbers[..., 2], numbers[..., 3]
    cx, cy, w, h = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0).clamp(min=1e-3), (y1 - y0).clamp(min=1e-3)
    i, j = (lambda v: v.unsqueeze(2)), (lambda v: v.unsqueeze(1))  # As seen from, and what is seen.
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
    d = j(place) - i(place)
    gaps = (d.abs() - (j(size) + i(size)) / 2)
    gap = (gaps.clamp(min=0) ** 2).sum(-1).add(1e-6).sqrt()
    top, bottom = place[..., 2] + size[..., 2] / 2, place[..., 2] - size[..., 2] / 2
    metric = [
        torch.tanh(d[..., 0]), torch.tanh(d[..., 1]), torch.tanh(2 * d[..., 2]),
        torch.tanh(5 * d[..., 0]), torch.tanh(5 * d[..., 1]), torch.tanh(8 * d[..., 2]),
        torch.tanh(gap), torch.tanh(4 * gap), torch.tanh(3 * gaps[..., 0]), torch.tanh(3 * gaps[..., 1]),
        torch.tanh(10 * (j(bottom) - i(top))), torch.tanh(10 * (i(bottom) - j(top))),
        (d ** 2).sum(-1).add(1e-6).sqrt().clamp(max=5) / 2,
        j(size_of(size)) - i(size_of(size)),
        torch.tanh(3 * (j(size[..., 2]) - i(size[..., 2]))),
    ]
    alike = [names @ names.transpose(1, 2), looks @ looks.transpose(1, 2), looks @ names.transpose(1, 2), names @ looks.transpose(1, 2)]
    return torch.stack(flat + [both] + [both * m for m in metric] + alike, -1)


def size_of(size):
    return (size + 0.02).log().sum(-1) / 3
