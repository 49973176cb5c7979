"""How fragile is an association? One row may carry it, and rounding may have made it.

leave_one_out(x, y)            the statistic and its p without each row in turn
strongest_left_out(x, y)       the largest |r| over all omissions, and its p
rounding_box(function, ...)    the range of a result that rounding of its figures leaves
pulled(function, ...)          the two corners of that box towards which the figures pull
"""

from itertools import chain, product
from math import factorial, sqrt

import numpy as np
import pandas as pd

from helpers._columns import columns
from helpers._orderings import MOST_ORDERINGS, drawn_orderings, draws_for, orderings
from helpers.exact import TOLERANCE, ExactTest, exact_test

__all__ = ["leave_one_out", "pulled", "rounding_box", "strongest_left_out"]


def leave_one_out(x, y, statistic="pearson", labels=None, *, draws=99_999, seed=0):
    """The statistic and its exact p without each row in turn: a frame with `left_out`, `observed`
    and `p`, a row a row.

    `left_out` holds `labels`, by default those of a Series and otherwise positions. `frame.attrs`
    has the range of the statistic as `low` and `high`. If a row makes the result, the row without
    it shows that. Where what remains is constant or a single row, the statistic is nan, p is 1, and
    the range is that of the other rows. Raises ValueError for fewer than two rows and as
    `exact_test` does.

    >>> without = leave_one_out([1, 2, 3, 9], [2, 3, 1, 9], labels=["A", "B", "C", "D"])
    >>> print(without.round(3).to_string(index=False))
    left_out  observed     p
           A     0.931 0.333
           B     0.937 0.333
           C     1.000 0.167
           D    -0.500 1.000
    """
    x, y, names = columns({"x": x, "y": y})
    names = list(names if labels is None else labels)
    if len(x) < 2 or len(names) != len(x):
        raise ValueError(
            "two rows or more and a label for each are needed, found "
            f"{len(x)} rows and {len(names)} labels"
        )
    if statistic == "pearson" and factorial(min(len(x) - 1, 20)) > MOST_ORDERINGS:
        observed, p = _without_each(x, y, draws_for(len(x), draws), seed)
    else:
        tests = [
            exact_test(np.delete(x, row), np.delete(y, row), statistic, draws=draws, seed=seed)
            for row in range(len(x))
        ]
        observed, p = [t.observed for t in tests], [t.p for t in tests]
    frame = pd.DataFrame({"left_out": names, "observed": observed, "p": p})
    frame.attrs = {"low": float(frame.observed.min()), "high": float(frame.observed.max())}
    return frame


def _without_each(x, y, draws, seed):
    """Pearson's r without each row, and its p over drawn orderings, for all rows at once.

    Take one ordering of all rows, and one row out of it: the y that stood beside it goes where the
    row's own y stood. That is a random ordering of the other rows, so one draw serves every row,
    and what changes are three products of a sum."""
    x, y = x - x.mean(), y - y.mean()
    rest = len(x) - 1
    means = x * y / rest  # the sum of the others is minus the one left out, in x and in y
    lengths = np.sqrt(np.maximum((x @ x - x**2 - x**2 / rest) * (y @ y - y**2 - y**2 / rest), 0))
    lengths[lengths < 1e-13 * max(1e-300, np.abs(x).max() * np.abs(y).max())] = np.nan
    observed = np.clip((x @ y - x * y - means) / lengths, -1, 1)
    least, count = np.abs(np.nan_to_num(observed)) - TOLERANCE, np.zeros(len(x))
    for order in drawn_orderings(len(x), [np.arange(len(x))], draws, seed):
        beside, back = y[order], np.empty_like(order)
        np.put_along_axis(back, order, np.arange(len(x))[:, None], axis=0)
        changed = (x[back] - x[:, None]) * beside - x[back] * y[:, None]
        strength = np.abs((x @ beside + changed - means[:, None]) / lengths[:, None])
        count += (np.nan_to_num(strength) >= least[:, None]).sum(axis=1)
    return observed, np.where(np.isnan(lengths), 1.0, (count + 1) / (draws + 1))


def strongest_left_out(x, y, *, draws=99_999, seed=0):
    """The largest |r| of `x` and `y` over leaving out each row in turn, and the share of orderings
    of `y` in which the largest over its omissions is at least as strong: an `ExactTest`.

    The smallest p of `leave_one_out` is the best of as many tries as there are rows; this p allows
    for that, as `max_r` does for many columns. Columns of fewer than four rows leave two or fewer,
    whose r is ±1: p is then 1 (the step is that of Westfall & Young 1993).

    >>> found = strongest_left_out([1, 2, 3, 4, 9], [2, 1, 3, 4, 0])
    >>> round(found.observed, 2), round(found.p, 2)
    (0.8, 0.63)
    """
    x, y, _ = columns({"x": x, "y": y})
    total, exact, chunks = orderings(len(x), None, draws, seed)
    found = float(_strongest(x, y[:, None])[0])
    count = sum(int(np.sum(_strongest(x, y[chunk]) >= found - TOLERANCE)) for chunk in chunks)
    p = count / total if exact else (count + 1) / (total + 1)
    return ExactTest(found, count, total, p, exact, 0.0 if exact else sqrt(p * (1 - p) / total))


def _strongest(x, ordered):
    """The largest |r| over omissions of a row, for each column of orderings of y; 0 if none is
    left."""
    x, rest = (x - x.mean())[:, None], len(x) - 1
    y = ordered - ordered.mean(axis=0)
    # The sum of the others is minus the one left out, in x and in y.
    products = (x * y).sum(axis=0) - x * y - x * y / rest
    squares_x = (x**2).sum() - x**2 - x**2 / rest
    squares_y = (y**2).sum(axis=0) - y**2 - y**2 / rest
    lengths = np.sqrt(np.maximum(squares_x * squares_y, 0))
    defined = lengths > 1e-13 * max(1e-300, np.abs(x).max() * np.abs(y).max())
    r = np.where(defined, np.abs(products) / np.where(defined, lengths, 1), 0.0)
    return np.minimum(r, 1).max(axis=0)


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
