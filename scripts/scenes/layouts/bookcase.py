"""A bookcase seen from nearby, with books, boxes and ornaments on its boards, and a chair before it."""

from __future__ import annotations

from math import pi

from scenelib import furniture, goods, greenery, seating, tableware
from scenelib.camera import looking_at
from scenelib.questions import absent, ambiguous, unique
from .common import studio

CAMERA = looking_at((0.0, 0.1, 1.2), (2.1, -0.12, 0.82))


def build():
    world = studio(x=(-1.5, 2.55), accent="#bcc6c9")
    boards, levels = furniture.shelf(1.25, 0.32, 1.5, 4)
    world.add("shelf_1", "shelf", "brown", boards, (2.38, 0.0, 0), pi, role="support", synonyms=("bookcase", "bookshelf"))
    on, x = dict(on="shelf_1"), 2.34
    mixed, warm = ("#2f5d8a", "#d9d2c0", "#3f7a55", "#c48a2c", "#5a3d66", "#a8322b"), ("#a8322b", "#c75b4a", "#d8a23c", "#7e2420")
    world.add("books_1", "books", "mixed", goods.book_row(31, 0.5, mixed), (x, 0.3, levels[1]), pi, synonyms=("row of books",), **on)
    world.add("books_2", "books", "red", goods.book_row(32, 0.42, warm), (x, -0.32, levels[2]), pi, synonyms=("row of books",), **on)
    world.add("vase_1", "vase", "blue", tableware.vase("#2f5fa8", 0.27, 0.075), (x, 0.36, levels[3]), 0.0, **on)
    world.add("plant_1", "plant", "green", greenery.succulent(17), (x, -0.36, levels[3]), 0.0, synonyms=("potted plant", "houseplant"), **on)
    world.add("box_1", "box", "red", goods.carton("#b3221c", (0.2, 0.24, 0.18), "#efe9da"), (x - 0.02, -0.3, levels[1]), pi, **on)
    world.add("box_2", "box", "green", goods.carton("#2f8f46", (0.2, 0.26, 0.2)), (x - 0.02, 0.38, levels[2]), 0.0, **on)
    world.add("teddy_1", "teddy bear", "brown", goods.teddy(), (x + 0.02, 0.02, levels[3]), pi, synonyms=("teddy", "bear"), has_front=True, **on)
    world.add("mug_1", "mug", "yellow", tableware.mug("#eec322"), (x - 0.05, 0.1, levels[2]), 2.2, synonyms=("cup",), **on)
    world.add("basket_1", "basket", "brown", tableware.basket(), (x - 0.02, -0.1, levels[0]), 0.0, **on)
    world.add("chair_1", "chair", "white", seating.shell_chair("#eceae4"), (1.72, 0.85, 0), -0.8 + pi, synonyms=("seat",), has_front=True, on="floor")
    world.add("ball_1", "ball", "blue", goods.ball("#2a63b8", 0.12), (1.85, -0.75, 0), 0.0, on="floor")
    world.add("box_3", "box", "brown", goods.parcel((0.3, 0.36, 0.26)), (2.25, -1.1, 0), pi, synonyms=("parcel", "carton", "package"), on="floor")
    return world


QUESTIONS = [
    unique("the red box on the shelf", "box_1", "box", ("colour", "red"), ("on", "shelf_1"), skills=("category", "attribute", "on")),
    unique("the teddy bear", "teddy_1", "teddy bear", skills=("category",)),
    unique("the box on the floor", "box_3", "box", ("on", "floor"), skills=("category", "on")),
    unique("the vase to the left of the bear", "vase_1", "vase", ("left_of", "teddy_1"), skills=("category", "left")),
    unique("the plant on the top right of the bookcase", "plant_1", "plant", ("on", "shelf_1"), ("highest",), skills=("category", "on", "superlative")),
    unique("the green box above the row of mixed books", "box_2", "box", ("colour", "green"), ("above", "books_1"), skills=("category", "attribute", "above")),
    unique("give me the yellow mug", "mug_1", "mug", ("colour", "yellow"), skills=("category", "attribute")),
    unique("the ball in front of the bookcase", "ball_1", "ball", ("in_front_of", "shelf_1"), skills=("category", "front")),
    unique("the bear between the vase and the plant", "teddy_1", "bear", ("between", "vase_1", "plant_1"), skills=("category", "between")),
    unique("the white chair", "chair_1", "chair", ("colour", "white"), skills=("category", "attribute")),
    unique("the box that is not on the shelf", "box_3", "box", ("not_on", "shelf_1"), skills=("category", "negation", "on")),
    ambiguous("the box on the shelf", "box", ("on", "shelf_1"), skills=("category", "on")),
    ambiguous("the books", "books", skills=("category",)),
    absent("the blue box", "box", ("colour", "blue"), skills=("category", "attribute")),
    absent("the laptop", "laptop", skills=("category",)),
    absent("the mug on the floor", "mug", ("on", "floor"), skills=("category", "on")),
]
