"""Questions whose answers are proved by the true geometry, with margins, before they are written down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# A relation counts only beyond these; between them a question is refused as doubtful.
SIDE_METRES, DEPTH_METRES, HEIGHT_METRES = 0.06, 0.08, 0.04
SIDE_PIXELS = 12
RATIO = 1.12  # biggest, nearest, ...: at least so much better than the next
BETWEEN_SLACK = 0.35  # off the line, as a share of the anchors' distance
MIN_PIXELS = 120  # fewer: too little to be asked for, and doubtful as a rival

YES, NO, DOUBT = 1.0, 0.0, 0.5


@dataclass(frozen=True)
class Question:
    """`where` is a tuple of constraints: a label or 'thing', then names as in CHECKS and RANKS with their arguments."""

    text: str
    kind: str
    target: str | None
    label: str
    where: tuple = ()
    skills: tuple = ()


def unique(text, target, label, *where, skills=()):
    return Question(text, "unique", target, label, where, skills)


def ambiguous(text, label, *where, skills=()):
    return Question(text, "ambiguous", None, label, where, skills)


def absent(text, label, *where, skills=()):
    return Question(text, "absent", None, label, where, skills)


def _beyond(value, margin):
    return YES if value > margin else NO if value < 0 else DOUBT


def _pixel_u(o):
    return 0.5 * (o["box"][0] + o["box"][2])


def _side(o, a):
    """Metres that o is to the right of a; only as far as the image agrees."""
    metres, pixels = o["center"][0] - a["center"][0], _pixel_u(o) - _pixel_u(a)
    return metres, pixels


def _right(o, a):
    metres, pixels = _side(o, a)
    return min(_beyond(metres, SIDE_METRES), _beyond(pixels, SIDE_PIXELS)) if metres * pixels > 0 or metres > 0 else NO


def _left(o, a):
    metres, pixels = _side(o, a)
    return min(_beyond(-metres, SIDE_METRES), _beyond(-pixels, SIDE_PIXELS)) if metres * pixels > 0 or metres < 0 else NO


def _between(o, a, b):
    p, q, r = (np.array(x["world_center"][:2]) for x in (a, o, b))
    line = r - p
    t = (q - p) @ line / (line @ line)
    off = np.linalg.norm(q - p - t * line) / np.linalg.norm(line)
    if 0.2 < t < 0.8 and off < BETWEEN_SLACK * 0.7:
        return YES
    return DOUBT if 0.05 < t < 0.95 and off < BETWEEN_SLACK * 1.4 else NO


def _distance(o, a):
    """Between the boxes, in metres; 0 where they touch or overlap."""
    low, high = np.array(o["world_box"]["min"]), np.array(o["world_box"]["max"])
    other_low, other_high = np.array(a["world_box"]["min"]), np.array(a["world_box"]["max"])
    return float(np.linalg.norm(np.maximum(0, np.maximum(low - other_high, other_low - high))))


def _centre_distance(o, a):
    return float(np.linalg.norm(np.subtract(o["world_center"], a["world_center"])))


CHECKS = {
    "colour": lambda o, name: YES if o["colour"] == name else NO,
    "not_colour": lambda o, name: NO if o["colour"] == name else YES,
    "on": lambda o, a: YES if o["on"] == a["id"] else NO,
    "under": lambda o, a: YES if a["on"] == o["id"] else NO,
    "not_on": lambda o, a: NO if o["on"] == a["id"] else YES,
    "other_than": lambda o, a: NO if o["id"] == a["id"] else YES,
    "left_of": _left,
    "right_of": _right,
    "in_front_of": lambda o, a: _beyond(a["center"][2] - o["center"][2], DEPTH_METRES),
    "behind": lambda o, a: _beyond(o["center"][2] - a["center"][2], DEPTH_METRES),
    "above": lambda o, a: _beyond(o["world_center"][2] - a["world_center"][2], HEIGHT_METRES),
    "below": lambda o, a: _beyond(a["world_center"][2] - o["world_center"][2], HEIGHT_METRES),
    "between": _between,
    "next_to": lambda o, a: YES if _distance(o, a) < 0.22 else DOUBT if _distance(o, a) < 0.5 else NO,
}

# Each gives a number to be smallest; the next must be worse by RATIO or, for positions, by the side margin.
RANKS = {
    "leftmost": (lambda o: _pixel_u(o), SIDE_PIXELS),
    "rightmost": (lambda o: -_pixel_u(o), SIDE_PIXELS),
    "nearest": (lambda o: o["center"][2], DEPTH_METRES),
    "farthest": (lambda o: -o["center"][2], DEPTH_METRES),
    "highest": (lambda o: -o["world_center"][2], HEIGHT_METRES),
    "lowest": (lambda o: o["world_center"][2], HEIGHT_METRES),
    "biggest": (lambda o: -float(np.prod(o["size"])), None),
    "smallest": (lambda o: float(np.prod(o["size"])), None),
    "tallest": (lambda o: -o["size"][2], None),
    "shortest": (lambda o: o["size"][2], None),
    "closest_to": (_centre_distance, None),
    "farthest_from": (lambda o, a: -_centre_distance(o, a), None),
}


def prove(question: Question, objects: list) -> dict:
    """The row of expressions.jsonl. Raises when the geometry does not bear the question out."""
    by_id = {o["id"]: o for o in objects}
    resolve = lambda args: [by_id[a] if a in by_id else a for a in args]
    pool = [(o, YES if o["pixels"] >= MIN_PIXELS else DOUBT) for o in objects if _is(o, question.label)]
    for name, *args in question.where:
        if name in CHECKS:
            pool = [(o, min(s, CHECKS[name](o, *resolve(args)))) for o, s in pool if o["id"] not in args or name.startswith("not_")]
            pool = [(o, s) for o, s in pool if s > NO]
        elif name == "from_left" or name == "from_right":
            ordered = sorted(pool, key=lambda p: _pixel_u(p[0]) * (1 if name == "from_left" else -1))
            gaps = [abs(_pixel_u(a[0]) - _pixel_u(b[0])) for a, b in zip(ordered, ordered[1:])]
            sure = all(gap > SIDE_PIXELS for gap in gaps) and all(s == YES for _, s in pool)
            pool = [(ordered[args[0] - 1][0], YES if sure else DOUBT)]
        else:
            pool = _best(pool, *RANKS[name], resolve(args))
    doubtful = [o["id"] for o, s in pool if s == DOUBT]
    found = [o["id"] for o, s in pool if s == YES]
    if doubtful:
        raise ValueError(f"{question.text!r}: {doubtful} are borderline")
    expected = {"unique": len(found) == 1, "ambiguous": len(found) > 1, "absent": not found}[question.kind]
    if not expected or (question.kind == "unique" and found != [question.target]):
        raise ValueError(f"{question.text!r}: {question.kind} {question.target}, but geometry says {found}")
    return {
        "expression": question.text,
        "kind": question.kind,
        "target": question.target,
        "candidates": found if question.kind == "ambiguous" else [],
        "skills": list(question.skills) or ["category"],
    }


def _is(o, label) -> bool:
    if label == "thing":
        return o["role"] == "object"
    return label == o["label"] or label in o["synonyms"]


def _best(pool, measure, margin, args):
    if not pool:
        return pool
    ordered = sorted(pool, key=lambda p: measure(p[0], *args))
    best = measure(ordered[0][0], *args)
    if len(ordered) == 1:
        return ordered
    second = measure(ordered[1][0], *args)
    clear = second - best > margin if margin else abs(second - best) > (RATIO - 1) * min(abs(best), abs(second))
    sure = clear and all(s == YES for _, s in pool)
    return [(ordered[0][0], YES if sure else DOUBT)]
