"""Nothing but boxes on a floor: colours, sizes, stacks and places must carry every question."""

from __future__ import annotations

from math import pi

from scenelib import goods
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((-0.2, 0.0, 1.2), (1.9, 0.0, 0.2))


def build():
    world = studio(x=(-1.5, 3.4), accent="#b9c2b4")
    on = dict(on="floor", synonyms=("carton", "package"))
    world.add("box_1", "box", "red", goods.carton("#b3221c", (0.3, 0.34, 0.24)), (1.45, 0.5, 0), 0.3, **on)
    world.add("box_2", "box", "blue", goods.carton("#24529e", (0.22, 0.25, 0.4), "#efe9da"), (1.9, 0.05, 0), pi - 0.2, **on)
    world.add("box_3", "box", "blue", goods.carton("#24529e", (0.16, 0.18, 0.12)), (1.3, -0.28, 0), 0.5, **on)
    world.add("box_4", "box", "green", goods.carton("#2f8f46", (0.36, 0.42, 0.3)), (2.1, -0.72, 0), pi + 0.35, **on)
    world.add("box_5", "box", "yellow", goods.carton("#f0c81c", (0.2, 0.22, 0.17)), (2.1, -0.72, 0.3), 0.1, on="box_4", synonyms=("carton", "package"))
    world.add("box_6", "box", "brown", goods.parcel((0.4, 0.5, 0.3)), (2.75, 0.75, 0), pi + 0.15, synonyms=("carton", "package", "parcel", "cardboard box"), on="floor")
    world.add("box_7", "box", "red", goods.carton("#b3221c", (0.18, 0.2, 0.16)), (2.65, -0.26, 0), 0.7, **on)
    return world


QUESTIONS = [
    unique("the green box", "box_4", "box", ("colour", "green"), skills=("category", "attribute")),
    unique("the yellow box on top of the green one", "box_5", "box", ("on", "box_4"), skills=("category", "on", "attribute")),
    unique("the box that is not on the floor", "box_5", "box", ("not_on", "floor"), skills=("category", "negation", "on")),
    unique("the small blue box", "box_3", "box", ("colour", "blue"), ("smallest",), skills=("category", "attribute", "superlative")),
    unique("the blue box farther away", "box_2", "box", ("colour", "blue"), ("farthest",), skills=("category", "attribute", "far")),
    unique("the red box closer to me", "box_1", "box", ("colour", "red"), ("nearest",), skills=("category", "attribute", "near")),
    unique("the red box behind the tall blue box", "box_7", "box", ("colour", "red"), ("behind", "box_2"), skills=("category", "attribute", "behind")),
    unique("the leftmost red box", "box_1", "box", ("colour", "red"), ("leftmost",), skills=("category", "attribute", "left", "superlative")),
    unique("the brown cardboard box", "box_6", "box", ("colour", "brown"), skills=("category", "attribute", "material")),
    unique("the tallest of the blue boxes", "box_2", "box", ("colour", "blue"), ("tallest",), skills=("category", "attribute", "superlative")),
    unique("the box under the yellow one", "box_4", "box", ("under", "box_5"), skills=("category", "under", "attribute")),
    unique("the nearest box", "box_3", "box", ("nearest",), skills=("category", "near", "superlative")),
    unique("the red box to the right of the other red box", "box_7", "box", ("colour", "red"), ("rightmost",), skills=("category", "attribute", "right")),
    ambiguous("the red box", "box", ("colour", "red"), skills=("category", "attribute")),
    ambiguous("a blue box", "box", ("colour", "blue"), skills=("category", "attribute")),
    absent("the purple box", "box", ("colour", "purple"), skills=("category", "attribute")),
    absent("the chair", "chair", skills=("category",)),
    absent("the yellow box on the blue box", "box", ("colour", "yellow"), ("on", "box_2"), skills=("category", "attribute", "on")),
]
