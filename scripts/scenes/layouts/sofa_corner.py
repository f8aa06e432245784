"""A sofa with cushions, a low table before it, a standing lamp and a plant."""

from __future__ import annotations

from math import pi

from scenelib import furniture, goods, greenery, room, seating, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((-0.1, 0.3, 1.15), (2.4, -0.05, 0.5))


def build():
    world = studio(x=(-1.5, 3.3), accent="#a9b7b0")
    world.add("rug_1", "rug", "red", room.rug("#8b4f48", "#744039", 2.4, 1.5), (1.9, 0.0, 0), role="floor", synonyms=("carpet",))
    world.add("sofa_1", "sofa", "blue", seating.sofa(2.0, "#3f5f8c", "#314b70"), (2.75, 0.05, 0), pi, synonyms=("couch",), on="floor", has_front=True)
    cushion = dict(synonyms=("cushion",), on="sofa_1")
    world.add("pillow_1", "pillow", "yellow", seating.pillow("#ecc22c", "#d2a51c"), (2.66, 0.6, 0.47), pi + 0.2, **cushion)
    world.add("pillow_2", "pillow", "red", seating.pillow("#b8362c", "#98291f"), (2.66, 0.12, 0.47), pi - 0.1, **cushion)
    world.add("pillow_3", "pillow", "white", seating.pillow("#e9e4da", "#d5cfc2"), (2.66, -0.5, 0.47), pi - 0.2, **cushion)
    top = 0.4
    world.add("table_1", "table", "white", furniture.coffee_table(), (1.72, 0.05, 0), role="support", synonyms=("coffee table",))
    on = dict(on="table_1")
    world.add("cup_1", "cup", "blue", tableware.tea_cup("#3a67b0"), (1.66, 0.3, top), 1.2, synonyms=("tea cup",), **on)
    world.add("cup_2", "cup", "green", tableware.tea_cup("#4d8f5c"), (1.62, -0.18, top), -1.4, synonyms=("tea cup",), **on)
    world.add("book_1", "book", "orange", goods.book("#d9601c", (0.17, 0.24, 0.035)), (1.84, 0.1, top), 0.3, **on)
    world.add("vase_1", "vase", "white", tableware.vase("#e9e4da", 0.2, 0.06), (1.86, -0.24, top), 0.0, **on)
    world.add("lamp_1", "lamp", "white", tableware.floor_lamp(1.6), (2.85, 1.38, 0), 0.0, synonyms=("floor lamp",), on="floor")
    world.add("plant_1", "plant", "green", greenery.plant(13, "#5f6a72"), (2.72, -1.42, 0), 0.0, synonyms=("potted plant", "houseplant"), on="floor")
    world.add("stool_1", "stool", "yellow", seating.stool("#eec322"), (1.75, 0.98, 0), 0.0, synonyms=("seat",), on="floor")
    world.add("picture_1", "picture", "mixed", goods.painting(0.9, 0.55, goods.abstract(21), "print"), (3.3, 0.1, 1.42), pi, synonyms=("painting",))
    return world


QUESTIONS = [
    unique("the blue sofa", "sofa_1", "sofa", ("colour", "blue"), skills=("category", "attribute")),
    unique("the red cushion on the couch", "pillow_2", "pillow", ("colour", "red"), ("on", "sofa_1"), skills=("category", "attribute", "on", "synonym")),
    unique("the pillow on the left", "pillow_1", "pillow", ("leftmost",), skills=("category", "left")),
    unique("the middle pillow", "pillow_2", "pillow", ("from_left", 2), skills=("category", "ordinal")),
    unique("bring me the cup on the right", "cup_2", "cup", ("rightmost",), skills=("category", "right")),
    unique("the cup to the left of the book", "cup_1", "cup", ("left_of", "book_1"), skills=("category", "left")),
    unique("the plant beside the sofa", "plant_1", "plant", ("next_to", "sofa_1"), skills=("category", "near")),
    unique("the vase on the coffee table", "vase_1", "vase", ("on", "table_1"), skills=("category", "on")),
    unique("the picture above the sofa", "picture_1", "picture", ("above", "sofa_1"), skills=("category", "above")),
    unique("the book behind the blue cup", "book_1", "book", ("behind", "cup_1"), skills=("category", "behind", "attribute")),
    unique("the low table in front of the couch", "table_1", "table", ("in_front_of", "sofa_1"), skills=("category", "front", "synonym")),
    unique("the pillow farthest to the right", "pillow_3", "pillow", ("rightmost",), skills=("category", "right", "superlative")),
    ambiguous("the cup", "cup", skills=("category",)),
    ambiguous("get me a pillow", "pillow", skills=("category",)),
    absent("the green cushion", "pillow", ("colour", "green"), skills=("category", "attribute")),
    absent("the tv", "tv", skills=("category",)),
    absent("the cup on the sofa", "cup", ("on", "sofa_1"), skills=("category", "on")),
]
