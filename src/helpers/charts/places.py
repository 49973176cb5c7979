"""Where labels of points stand: beside, over or under their dot, so that they keep clear of each
other, of other dots and of lines.

    label_sides(points, lines)    for each labelled point the side of its label
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

__all__ = ["label_sides"]

SIDES = ((1, 0), (-1, 0), (1, -1), (-1, 1), (1, 1), (-1, -1))
"""Right or left, and level, over or under; the first that costs least is taken."""

WIDTH, HEIGHT = 318, 181  # points that the data fill in a figure, about
LETTER, LINE, AWAY, DOT, CLEAR = 4.9, 11, 8, 5, 4
"""Width and height of a letter, way to the dot, its radius, way to a line."""


def label_sides(
    points: pd.DataFrame, lines: Sequence[tuple[Sequence[float], Sequence[float]]] = ()
) -> list[tuple[int, int]]:
    """The side of each label of a frame `x`, `y` (on a logarithmic axis), `label`: right (1) or left
    (−1), and over (1), level (0) or under (−1). Points without a label are only kept clear of.

    `lines` are the x and y of what is drawn already; of each its two ends count. Labels are placed
    one after the other, in the order of the points.

    >>> label_sides(pd.DataFrame({"x": [1, 1.1, 9], "y": [5, 5, 9], "label": ["Cook", "Chef", "Clerk"]}))
    [(1, -1), (1, 0), (-1, 0)]
    """
    at = np.column_stack([_scaled(points.x, points.x, WIDTH), _logs(points.y, points.y)])
    ends = [
        (_scaled(np.asarray(x)[[0, -1]], points.x, WIDTH), _logs(np.asarray(y)[[0, -1]], points.y))
        for x, y in lines
    ]
    taken, sides = [], []
    for label, (x, y) in zip(points.label, at, strict=True):
        if not label:
            continue
        boxes = [_box(x, y, side, LETTER * len(label)) for side in SIDES]
        others = at[~((at[:, 0] == x) & (at[:, 1] == y))]
        costs = [_cost(box, taken, others, ends) for box in boxes]
        best = int(np.argmin(costs))
        taken.append(boxes[best])
        sides.append(SIDES[best])
    return sides


def _scaled(values: Sequence[float], of: Sequence[float], size: float) -> np.ndarray:
    low, high = np.min(of), np.max(of)
    return (np.asarray(values, dtype=float) - low) / ((high - low) or 1) * size


def _logs(values: Sequence[float], of: Sequence[float]) -> np.ndarray:
    return _scaled(np.log(values), np.log(of), HEIGHT)


def _box(x: float, y: float, side: tuple[int, int], width: float) -> tuple[float, ...]:
    """Left, right, bottom and top of a label."""
    right, up = side
    start = x + right * (AWAY if up == 0 else 3)
    middle = y + up * (AWAY + LINE / 2)
    return *sorted((start, start + right * width)), middle - LINE / 2, middle + LINE / 2


def _cost(box, taken, dots, lines) -> float:
    left, right, bottom, top = box
    over = sum(_meet(box, other) for other in taken)
    inside = (
        (dots[:, 0] > left - DOT)
        & (dots[:, 0] < right + DOT)
        & (dots[:, 1] > bottom - DOT)
        & (dots[:, 1] < top + DOT)
    ).sum()
    crossed = sum(_crosses(box, *line) for line in lines)
    beyond = max(0, -left) + max(0, right - WIDTH) > 2 * AWAY
    return 2 * over + 2 * inside + crossed + 3 * beyond


def _meet(box, other) -> bool:
    (left, right, bottom, top), (l2, r2, b2, t2) = box, other
    return l2 < right and r2 > left and b2 < top and t2 > bottom


def _crosses(box, x: np.ndarray, y: np.ndarray) -> bool:
    """Whether a line from end to end runs through a box."""
    left, right, bottom, top = box
    order = np.argsort(x)
    low, high = max(left, x[order][0]), min(right, x[order][-1])
    if low > high:
        return False
    heights = np.interp([low, high], x[order], y[order])
    return bool(heights.min() < top + CLEAR and heights.max() > bottom - CLEAR)
