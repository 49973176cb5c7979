"""How fragile is an association? One row may carry it. What rounding may have made of it says
`helpers.rounding`.

leave_one_out(x, y)            the statistic and its p without each row in turn
strongest_left_out(x, y)       the largest |r| over all omissions, and its p
"""

from math import factorial

import numpy as np
import pandas as pd

from helpers._columns import columns
from helpers._orderings import MOST_ORDERINGS, drawn_orderings, draws_for, orderings
from helpers.exact import TOLERANCE, counted, exact_test


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
    return counted(found, count, total, exact)


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
