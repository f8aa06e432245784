"""A desk against the wall: a monitor, keyboard, mouse, mugs, books, a small plant."""

from __future__ import annotations

from math import pi

from scenelib import electronics, furniture, goods, greenery, room, seating, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((-0.25, 0.25, 1.32), (1.3, -0.02, 0.76))


def build():
    world = studio(x=(-1.2, 1.95), accent="#c7cfd6")
    top = 0.73
    world.add("desk_1", "desk", "brown", furniture.table(1.6, 0.75, top), (1.5, 0.0, 0), role="support", synonyms=("table",))
    on = dict(on="desk_1")
    world.add("monitor_1", "monitor", "black", electronics.monitor(), (1.72, -0.02, top), pi, synonyms=("screen", "display", "tv"), has_front=True, **on)
    world.add("keyboard_1", "keyboard", "black", electronics.keyboard(), (1.38, -0.02, top), pi, **on)
    world.add("mouse_1", "mouse", "black", electronics.mouse(), (1.36, -0.34, top), 0.1, synonyms=("computer mouse",), **on)
    world.add("mug_1", "mug", "red", tableware.mug("#c42a22"), (1.42, 0.39, top), 2.4, synonyms=("cup",), **on)
    world.add("mug_2", "mug", "white", tableware.mug("#efece5"), (1.62, -0.58, top), -2.2, synonyms=("cup",), **on)
    world.add("plant_1", "plant", "green", greenery.succulent(5, "#d8d2c6"), (1.7, 0.55, top), 0.0, synonyms=("potted plant", "houseplant"), **on)
    world.add("book_1", "book", "blue", goods.book("#2b4f94", (0.16, 0.23, 0.035)), (1.44, 0.62, top), 0.2, **on)
    world.add("bottle_1", "bottle", "blue", tableware.bottle("#3f79b8", None, "#f2f2f2", 0.22, 0.033), (1.44, -0.6, top), 0.0, **on)
    world.add("lamp_1", "lamp", "white", tableware.table_lamp("#d8d2c6"), (1.74, -0.4, top), 0.0, synonyms=("desk lamp",), **on)
    world.add("chair_1", "chair", "yellow", seating.shell_chair("#eec322"), (0.98, -0.62, 0), 0.55, synonyms=("seat",), has_front=True, on="floor")
    world.add("picture_1", "picture", "mixed", goods.painting(0.5, 0.36, goods.abstract(11), "print"), (1.95, 0.55, 1.42), pi, synonyms=("painting",))
    world.add("rug_1", "rug", "red", room.rug("#8b4f48", "#744039", 1.5, 1.0), (0.8, 0.0, 0), role="floor", synonyms=("carpet",))
    return world


QUESTIONS = [
    unique("the red mug", "mug_1", "mug", ("colour", "red"), skills=("category", "attribute")),
    unique("the mug on the right side of the monitor", "mug_2", "mug", ("right_of", "monitor_1"), skills=("category", "right")),
    unique("the keyboard in front of the screen", "keyboard_1", "keyboard", ("in_front_of", "monitor_1"), skills=("category", "front")),
    unique("bring me the cup to the left of the keyboard", "mug_1", "mug", ("left_of", "keyboard_1"), skills=("category", "left", "synonym")),
    unique("the mouse", "mouse_1", "mouse", skills=("category",)),
    unique("the bottle in front of the white mug", "bottle_1", "bottle", ("in_front_of", "mug_2"), skills=("category", "front", "attribute")),
    unique("the yellow chair", "chair_1", "chair", ("colour", "yellow"), skills=("category", "attribute")),
    unique("show me the plant on the desk", "plant_1", "plant", ("on", "desk_1"), skills=("category", "on")),
    unique("the mug that is not red", "mug_2", "mug", ("not_colour", "red"), skills=("category", "negation")),
    unique("the blue book", "book_1", "book", ("colour", "blue"), skills=("category", "attribute")),
    ambiguous("the mug", "mug", skills=("category",)),
    absent("the green mug", "mug", ("colour", "green"), skills=("category", "attribute")),
    absent("the mug in front of the yellow chair", "mug", ("in_front_of", "chair_1"), skills=("category", "front")),
    absent("where are the scissors", "scissors", skills=("category",)),
]
