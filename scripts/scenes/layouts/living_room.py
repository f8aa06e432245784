"""The room of the recording: a dining table with four chairs, a sofa, a television, a shelf, a plant, boxes on the floor."""

from __future__ import annotations

from math import pi, radians

from scenelib import electronics, furniture, goods, greenery, room, seating, tableware
from scenelib.camera import optical_pose
from scenelib.questions import absent, ambiguous, unique
from scenelib.world import World

CAMERA = optical_pose((0.25, 0.0, 1.1), 0.0, radians(14))


def build() -> World:
    world = World()
    room.shell(world, accent="#9fb0a8")
    world.add("rug_1", "rug", "blue", room.rug("#5f7486", "#4c6072", 2.5, 1.9), (2.95, -0.3, 0), role="floor", synonyms=("carpet",))

    top = 0.74
    world.add("table_1", "table", "brown", furniture.table(1.2, 0.85, top), (2.7, -0.26, 0), role="support", synonyms=("dining table",))
    chair = dict(synonyms=("seat",), has_front=True, on="floor")
    world.add("chair_1", "chair", "red", seating.shell_chair("#c3261f"), (2.72, 0.74, 0), -pi / 2 - 0.12, **chair)
    world.add("chair_2", "chair", "red", seating.shell_chair("#c3261f"), (3.4, -0.58, 0), pi + 0.1, **chair)
    world.add("chair_3", "chair", "white", seating.shell_chair("#eceae4"), (3.45, 0.04, 0), pi - 0.15, **chair)
    world.add("chair_4", "chair", "white", seating.shell_chair("#eceae4"), (2.86, -1.24, 0), pi / 2 + 0.25, **chair)

    on_table = dict(on="table_1")
    world.add("laptop_1", "laptop", "grey", electronics.laptop(), (2.66, -0.36, top), pi + 0.1, synonyms=("notebook", "computer"), has_front=True, **on_table)
    world.add("mug_1", "mug", "red", tableware.mug("#c42a22"), (2.47, 0.03, top), 2.4, synonyms=("cup",), **on_table)
    world.add("mug_2", "mug", "blue", tableware.mug("#2351a8"), (2.5, -0.66, top), -2.2, synonyms=("cup",), **on_table)
    world.add("bottle_1", "bottle", "green", tableware.bottle("#1f6b35"), (2.84, 0.1, top), 0.0, **on_table)
    world.add("book_1", "book", "yellow", goods.book("#e8bc1e"), (2.86, -0.68, top), 0.35, **on_table)

    world.add("sofa_1", "sofa", "grey", seating.sofa(1.9, "#8b8f92", "#6f7376"), (4.72, 1.12, 0), pi, role="object", synonyms=("couch",), on="floor", has_front=True)
    world.add("pillow_1", "pillow", "yellow", seating.pillow("#ecc22c", "#d2a51c"), (4.62, 1.62, 0.47), pi + 0.15, synonyms=("cushion",), on="sofa_1")
    world.add("plant_1", "plant", "green", greenery.plant(3), (4.72, 2.42, 0), 0.0, synonyms=("potted plant", "houseplant"), on="floor")
    world.add("lamp_1", "lamp", "white", tableware.floor_lamp(), (4.9, -0.12, 0), 0.0, synonyms=("floor lamp",), on="floor")
    world.add("stand_1", "cabinet", "brown", furniture.television_stand(1.25, 0.4, 0.5), (4.97, -1.2, 0), pi, role="support", synonyms=("tv stand", "sideboard"))
    world.add("tv_1", "tv", "black", electronics.television(1.05), (4.97, -1.2, 0.5), pi, synonyms=("television", "screen"), on="stand_1", has_front=True)

    boards, levels = furniture.shelf(0.8, 0.3, 1.6)
    world.add("shelf_1", "shelf", "brown", boards, (5.03, -2.36, 0), pi, role="support", synonyms=("bookcase", "bookshelf"))
    reds, mixed = ("#a8322b", "#7e2420", "#c75b4a"), ("#2f5d8a", "#d9d2c0", "#3f7a55", "#c48a2c", "#5a3d66", "#a8322b")
    for k, (level, palette) in enumerate(((1, mixed), (2, reds), (3, mixed))):
        world.add(f"books_{k + 1}", "books", "mixed", goods.book_row(20 + k, 0.62, palette), (5.0, -2.38, levels[level]), pi, synonyms=("row of books",), on="shelf_1")
    world.add("vase_1", "vase", "blue", tableware.vase("#2f5fa8"), (5.03, -2.36, levels[4]), 0.0, on="shelf_1")

    world.add("box_1", "box", "red", goods.carton("#b3221c", (0.3, 0.36, 0.26), "#efe9da"), (2.08, -0.8, 0), pi + 0.25, synonyms=("crate",), on="floor")
    world.add("box_2", "box", "green", goods.carton("#2f8f46", (0.2, 0.22, 0.16)), (2.08, -0.78, 0.26), -0.1, on="box_1")
    world.add("box_3", "box", "blue", goods.carton("#24529e", (0.28, 0.3, 0.24), "#efe9da"), (2.12, 0.82, 0), pi + 0.3, on="floor")
    world.add("ball_1", "ball", "orange", goods.ball("#e8701a", 0.11), (1.98, 0.26, 0.0), 0.0, on="floor")
    world.add("picture_1", "picture", "mixed", goods.painting(0.9, 0.6, goods.abstract(4), "print"), (5.2, 1.15, 1.62), pi, synonyms=("painting",))

    world.light((2.2, -0.2, 2.55), (2.2, -0.2, 0), (2.6, 2.4), 85, "#fffaf4")
    world.light((2.4, 2.7, 1.7), (2.6, -1.0, 0.6), (1.6, 1.3), 55, "#f2f6ff")
    world.light((-1.2, 0.6, 2.2), (3.0, 0.0, 0.6), (1.6, 1.2), 45, "#fffbf6")
    return world


