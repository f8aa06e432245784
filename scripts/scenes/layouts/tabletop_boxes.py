"""A table from nearby: stacked coloured boxes, mugs, a bottle, fruit."""

from __future__ import annotations

from math import pi

from scenelib import furniture, goods, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((0.0, 0.0, 1.28), (1.02, 0.0, 0.74))


def build():
    world = studio(accent="#b9b3a6")
    top = 0.74
    world.add("table_1", "table", "brown", furniture.table(1.5, 0.95, top), (1.08, 0.0, 0), role="support", synonyms=("desk",))
    on = dict(on="table_1")
    world.add("box_1", "box", "red", goods.carton("#b3221c", (0.17, 0.21, 0.13), "#efe9da"), (1.12, 0.31, top), pi + 0.2, **on)
    world.add("box_2", "box", "yellow", goods.carton("#f0c81c", (0.1, 0.11, 0.08)), (1.12, 0.32, top + 0.13), 0.5, on="box_1")
    world.add("box_3", "box", "blue", goods.carton("#24529e", (0.1, 0.11, 0.23), "#efe9da"), (1.22, -0.02, top), pi - 0.25, **on)
    world.add("box_4", "box", "green", goods.carton("#2f8f46", (0.2, 0.15, 0.06)), (0.93, -0.32, top), 0.35, **on)
    world.add("mug_1", "mug", "white", tableware.mug("#efece5"), (0.84, 0.13, top), 2.2, synonyms=("cup",), **on)
    world.add("mug_2", "mug", "blue", tableware.mug("#2351a8"), (1.18, -0.38, top), -2.0, synonyms=("cup",), **on)
    world.add("bottle_1", "bottle", "green", tableware.bottle("#1f6b35"), (1.4, 0.14, top), 0.0, **on)
    world.add("apple_1", "apple", "red", tableware.fruit("#b51f22"), (0.86, -0.08, top), 0.0, synonyms=("fruit",), **on)
    world.add("book_1", "book", "orange", goods.book("#d9601c"), (0.92, 0.42, top), 1.2, **on)
    return world


QUESTIONS = [
    unique("the red box", "box_1", "box", ("colour", "red"), skills=("category", "attribute")),
    unique("bring me the small box that stands on the red one", "box_2", "box", ("on", "box_1"), skills=("category", "on")),
    unique("give me the mug to the right of the apple", "mug_2", "mug", ("right_of", "apple_1"), skills=("category", "right")),
    unique("the cup on the left", "mug_1", "mug", ("leftmost",), skills=("category", "left")),
    unique("the tallest box on the table", "box_3", "box", ("on", "table_1"), ("tallest",), skills=("category", "superlative", "on")),
    unique("pick up the bottle behind the boxes", "bottle_1", "bottle", ("behind", "box_1"), ("behind", "box_3"), skills=("category", "behind")),
    unique("the box closest to the blue mug", "box_4", "box", ("closest_to", "mug_2"), skills=("category", "near", "superlative", "attribute")),
    unique("could you hand me the fruit, please?", "apple_1", "fruit", skills=("category", "synonym")),
    unique("the yellow box", "box_2", "box", ("colour", "yellow"), skills=("category", "attribute")),
    unique("take the blue thing that is not a mug", "box_3", "thing", ("colour", "blue"), ("other_than", "mug_2"), skills=("attribute", "negation")),
    ambiguous("the box", "box", skills=("category",)),
    ambiguous("grab a mug", "mug", skills=("category",)),
    absent("the purple box", "box", ("colour", "purple"), skills=("category", "attribute")),
    absent("the laptop on the table", "laptop", skills=("category", "on")),
    absent("the mug on the red box", "mug", ("on", "box_1"), skills=("category", "on", "attribute")),
]
