"""A corner with two painted chairs, a plant between them, and things on the floor."""

from __future__ import annotations

from math import pi

from scenelib import goods, greenery, room, seating, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((-0.2, 0.0, 1.15), (2.6, 0.0, 0.52))


def build():
    world = studio(x=(-1.5, 3.3), accent="#c9b79c")
    world.add("rug_1", "rug", "grey", room.rug("#8d9299", "#767b82", 2.2, 1.5), (2.1, 0.0, 0), role="floor", synonyms=("carpet",))
    chair = dict(synonyms=("seat",), has_front=True, on="floor")
    world.add("chair_1", "chair", "red", seating.wooden_chair("#b3261e"), (2.35, 0.78, 0), pi + 0.55, **chair)
    world.add("chair_2", "chair", "blue", seating.wooden_chair("#2a569f"), (2.4, -0.72, 0), pi - 0.6, **chair)
    world.add("plant_1", "plant", "green", greenery.plant(9, "#c56a43"), (2.58, 0.02, 0), 0.0, synonyms=("potted plant", "houseplant"), on="floor")
    world.add("ball_1", "ball", "yellow", goods.ball("#f2ca1e"), (1.62, 0.3, 0), 0.0, on="floor")
    world.add("box_1", "box", "brown", goods.parcel((0.34, 0.44, 0.27)), (1.75, -0.42, 0), pi - 0.3, synonyms=("parcel", "carton", "package"), on="floor")
    world.add("box_2", "box", "green", goods.carton("#2f8f46", (0.18, 0.2, 0.14)), (1.74, -0.4, 0.27), 0.3, on="box_1")
    world.add("book_1", "book", "red", goods.book("#a8231f", (0.17, 0.24, 0.04)), (2.33, -0.68, 0.462), 0.9, on="chair_2")
    world.add("teddy_1", "teddy bear", "brown", goods.teddy(), (2.36, 0.76, 0.46), pi + 0.55, synonyms=("teddy", "bear"), on="chair_1", has_front=True)
    world.add("basket_1", "basket", "brown", tableware.basket(), (3.0, 1.42, 0), 0.0, on="floor")
    world.add("picture_1", "picture", "mixed", goods.painting(0.7, 0.5, goods.abstract(8), "print"), (3.3, -1.05, 1.35), pi, synonyms=("painting",))
    return world


QUESTIONS = [
    unique("go to the red chair", "chair_1", "chair", ("colour", "red"), skills=("category", "attribute")),
    unique("the chair on the right", "chair_2", "chair", ("rightmost",), skills=("category", "right")),
    unique("the plant between the two chairs", "plant_1", "plant", ("between", "chair_1", "chair_2"), skills=("category", "between")),
    unique("the teddy bear sitting on the chair", "teddy_1", "teddy bear", ("on", "chair_1"), skills=("category", "on")),
    unique("the ball in front of the plant", "ball_1", "ball", ("in_front_of", "plant_1"), skills=("category", "front")),
    unique("bring me the green box on top of the parcel", "box_2", "box", ("on", "box_1"), skills=("category", "on", "attribute")),
    unique("the bigger of the boxes", "box_1", "box", ("biggest",), skills=("category", "superlative")),
    unique("the chair to the left of the plant", "chair_1", "chair", ("left_of", "plant_1"), skills=("category", "left")),
    unique("the seat farthest from the bear", "chair_2", "seat", ("farthest_from", "teddy_1"), skills=("category", "far", "superlative")),
    unique("please fetch the yellow ball", "ball_1", "ball", ("colour", "yellow"), skills=("category", "attribute")),
    unique("the chair that is not red", "chair_2", "chair", ("not_colour", "red"), skills=("category", "negation")),
    ambiguous("go to the chair", "chair", skills=("category",)),
    ambiguous("the box", "box", skills=("category",)),
    absent("the green chair", "chair", ("colour", "green"), skills=("category", "attribute")),
    absent("the sofa", "sofa", skills=("category",)),
    absent("the ball on the blue chair", "ball", ("on", "chair_2"), skills=("category", "on")),
]
