"""A kitchen counter with bottles, bowls and mugs, and a board on the tiled wall above it."""

from __future__ import annotations

from math import pi

from scenelib import furniture, goods, greenery, tableware
from scenelib.camera import looking_at
from scenelib.materials import tiles
from scenelib.mesh import box
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((0.1, 0.05, 1.45), (1.75, 0.0, 1.06))


def build():
    world = studio(x=(-1.2, 2.1), accent="#dcd8cf")
    top = 0.9
    world.add("counter_1", "counter", "white", furniture.counter(2.6), (1.78, 0.0, 0), pi, role="support", synonyms=("worktop", "kitchen counter"))
    world.add("tiles_1", "wall", "white", [box((2.6, 0.012, 0.62), (0, 0, 0.31), tiles("#cfdcd9", "#f3f3f0"), 0.0)], (2.094, 0.0, top), -pi / 2, role="wall")
    world.add("board_1", "shelf", "brown", furniture.wall_board(1.5, 0.22), (2.1, 0.05, 1.52), pi, role="support", synonyms=("board", "wall shelf"))
    on, up = dict(on="counter_1"), dict(on="board_1")
    world.add("bottle_1", "bottle", "green", tableware.bottle("#1f6b35"), (1.86, 0.52, top), 0.0, **on)
    world.add("bottle_2", "bottle", "red", tableware.bottle("#9c1f1c", "#f3efe2", "#e7d9a8", 0.25, 0.034), (1.68, 0.38, top), 0.0, **on)
    world.add("bottle_3", "bottle", "white", tableware.bottle("#e9e6df", "#2f6db0", "#2f6db0", 0.22, 0.038), (1.98, -0.62, top), 0.0, **on)
    world.add("bowl_1", "bowl", "yellow", tableware.bowl("#edc42a", 0.13, 0.075), (1.72, -0.3, top), 0.0, **on)
    world.add("apple_1", "apple", "red", tableware.fruit("#b51f22"), (1.7, -0.27, top + 0.012), 0.0, synonyms=("fruit",), on="bowl_1")
    world.add("orange_1", "orange", "orange", tableware.fruit("#e07a18", 0.035), (1.73, -0.345, top + 0.014), 0.0, synonyms=("fruit",), on="bowl_1")
    world.add("mug_1", "mug", "blue", tableware.mug("#2351a8"), (1.66, 0.12, top), 2.6, synonyms=("cup",), **on)
    world.add("mug_2", "mug", "red", tableware.mug("#c42a22"), (1.68, -0.08, top), -2.2, synonyms=("cup",), **on)
    world.add("mug_3", "mug", "yellow", tableware.mug("#eec322"), (2.0, 0.3, 1.52), 2.2, synonyms=("cup",), **up)
    world.add("vase_1", "vase", "blue", tableware.vase("#2f5fa8", 0.22, 0.06), (1.99, 0.0, 1.52), 0.0, **up)
    world.add("plant_1", "plant", "green", greenery.succulent(7), (1.98, -0.38, 1.52), 0.0, synonyms=("potted plant", "houseplant"), **up)
    world.add("box_1", "box", "yellow", goods.carton("#f0c81c", (0.09, 0.16, 0.22), "#a8231f"), (1.92, 0.1, top), pi, **on)
    return world


QUESTIONS = [
    unique("the green bottle", "bottle_1", "bottle", ("colour", "green"), skills=("category", "attribute")),
    unique("the bottle on the right", "bottle_3", "bottle", ("rightmost",), skills=("category", "right")),
    unique("the mug on the shelf", "mug_3", "mug", ("on", "board_1"), skills=("category", "on")),
    unique("get the red cup from the counter", "mug_2", "mug", ("colour", "red"), ("on", "counter_1"), skills=("category", "attribute", "on")),
    unique("the plant above the counter", "plant_1", "plant", ("above", "counter_1"), skills=("category", "above")),
    unique("the fruit on the left in the bowl", "apple_1", "fruit", ("on", "bowl_1"), ("leftmost",), skills=("category", "left", "in")),
    unique("hand me the mug closest to the yellow bowl", "mug_2", "mug", ("closest_to", "bowl_1"), skills=("category", "near", "superlative", "attribute")),
    unique("the bottle in front of the green bottle", "bottle_2", "bottle", ("in_front_of", "bottle_1"), skills=("category", "front", "attribute")),
    unique("the vase between the mug and the plant", "vase_1", "vase", ("between", "mug_3", "plant_1"), skills=("category", "between")),
    unique("the bowl with the fruit in it", "bowl_1", "bowl", skills=("category",)),
    unique("the box behind the mugs", "box_1", "box", ("behind", "mug_1"), ("behind", "mug_2"), skills=("category", "behind")),
    unique("the highest mug", "mug_3", "mug", ("highest",), skills=("category", "superlative")),
    ambiguous("the bottle", "bottle", skills=("category",)),
    ambiguous("the mug on the counter", "mug", ("on", "counter_1"), skills=("category", "on")),
    absent("the green mug", "mug", ("colour", "green"), skills=("category", "attribute")),
    absent("the bottle on the shelf", "bottle", ("on", "board_1"), skills=("category", "on")),
    absent("the toaster", "toaster", skills=("category",)),
]
