"""Mugs, cups, bottles, bowls, vases. Origin under the foot, z up."""

from __future__ import annotations

import numpy as np

from .materials import fabric, glow, plain
from .mesh import lathe, tube


def mug(colour: str, inside="#f2efe8", radius=0.041, height=0.096):
    """Straight mug with a handle at +y, some coffee in it."""
    glaze = plain(colour, 0.25, 0.0, 0.4)
    outer = [(0, 0.0), (radius * 0.9, 0.0), (radius, 0.006), (radius, height - 0.002), (radius - 0.002, height)]
    inner = [(radius - 0.002, height), (radius - 0.0045, height - 0.002), (radius - 0.0045, 0.008), (0, 0.008)]
    turn = np.linspace(-1.35, 1.35, 11)
    handle = [(0, radius - 0.004 + 0.03 * np.cos(a), height * 0.5 + 0.031 * np.sin(a)) for a in turn]
    coffee = lathe([(0, height * 0.72), (radius - 0.004, height * 0.72)], plain("#2a1a10", 0.15))
    return [lathe(outer, glaze), lathe(inner, plain(inside, 0.25)), tube(handle, 0.0058, glaze), coffee]


def tea_cup(colour: str):
    """Flared cup on a saucer."""
    glaze = plain(colour, 0.2, 0.0, 0.5)
    saucer = [(0, 0.004), (0.04, 0.0), (0.074, 0.013), (0.072, 0.016), (0.04, 0.007), (0, 0.007)]
    bowl = [(0, 0.008), (0.024, 0.008), (0.034, 0.022), (0.043, 0.062), (0.041, 0.063), (0.032, 0.024), (0.022, 0.013), (0, 0.013)]
    handle = [(0, 0.036 + 0.022 * np.cos(a), 0.04 + 0.018 * np.sin(a)) for a in np.linspace(-1.3, 1.3, 9)]
    tea = lathe([(0, 0.05), (0.0385, 0.05)], plain("#6a2f12", 0.1))
    return [lathe(saucer, glaze), lathe(bowl, glaze), tube(handle, 0.004, glaze), tea]


def bottle(colour: str, label: str | None = "#f3efe2", cap="#2b2b2b", height=0.27, radius=0.036):
    """Shouldered bottle with a paper label and a cap."""
    neck = radius * 0.36
    profile = [
        (0, 0.0), (radius * 0.92, 0.0), (radius, 0.006), (radius, height * 0.56), (radius * 0.93, height * 0.62),
        (radius * 0.62, height * 0.71), (neck, height * 0.79), (neck, height * 0.93), (0, height * 0.93),
    ]
    parts = [lathe(profile, plain(colour, 0.12, 0.0, 0.6), smooth_angle=0.9)]
    if label:
        band = [(radius + 0.0006, height * 0.16), (radius + 0.0006, height * 0.46)]
        parts.append(lathe(band, plain(label, 0.7)))
    lid = [(0, height * 0.925), (neck * 1.16, height * 0.925), (neck * 1.16, height * 0.995), (neck, height), (0, height)]
    parts.append(lathe(lid, plain(cap, 0.4)))
    return parts


def bowl(colour: str, radius=0.11, height=0.06):
    """Open bowl."""
    outer = [(0, 0.0), (radius * 0.45, 0.0), (radius * 0.78, height * 0.4), (radius, height)]
    inner = [(radius, height), (radius - 0.004, height), (radius * 0.75, height * 0.45), (radius * 0.4, 0.006), (0, 0.005)]
    return [lathe(outer + inner[1:], plain(colour, 0.25, 0.0, 0.4), smooth_angle=1.0)]


def vase(colour: str, height=0.26, radius=0.07):
    """Bellied vase."""
    profile = [
        (0, 0), (radius * 0.6, 0), (radius * 0.95, height * 0.22), (radius, height * 0.4), (radius * 0.7, height * 0.7),
        (radius * 0.42, height * 0.88), (radius * 0.5, height), (radius * 0.42, height), (radius * 0.34, height * 0.88), (0, height * 0.8),
    ]
    return [lathe(profile, plain(colour, 0.3, 0.0, 0.3), smooth_angle=1.4)]


def fruit(colour: str, radius=0.036):
    """Apple or orange by its colour."""
    angles = np.linspace(-np.pi / 2, np.pi / 2, 18)
    profile = [(radius * np.cos(a) * 1.04, radius + radius * 0.94 * np.sin(a) - 0.006 * (np.sin(a) > 0.9)) for a in angles]
    profile[0], profile[-1] = (0, profile[0][1]), (0, profile[-1][1] - 0.004)
    stalk = tube([(0, 0, radius * 1.8), (0.004, 0, radius * 2.2)], 0.0016, plain("#4a3320", 0.8), 6)
    return [lathe(profile, plain(colour, 0.35), smooth_angle=1.6), stalk]


def floor_lamp(height=1.55):
    """Standing lamp with a lit cloth shade."""
    metal = plain("#2f2f31", 0.35, 0.7)
    shade = lathe([(0.2, height - 0.27), (0.15, height)], glow("#ffe7bd", 1.6), smooth_angle=1.0)
    base = lathe([(0, 0), (0.15, 0), (0.15, 0.018), (0.03, 0.028), (0, 0.028)], metal)
    return [base, tube([(0, 0, 0.02), (0, 0, height - 0.05)], 0.012, metal), shade]


def table_lamp(colour: str, height=0.42):
    """Ceramic foot under a lit cloth shade."""
    foot = [(0, 0), (0.06, 0), (0.075, 0.05), (0.06, 0.13), (0.018, 0.18), (0.012, height - 0.12), (0, height - 0.12)]
    shade = lathe([(0.125, height - 0.2), (0.085, height)], glow("#ffe7bd", 1.5), smooth_angle=1.0)
    return [lathe(foot, plain(colour, 0.3, 0.0, 0.3), smooth_angle=1.2), shade]


def basket(colour="#b48a58", shade="#8a6338"):
    """Woven floor basket."""
    outer = [(0, 0), (0.16, 0), (0.2, 0.12), (0.19, 0.3), (0.175, 0.3), (0.185, 0.12), (0.15, 0.012), (0, 0.012)]
    return [lathe(outer, fabric(colour, shade, 90.0), smooth_angle=1.0)]
