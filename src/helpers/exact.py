"""Is an association in a handful of rows more than the luck of their order? Every ordering is
looked at, and those with an association at least as strong are counted.

    exact_test(x, y)               Pearson's r, Spearman's rho or Kendall's tau, and its exact p
    partial_exact(x, y, given)     partial correlation beyond a third column, with its p
    ExactTest                      what both give back
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

from helpers._columns import columns
from helpers._orderings import DRAWN_PAIRS, orderings

TOLERANCE = 1e-9
"""Orderings whose statistic falls short of the observed one by no more than this count as equal to
it."""

FEWEST = 4
"""Fewer rows can show no association: three have six orderings, and even the strongest is one in
six, which is not rare."""

_STATISTICS = ("pearson", "spearman", "kendall")


@dataclass(frozen=True)
class ExactTest:
    """How often orderings show an association at least as strong as the observed one, in either
    direction.

    `observed`: the statistic, nan if a column is constant; `count`: orderings at least as strong;
    `orderings`: all that were looked at; `p`: count/orderings if these are all there are (`exact`),
    else (count + 1)/(orderings + 1) of drawn ones; `se`: standard error of p that drawing causes, 0
    if exact; `centre`: the average of the statistic over the orderings, from which strength is
    counted: 0 unless values change places only inside groups."""

    observed: float
    count: int
    orderings: int
    p: float
    exact: bool
    se: float
    centre: float = 0.0


def _unit(column):
    """The column less its mean, at length 1; nan if it is constant but for rounding."""
    centred = column - column.mean()
    length = np.linalg.norm(centred)
    return (
        centred / length if length > 1e-13 * np.abs(column).max() else np.full(len(column), np.nan)
    )


def _unit_residual(column, given):
    """What a centred column `given`, of length 1 or 0, leaves of a column, at length 1; nan if it
    leaves nothing."""
    unit = _unit(column)
    residual = unit - given * (given @ unit)
    length = np.linalg.norm(residual)
    return residual / length if length > 1e-10 else np.full(len(column), np.nan)


def association(x, y, statistic):
    """The function from orderings of y, one a column, to the statistic of x and y so ordered."""
    if statistic not in _STATISTICS:
        raise ValueError(
            f"statistic: one of {', '.join(_STATISTICS)} is needed, found {statistic!r}"
        )
    if statistic == "kendall":
        return _concordance(x, y)
    if statistic == "spearman":
        x, y = (pd.Series(values).rank().to_numpy() for values in (x, y))
    x, y = _unit(x), _unit(y)
    return lambda orderings: sum(value * y[row] for value, row in zip(x, orderings, strict=True))


def _concordance(x, y):
    """Kendall's tau-b in the form that `association` returns: the cosine between the signs of all
    pairs."""
    ranks = np.unique(y, return_inverse=True)[1].astype(np.int32)
    sign_x, sign_y = np.sign(x - x[:, None]), np.sign(ranks - ranks[:, None])
    length = sqrt(np.abs(sign_x).sum() / 2 * np.abs(sign_y).sum() / 2)
    if length == 0:
        return lambda orderings: np.full(orderings.shape[1], np.nan)
    rows = sign_x.astype(np.float32)  # sums of so few ones are exact in it

    def concordance(orderings):
        placed = ranks[orderings]
        signs = (
            rows[i, i + 1 :] @ np.sign(placed[i + 1 :] - placed[i]).astype(np.float32)
            for i in range(len(placed) - 1)
        )
        return sum(signs, np.zeros(orderings.shape[1])) / length

    return concordance


def _partial_association(x, y, given):
    """Partial correlation in the form that `association` returns; what is reordered are the
    residuals of y on `given`."""
    given = np.nan_to_num(_unit(given))
    left_x, left_y = _unit_residual(x, given), _unit_residual(y, given)

    def correlate(orderings):
        reordered = left_y[orderings]
        refitted = reordered - np.outer(given, given @ reordered)
        length = np.linalg.norm(refitted, axis=0)
        # An ordering that `given` explains wholly leaves nothing to correlate: 0, not a ratio of
        # rounding errors.
        return np.where(length < 1e-10, 0.0, left_x @ reordered / np.maximum(length, 1e-10))

    return correlate


def observed(statistic, n):
    """A statistic, a function as `association` gives it, of n rows in their own order."""
    return float(np.clip(statistic(np.arange(n)[:, None])[0], -1, 1))


def _test(statistic, n, groups, draws, seed):
    """Compare a statistic as observed with that of other orderings."""
    found = observed(statistic, n)
    total, exact, chunks = orderings(n, groups, draws, seed)
    if np.isnan(found):
        return ExactTest(found, total, total, 1.0, exact, 0.0)
    values = np.concatenate([statistic(chunk) for chunk in chunks])
    centre = 0.0 if groups is None else round(float(values.mean()), 12)
    count = int(np.sum(np.abs(values - centre) >= abs(found - centre) - TOLERANCE))
    return counted(found, count, total, exact, centre)


def counted(found, count, total, exact, centre=0.0):
    """The test of a statistic as `found`, which so many of the orderings looked at reach."""
    p = count / total if exact else (count + 1) / (total + 1)
    se = 0.0 if exact else sqrt(p * (1 - p) / total)
    return ExactTest(found, count, total, p, exact, se, centre)


def exact_test(x, y, statistic="pearson", groups=None, *, draws=99_999, seed=0):
    """Share of orderings of `y` that go with `x` at least as strongly as the observed one: an
    `ExactTest`.

    `statistic` is "pearson" (r), "spearman" (r of midranks) or "kendall" (tau-b). p = 1 means that
    every ordering is as strong; the least p that n values allow is 1/n!, and 2/n! for ranks, which
    the reverse order fits as well. With `groups`, a label a row, values change places only inside
    their group: for rows that are not independent. What lies between groups stays, so the statistic
    is then not 0 on average: strength is its distance from that average, the `centre`. Up to
    362,880 orderings are all counted (nine values); beyond that `draws` are drawn from `seed`. Two
    values always give p = 1; so do a single value and a constant column, where the statistic is
    nan. Raises ValueError for an unknown statistic (Pitman 1937; Good 2005; for drawn orderings
    Phipson & Smyth 2010).

    >>> found = exact_test([1, 2, 3, 4], [10, 20, 30, 50], statistic="spearman")
    >>> found.observed, found.count, found.orderings, round(found.p, 4)
    (1.0, 2, 24, 0.0833)
    """
    if groups is None:
        x, y, _ = columns({"x": x, "y": y})
    else:
        x, y, groups, _ = columns({"x": x, "y": y, "groups": groups})
    if statistic == "kendall":
        draws = min(draws, max(999, DRAWN_PAIRS // len(x) ** 2))
    return _test(association(x, y, statistic), len(x), groups, draws, seed)


def partial_exact(x, y, given, *, draws=99_999, seed=0):
    """Association of `x` and `y` beyond what both share with `given`: partial correlation and its
    p, an `ExactTest`.

    The residuals of y on `given` are put into every ordering, added back to the fit, and the
    partial correlation is computed anew (Freedman & Lane 1983; Winkler et al. 2014). All orderings
    are looked at, yet p is not exact as in `exact_test`: residuals are only approximately
    exchangeable. A constant `given` explains nothing, which gives the plain Pearson test. If
    `given` explains x or y wholly, nothing is left to associate: the statistic is nan and p is 1.

    >>> round(partial_exact([1, 2, 3, 5, 4], [2, 1, 4, 5, 6], given=[1, 2, 3, 4, 5]).observed, 3)
    0.087
    """
    x, y, given, _ = columns({"x": x, "y": y, "given": given})
    return _test(_partial_association(x, y, given), len(x), None, draws, seed)
