"""Where may a result lie if its figures may lie anywhere in a box, as rounded ones do?

rounding_box(function, ...)    the range of a result that rounding of its figures leaves
pulled(function, ...)          the two corners of a box towards which the figures pull
"""

from itertools import chain, product

import numpy as np


def rounding_box(function, *printed, offsets, draws=10_000, seed=0):
    """Lowest and highest value of a function if each printed figure may stand anywhere in its
    rounding interval.

    `printed` are the arguments of `function`, numbers or columns; `offsets` has one entry for each:
    a number h if the figure stands for [v − h, v + h], a pair (a, b) if it stands for [v + a, v +
    b]; numbers or columns. A share rounded to a percent has the offset 0.005, pay floored to $1,000
    has (0, 999), a figure that is certain has 0. `function` receives arrays and returns a number.

    Evaluated are the printed figures and the corners of the box: all 2^k of them if k ≤ 16 figures
    are uncertain; beyond that the two towards which every figure alone pulls, and `draws` others
    from `seed`. The range is exact for functions that rise or fall in each figure throughout; for
    others it is a close range that may be exceeded inside the box. The result is nan if the
    function is nan at a corner. Raises ValueError if there is not one pair of offsets, in order, an
    argument.

    >>> figures, offsets = ([0.5, 0.5], [10_000, 20_000]), [0.005, (0, 999)]
    >>> low, high = rounding_box(lambda share, pay: share @ pay, *figures, offsets=offsets)
    >>> round(low, 2), round(high, 2)
    (14850.0, 16158.99)
    """
    figures = [np.asarray(value, dtype=float) for value in printed]
    pairs = [(-half, half) if np.ndim(half := offset) == 0 else offset for offset in offsets]
    if len(pairs) != len(figures) or any(len(pair) != 2 for pair in pairs):
        raise ValueError(
            f"offsets: a number or a (low, high) pair for each of {len(figures)} arguments, "
            f"found {offsets}"
        )
    low, high = (
        np.concatenate(
            [
                (figure + np.asarray(pair[end])).ravel()
                for figure, pair in zip(figures, pairs, strict=True)
            ]
        )
        for end in (0, 1)
    )
    if not np.all(low <= high):
        raise ValueError(f"offsets: the low end must not be above the high end, found {offsets}")

    ends = np.cumsum([figure.size for figure in figures])
    places = [
        (slice(end - figure.size, end), figure.shape)
        for figure, end in zip(figures, ends, strict=True)
    ]

    def evaluate(point):
        return float(function(*(point[place].reshape(shape)[()] for place, shape in places)))

    middle = np.concatenate([figure.ravel() for figure in figures])
    values = [
        evaluate(middle),
        *(evaluate(corner) for corner in _corners(evaluate, middle, low, high, draws, seed)),
    ]
    return float(np.min(values)), float(np.max(values))


def pulled(function, middle, half, steps=5):
    """The two corners of a box towards which all figures together pull a function down, and up.

    `middle` is an array of figures and `half`, of the same shape, how far each may move either way;
    `function` receives such an array and returns a number. A corner is found from the middle by
    moving each figure the way that alone pulls, and again from there, up to `steps` times; the
    extremes of a function with many bends may lie elsewhere.

    >>> low, high = pulled(lambda v: v[0] - v[1], np.array([1.0, 1.0]), np.array([0.5, 0.5]))
    >>> low.tolist(), high.tolist()
    ([0.5, 1.5], [1.5, 0.5])
    """

    def one_by_one(point):
        pulls = np.zeros(point.shape)
        for place in np.ndindex(point.shape):
            up, down = point.copy(), point.copy()
            up[place], down[place] = middle[place] + half[place], middle[place] - half[place]
            pulls[place] = np.sign(function(up) - function(down))
        return pulls

    def corner(way):
        best, point = None, middle
        for _ in range(steps):
            point = middle + way * half * one_by_one(point)
            if best is not None and not way * (function(point) - function(best)) > 0:
                break
            best = point
        return best

    return corner(-1), corner(1)


def _corners(evaluate, middle, low, high, draws, seed):
    """Corners of the box between low and high, all of them or, if they are too many, those that
    `rounding_box` names."""
    uncertain = np.flatnonzero(low < high)
    if len(uncertain) <= 16:
        upward = product((False, True), repeat=len(uncertain))
    else:
        pulls = np.array(
            [
                evaluate(_moved(middle, i, high)) > evaluate(_moved(middle, i, low))
                for i in uncertain
            ]
        )
        random = np.random.default_rng(seed)
        upward = chain([pulls, ~pulls], (random.random(len(uncertain)) < 0.5 for _ in range(draws)))
    for choice in upward:
        corner = low.copy()
        corner[uncertain] = np.where(choice, high[uncertain], low[uncertain])
        yield corner


def _moved(point, place, target):
    moved = point.copy()
    moved[place] = target[place]
    return moved
