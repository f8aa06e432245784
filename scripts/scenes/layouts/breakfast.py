"""A breakfast table seen at an angle with two chairs: bowls, cups, fruit, a bottle, a laptop."""

from __future__ import annotations

from math import pi

from scenelib import electronics, furniture, goods, seating, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((-0.35, 0.6, 1.4), (1.45, -0.05, 0.72))


def build():
    world = studio(x=(-1.5, 3.0), accent="#a8b4bd")
    top = 0.74
    world.add("table_1", "table", "brown", furniture.table(1.3, 0.9, top), (1.45, 0.0, 0), 0.08, role="support", synonyms=("dining table",))
    chair = dict(synonyms=("seat",), has_front=True, on="floor")
    world.add("chair_1", "chair", "green", seating.wooden_chair("#3f7f56"), (2.12, 0.42, 0), pi + 0.05, **chair)
    world.add("chair_2", "chair", "white", seating.wooden_chair("#e9e6df"), (2.12, -0.58, 0), pi - 0.1, **chair)
    on = dict(on="table_1")
    world.add("laptop_1", "laptop", "grey", electronics.laptop(), (1.52, -0.3, top), pi - 0.25, synonyms=("notebook", "computer"), has_front=True, **on)
    world.add("bowl_1", "bowl", "blue", tableware.bowl("#2f5fa8", 0.12, 0.07), (1.5, 0.22, top), 0.0, **on)
    world.add("orange_1", "orange", "orange", tableware.fruit("#e07a18", 0.038), (1.5, 0.22, top + 0.008), 0.0, synonyms=("fruit",), on="bowl_1")
    world.add("cup_1", "cup", "white", tableware.tea_cup("#efece5"), (1.2, 0.38, top), 2.0, synonyms=("tea cup",), **on)
    world.add("cup_2", "cup", "red", tableware.tea_cup("#b3261e"), (1.22, -0.06, top), 2.3, synonyms=("tea cup",), **on)
    world.add("bottle_1", "bottle", "white", tableware.bottle("#e9e6df", "#2f6db0", "#2f6db0", 0.24, 0.04), (1.78, 0.2, top), 0.0, **on)
    world.add("bottle_2", "bottle", "brown", tableware.bottle("#5a3416", "#f0c81c", "#1f1f1f", 0.22, 0.034), (1.7, 0.5, top), 0.0, **on)
    world.add("box_1", "box", "yellow", goods.carton("#f0c81c", (0.07, 0.19, 0.28), "#b3221c"), (1.78, -0.06, top), pi + 0.2, synonyms=("cereal box",), **on)
    world.add("book_1", "book", "green", goods.book("#2f7a4a"), (1.22, -0.4, top), 0.4, **on)
    return world


QUESTIONS = [
    unique("the laptop", "laptop_1", "laptop", skills=("category",)),
    unique("the red cup", "cup_2", "cup", ("colour", "red"), skills=("category", "attribute")),
    unique("the orange in the bowl", "orange_1", "orange", ("on", "bowl_1"), skills=("category", "in")),
    unique("the chair on the left", "chair_1", "chair", ("leftmost",), skills=("category", "left")),
    unique("the bottle to the left of the white bottle", "bottle_2", "bottle", ("left_of", "bottle_1"), skills=("category", "left", "attribute")),
    unique("bring me the yellow box behind the laptop", "box_1", "box", ("behind", "laptop_1"), skills=("category", "behind", "attribute")),
    unique("the cup closest to the laptop", "cup_2", "cup", ("closest_to", "laptop_1"), skills=("category", "near", "superlative")),
    unique("the green book", "book_1", "book", ("colour", "green"), skills=("category", "attribute")),
    unique("the white chair", "chair_2", "chair", ("colour", "white"), skills=("category", "attribute")),
    unique("the bowl between the cup and the bottle", "bowl_1", "bowl", ("between", "cup_1", "bottle_1"), skills=("category", "between")),
    unique("hand me the cup farther from the computer", "cup_1", "cup", ("farthest_from", "laptop_1"), skills=("category", "far", "synonym")),
    ambiguous("the chair", "chair", skills=("category",)),
    ambiguous("the cup on the table", "cup", ("on", "table_1"), skills=("category", "on")),
    absent("the blue cup", "cup", ("colour", "blue"), skills=("category", "attribute")),
    absent("the keyboard", "keyboard", skills=("category",)),
    absent("the red bottle", "bottle", ("colour", "red"), skills=("category", "attribute")),
]
