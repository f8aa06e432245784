"""Shares with their Wilson intervals of 95 %."""
import math

import numpy as np


def wilson(right, n):
    if n == 0:
        return [0, 1]
    z, p = 1.96, right / n
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return [round((middle - half) / (1 + z * z / n), 3), round((middle + half) / (1 + z * z / n), 3)]


def share(right):
    right = np.asarray(right)
    n = len(right)
    return {'n': n, 'right': round(float(right.mean()), 4) if n else None, 'interval': wilson(int(right.sum()), n)}
