"""A television on its stand, stools of two colours, things on and beside the stand."""

from __future__ import annotations

from math import pi

from scenelib import electronics, furniture, goods, greenery, room, seating, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((-0.3, -0.35, 1.15), (2.5, 0.05, 0.55))


def build():
    world = studio(x=(-1.5, 3.2), accent="#c2a58e")
    world.add("rug_1", "rug", "green", room.rug("#6d8466", "#596e53", 2.2, 1.4), (1.75, 0.0, 0), role="floor", synonyms=("carpet",))
    top = 0.48
    world.add("stand_1", "cabinet", "brown", furniture.television_stand(1.7, 0.42, top), (2.92, 0.1, 0), pi, role="support", synonyms=("tv stand", "sideboard"))
    on = dict(on="stand_1")
    world.add("tv_1", "tv", "black", electronics.television(0.95), (2.95, 0.2, top), pi, synonyms=("television", "screen"), has_front=True, **on)
    world.add("vase_1", "vase", "red", tableware.vase("#a83a2e"), (2.9, 0.83, top), 0.0, **on)
    world.add("plant_1", "plant", "green", greenery.succulent(23, "#e4ded2"), (2.86, -0.45, top), 0.0, synonyms=("potted plant", "houseplant"), **on)
    world.add("mug_1", "mug", "white", tableware.mug("#efece5"), (2.8, -0.62, top), 2.4, synonyms=("cup",), **on)
    stool = dict(on="floor", synonyms=("seat",))
    world.add("stool_1", "stool", "white", seating.stool("#eceae4"), (1.95, 0.72, 0), 0.2, **stool)
    world.add("stool_2", "stool", "blue", seating.stool("#2a569f"), (1.75, 0.05, 0), 0.5, **stool)
    world.add("stool_3", "stool", "blue", seating.stool("#2a569f"), (2.0, -0.92, 0), 0.8, **stool)
    world.add("teddy_1", "teddy bear", "brown", goods.teddy(), (2.0, -0.92, 0.45), pi - 0.2, synonyms=("teddy", "bear"), on="stool_3", has_front=True)
    world.add("book_1", "book", "red", goods.book("#a8231f"), (1.95, 0.72, 0.45), 0.6, on="stool_1")
    world.add("plant_2", "plant", "green", greenery.plant(29, "#d9d2c6"), (2.85, -1.45, 0), 0.0, synonyms=("potted plant", "houseplant"), on="floor")
    world.add("ball_1", "ball", "red", goods.ball("#b3261e", 0.1), (1.5, -0.5, 0), 0.0, on="floor")
    world.add("lamp_1", "lamp", "white", tableware.floor_lamp(1.5), (2.85, 1.35, 0), 0.0, synonyms=("floor lamp",), on="floor")
    return world


QUESTIONS = [
    unique("turn to the television", "tv_1", "tv", skills=("category",)),
    unique("the white stool", "stool_1", "stool", ("colour", "white"), skills=("category", "attribute")),
    unique("the bear on the blue stool", "teddy_1", "bear", ("on", "stool_3"), skills=("category", "on", "attribute")),
    unique("the vase to the left of the tv", "vase_1", "vase", ("left_of", "tv_1"), skills=("category", "left")),
    unique("the mug on the cabinet", "mug_1", "mug", ("on", "stand_1"), skills=("category", "on")),
    unique("the plant on the floor", "plant_2", "plant", ("on", "floor"), skills=("category", "on")),
    unique("the small plant on the cabinet", "plant_1", "plant", ("on", "stand_1"), skills=("category", "on", "attribute")),
    unique("the mug next to the small plant", "mug_1", "mug", ("next_to", "plant_1"), skills=("category", "near", "attribute")),
    unique("the red ball in front of the stools", "ball_1", "ball", ("in_front_of", "stool_1"), ("in_front_of", "stool_2"), ("in_front_of", "stool_3"), skills=("category", "front")),
    unique("the second stool from the left", "stool_2", "stool", ("from_left", 2), skills=("category", "ordinal")),
    unique("the book on the white stool", "book_1", "book", ("on", "stool_1"), skills=("category", "on", "attribute")),
    unique("the taller of the two plants", "plant_2", "plant", ("tallest",), skills=("category", "superlative")),
    ambiguous("the blue stool", "stool", ("colour", "blue"), skills=("category", "attribute")),
    ambiguous("water the plant", "plant", skills=("category",)),
    absent("the green stool", "stool", ("colour", "green"), skills=("category", "attribute")),
    absent("the laptop in front of the tv", "laptop", skills=("category", "front")),
    absent("the mug on the floor", "mug", ("on", "floor"), skills=("category", "on")),
]