QUESTIONS = [
    unique("the laptop on the table", "laptop_1", "laptop", ("on", "table_1"), skills=("category", "on")),
    unique("bring me the red mug", "mug_1", "mug", ("colour", "red"), skills=("category", "attribute")),
    unique("the mug to the right of the laptop", "mug_2", "mug", ("right_of", "laptop_1"), skills=("category", "right")),
    unique("the red chair on the left", "chair_1", "chair", ("colour", "red"), ("leftmost",), skills=("category", "attribute", "left")),
    unique("go to the couch", "sofa_1", "couch", skills=("category", "synonym")),
    unique("the bottle behind the red mug", "bottle_1", "bottle", ("behind", "mug_1"), skills=("category", "behind", "attribute")),
    unique("the green box on top of the red box", "box_2", "box", ("on", "box_1"), skills=("category", "on", "attribute")),
    unique("the blue box", "box_3", "box", ("colour", "blue"), skills=("category", "attribute")),
    unique("the box farthest to the left", "box_3", "box", ("leftmost",), skills=("category", "left", "superlative")),
    unique("the ball between the blue box and the red box", "ball_1", "ball", ("between", "box_3", "box_1"), skills=("category", "between")),
    unique("the potted plant next to the sofa", "plant_1", "plant", ("next_to", "sofa_1"), skills=("category", "near")),
    unique("the yellow cushion on the sofa", "pillow_1", "cushion", ("colour", "yellow"), ("on", "sofa_1"), skills=("category", "attribute", "on")),
    unique("the white chair on the right side of the table", "chair_4", "chair", ("colour", "white"), ("right_of", "table_1"), skills=("category", "attribute", "right")),
    unique("the tv", "tv_1", "tv", skills=("category",)),
    unique("the lamp behind the table", "lamp_1", "lamp", ("behind", "table_1"), skills=("category", "behind")),
    ambiguous("the mug on the table", "mug", ("on", "table_1"), skills=("category", "on")),
    ambiguous("the red chair", "chair", ("colour", "red"), skills=("category", "attribute")),
    ambiguous("pick up a box", "box", skills=("category",)),
    absent("the green mug", "mug", ("colour", "green"), skills=("category", "attribute")),
    absent("the blue chair", "chair", ("colour", "blue"), skills=("category", "attribute")),
    absent("the teddy bear on the sofa", "teddy bear", skills=("category", "on")),
    absent("the red mug on the sofa", "mug", ("on", "sofa_1"), skills=("category", "on", "attribute")),
]
