"""
What can a correlation from n rows show?

    fisher_interval(r, n)           the interval of a correlation
    weighted_r(x, y, weights)       a correlation of rows of unequal size, with its interval
    least_significant_r(n)          how strong r must be to be significant
    power_of_r(rho, n)              the chance that n rows show a significant r if the true one is
                                    rho
    exaggeration(rho, n)            how much a significant r overstates rho on average
    rows_needed(rho, power)         how many rows that chance needs

Power, exaggeration and rows are exact for pairs of normal columns (Hotelling 1953), with the
two-sided t-test of r.
"""

from dataclasses import dataclass
from math import atanh, inf, isnan, lgamma, log, nan, pi, sqrt, tanh

import numpy as np
from scipy import special

from helpers._columns import columns as _columns
from helpers._columns import sizes

POINTS, WEIGHTS = np.polynomial.legendre.leggauss(400)


@dataclass(frozen=True)
class Correlation:
    """A correlation `r` of `n` rows with its Fisher interval; `effective_n` is how many rows of
    equal size say as much."""

    r: float
    low: float
    high: float
    n: int
    effective_n: float


def fisher_interval(r, n, level=0.95):
    """The interval of a correlation from `n` independent rows: tanh(atanh(r) ± z / sqrt(n − 3)).

    −1 to 1 where n is 3 or less; r itself where r is ±1, nan for nan. Raises ValueError for r
    outside −1 to 1 (Fisher 1921).

    >>> tuple(round(end, 2) for end in fisher_interval(0.89, 7))
    (0.42, 0.98)
    """
    if isnan(r):
        return nan, nan
    if not -1 <= r <= 1:
        raise ValueError(f"r: −1 to 1 is needed, found {r}")
    if abs(r) == 1:
        return float(r), float(r)
    if n <= 3:
        return -1.0, 1.0
    reach = special.ndtri((1 + level) / 2) / sqrt(n - 3)
    return tanh(atanh(r) - reach), tanh(atanh(r) + reach)


def weighted_r(x, y, weights=None, level=0.95):
    """Pearson's correlation of two columns, each row counting by its weight (None: all equal): a
    `Correlation`.

    The interval is Fisher's at the effective number of rows, (Σw)² / Σw² (Kish 1965): as many rows
    of equal size as say as much. nan if a column is constant. Raises ValueError for negative
    weights.

    >>> round(weighted_r([1, 2, 3], [1, 3, 2], weights=[1, 1, 2]).r, 3)
    0.426
    """
    x, y, _ = _columns({"x": x, "y": y})
    weights = sizes(weights, len(x))
    x, y = (column - np.average(column, weights=weights) for column in (x, y))
    lengths = sqrt((weights * x**2).sum() * (weights * y**2).sum())
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    if lengths <= 1e-12 * weights.sum():
        return Correlation(nan, nan, nan, len(x), effective)
    r = float(np.clip((weights * x * y).sum() / lengths, -1, 1))
    return Correlation(r, *fisher_interval(r, effective, level), len(x), effective)


def least_significant_r(n, alpha=0.05):
    """The smallest |r| of `n` rows that is significant at `alpha` by the two-sided t-test. Raises
    ValueError for n below 3.

    >>> round(least_significant_r(7), 3)  # Fisher & Yates, table VII: 0.754 at 5 degrees of freedom
    0.754
    """
    if n < 3:
        raise ValueError(f"n: three rows or more are needed, found {n}")
    t = special.stdtrit(n - 2, 1 - alpha / 2)
    return float(t / sqrt(n - 2 + t**2))


def power_of_r(rho, n, alpha=0.05):
    """The chance that `n` rows show |r| significant at `alpha` if the true correlation is `rho`;
    `alpha` itself at rho 0.

    >>> round(power_of_r(0.5, 7), 2), round(power_of_r(0.3, 84), 2)
    (0.21, 0.8)
    """
    return sum(
        _tail(rho, n, sign * least_significant_r(n, alpha), lambda r: np.ones_like(r))
        for sign in (-1, 1)
    )


def exaggeration(rho, n, alpha=0.05):
    """The average |r| among significant results over the true |rho|: 1 none, 2 twice too strong on
    average.

    Infinite at rho 0 (Gelman & Carlin 2014, type M error).

    >>> round(exaggeration(0.3, 7), 1)
    2.8
    """
    if rho == 0:
        return inf
    least = least_significant_r(n, alpha)
    return (
        sum(_tail(rho, n, sign * least, np.abs) for sign in (-1, 1))
        / power_of_r(rho, n, alpha)
        / abs(rho)
    )


def rows_needed(rho, power=0.8, alpha=0.05):
    """The fewest rows that show a true correlation `rho` as significant with the chance `power`.

    Raises ValueError for rho 0, which no number of rows shows (Cohen 1988, table 3.4.1: 783, 85 and
    28 for 0.1, 0.3, 0.5, by approximation).

    >>> rows_needed(0.3), rows_needed(0.5)
    (84, 29)
    """
    if not 0 < abs(rho) < 1:
        raise ValueError(f"rho: between 0 and 1 in size is needed, found {rho}")
    low, high = 3, 4
    while power_of_r(rho, high, alpha) < power:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if power_of_r(rho, middle, alpha) >= power else (middle, high)
    return high


def _tail(rho, n, from_r, value):
    """The integral of value(r) times the density of r from `from_r` to the end of its side (±1)."""
    if not -1 < rho < 1 or isnan(rho):
        raise ValueError(f"rho: above −1 and below 1 is needed, found {rho}")
    # Over the angle rather than over r: the density has a root at ±1 that the sine takes away.
    end = pi / 2 * np.sign(from_r)
    start = np.arcsin(from_r)
    angle = (start + end) / 2 + (end - start) / 2 * POINTS
    r = np.sin(angle)
    return float(
        abs(end - start) / 2 * np.sum(WEIGHTS * value(r) * np.cos(angle) * _density(r, rho, n))
    )


def _density(r, rho, n):
    """The density of r from n rows of normal pairs correlated by rho (Hotelling 1953, equation
    25)."""
    constant = (
        log(n - 2)
        + lgamma(n - 1)
        - lgamma(n - 0.5)
        - log(2 * pi) / 2
        + (n - 1) / 2 * log(1 - rho**2)
    )
    shape = (n - 4) / 2 * np.log1p(-(r**2)) - (n - 1.5) * np.log1p(-rho * r)
    return np.exp(constant + shape) * special.hyp2f1(0.5, 0.5, n - 0.5, (1 + rho * r) / 2)
