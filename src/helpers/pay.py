"""How far apart are two pays, and would two people drawn from two roles be told apart by pay?

A gap can be said in dollars, in percent of one side or of the other, or in log points, which alone
stay the same when the sides change places. And an average says nothing about the spread around it:
a range of pay says something, once one decides which percentiles its ends are and that pay is
log-normal between and beyond them. From there follow the chance that one role out-earns the other,
the overlap of the two, and how much of all variation lies between roles and not within.

Gaps        log_points, percent_gap, all_pairs, gaps
Ranges      READINGS, sigma_from_range, place_in_range, ranges_that_meet
Log-normals lognormal_mean, prob_higher, overlap, crossings
Variation   between_within, theil, theil_between_within

Measures of single pays take numbers, lists, arrays and Series. Series are matched by their labels,
and a Series comes back with the labels of the first. Pay in any one currency and period. A pay that
is missing, infinite, zero or negative raises ValueError."""

from functools import wraps
from inspect import signature
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

READINGS = {"P10–P90": 0.8, "P25–P75": 0.5, "P5–P95": 0.9}
"""What the ends of a printed range may stand for: name of the reading, share of people who earn
between the ends."""


class Split(NamedTuple):
    """Variation between roles, variation within them, and the first as a share of both (nan if
    there is no variation)."""

    between: float
    within: float
    share_between: float


def _numbers(named):
    """The named values as float arrays, Series brought into the order of the first, and the labels
    of that Series."""
    labels = next((value.index for value in named.values() if isinstance(value, pd.Series)), None)
    arrays = {}
    for name, value in named.items():
        if isinstance(value, pd.Series) and not value.index.equals(labels):
            if not (
                value.index.is_unique
                and len(value) == len(labels)
                and labels.isin(value.index).all()
            ):
                raise ValueError(f"{name}: its labels are not those of the first Series")
            value = value.reindex(labels)
        arrays[name] = np.asarray(value, dtype=float)
        _refuse(name, ~np.isfinite(arrays[name]), arrays[name], "a finite number is needed")
    return arrays, labels


def _refuse(name, bad, values, need):
    """Raise a ValueError that names the first value marked as bad."""
    if np.any(bad):
        position = int(np.flatnonzero(bad)[0])
        value = np.broadcast_to(values, np.shape(bad)).flat[position]
        place = f" at position {position}" if np.ndim(bad) else ""
        raise ValueError(f"{name}: {need}, found {value:g}{place}")


def _refuse_not_positive(**pays):
    for name, pay in pays.items():
        _refuse(name, pay <= 0, pay, "pay must be above 0")


def _refuse_negative(**spreads):
    for name, spread in spreads.items():
        _refuse(name, spread < 0, spread, "it cannot be negative")


def _elementwise(measure):
    """Let a measure of arrays take numbers, lists and Series as well, and give back what it was
    given."""
    parameters = signature(measure)

    @wraps(measure)
    def measured(*args, **kwargs):
        arrays, labels = _numbers(parameters.bind(*args, **kwargs).arguments)
        result = measure(**arrays)
        if np.ndim(result) == 0:
            return float(result)
        return (
            result
            if labels is None or result.shape != (len(labels),)
            else pd.Series(result, index=labels)
        )

    return measured


@_elementwise
def log_points(a, b):
    """Gap of pay `a` over pay `b`, 100 ln(a/b).

    0 means equal pay; swapping the sides changes the sign and nothing else, and gaps along a chain
    of roles add up. A few log points are about as many percent; 100 log points are a factor of e
    (Törnqvist, Vartia & Vartia 1985).

    >>> round(log_points(60_000, 50_000), 2)
    18.23
    >>> round(log_points(50_000, 60_000), 2)
    -18.23
    """
    _refuse_not_positive(a=a, b=b)
    return 100 * (np.log(a) - np.log(b))


@_elementwise
def percent_gap(a, b):
    """How many percent pay `a` stands above pay `b`, 100 (a/b − 1). The base is `b`.

    0 means equal pay, 100 that `a` is twice `b`, −50 that it is half. The same gap is another
    number from the other side.

    >>> round(percent_gap(60_000, 50_000), 1)
    20.0
    >>> round(percent_gap(50_000, 60_000), 1)
    -16.7
    """
    _refuse_not_positive(a=a, b=b)
    return 100 * (a - b) / b


def all_pairs(pay):
    """Gaps of all pairs of roles: a frame with a row a pair, in the order in which the roles are
    given.

    `pay` is a Series of US dollars by role. Columns: `high` and `low`, the roles of the pair, the
    better paid first (ties in the order given); `gap_usd`; `percent_of_low`, how many percent the
    high one stands above the low one; `percent_of_high`, how many percent the low one stands below
    the high one, also positive; `log_points`. One role gives no rows. Raises ValueError if a role
    occurs twice.

    >>> print(all_pairs(pd.Series({"Cook": 30_000, "Chef": 40_000})).round(1).to_string(index=False))
    high  low  gap_usd  percent_of_low  percent_of_high  log_points
    Chef Cook  10000.0            33.3             25.0        28.8
    """
    pay = pd.Series(pay, dtype=float)
    if not pay.index.is_unique:
        raise ValueError(
            f"pay: a role occurs twice: {', '.join(map(str, pay.index[pay.index.duplicated()]))}"
        )
    return gaps(pay, *np.triu_indices(len(pay), 1))


def gaps(pay, first, second):
    """The rows of `all_pairs` for the pairs of the roles at the positions `first` and `second` in
    `pay`, in the order given.

    >>> gaps(pd.Series({"Cook": 30_000, "Chef": 40_000, "Baker": 35_000}), [2], [1])["gap_usd"].tolist()
    [5000.0]
    """
    values = _numbers({"pay": pay})[0]["pay"]
    _refuse_not_positive(pay=values)
    first, second = (np.asarray(side, dtype=int) for side in (first, second))
    turned = values[first] < values[second]
    top, bottom = np.where(turned, second, first), np.where(turned, first, second)
    high, low = values[top], values[bottom]
    return pd.DataFrame(
        {
            "high": pay.index[top],
            "low": pay.index[bottom],
            "gap_usd": high - low,
            "percent_of_low": percent_gap(high, low),
            "percent_of_high": -percent_gap(low, high)
            + 0.0,  # + 0.0: no minus sign before the zero of a tie
            "log_points": log_points(high, low),
        }
    )


@_elementwise
def sigma_from_range(low, high, coverage=0.8):
    """Standard deviation of log pay that a range implies if pay is log-normal, ln(high/low) / (2
    z).

    `coverage` is the share of people between the ends, `READINGS` has three; z is the quantile of
    (1 + coverage)/2, 1.2816 for a range from the 10th to the 90th percentile. 0 means that
    everybody earns the same (low = high). Raises ValueError if low is above high or coverage is not
    strictly between 0 and 1 (Aitchison & Brown 1957; Cowell 2011).

    >>> round(sigma_from_range(30_000, 60_000), 3)
    0.27
    >>> round(sigma_from_range(30_000, 60_000, coverage=READINGS["P25–P75"]), 3)
    0.514
    """
    _refuse_not_positive(low=low, high=high)
    _refuse("low", low > high, low, "it must not be above high")
    _refuse(
        "coverage", (coverage <= 0) | (coverage >= 1), coverage, "it must be above 0 and below 1"
    )
    return (np.log(high) - np.log(low)) / (2 * ndtri((1 + coverage) / 2))


@_elementwise
def place_in_range(value, low, high):
    """Where a pay stands in a range of pay, on a logarithmic scale: ln(value/low) / ln(high/low).

    0 is the low end, 1 the high end, 0.5 their geometric mean, which is the median if pay is
    log-normal and the ends are percentiles equally far out; the arithmetic mean of the ends stands
    above 0.5. A pay outside the range is below 0 or above 1. In a range without width a pay equal
    to it stands at 0.5, any other at −inf or inf. Raises ValueError if low is above high.

    >>> round(place_in_range(40_000, 20_000, 80_000), 3), round(place_in_range(50_000, 20_000, 80_000), 3)
    (0.5, 0.661)
    """
    _refuse_not_positive(value=value, low=low, high=high)
    _refuse("low", low > high, low, "it must not be above high")
    above, width = np.log(value) - np.log(low), np.log(high) - np.log(low)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((width == 0) & (above == 0), 0.5, above / width)


def ranges_that_meet(low, high):
    """How many pairs of ranges of pay overlap; ranges that only touch do not.

    >>> ranges_that_meet([20_000, 30_000, 50_000], [40_000, 50_000, 60_000])
    1
    """
    low, high = (np.asarray(ends, dtype=float) for ends in (low, high))
    return int(np.triu((low[:, None] < high) & (low < high[:, None]), 1).sum())


@_elementwise
def lognormal_mean(median, sigma):
    """Mean of a log-normal pay from its median and the standard deviation of log pay, median
    exp(sigma²/2).

    It equals the median if sigma is 0 and stands above it otherwise: a few high pays pull it up
    (Aitchison & Brown 1957).

    >>> round(lognormal_mean(50_000, 0.4))
    54164
    """
    _refuse_not_positive(median=median)
    _refuse_negative(sigma=sigma)
    return median * np.exp(sigma**2 / 2)


@_elementwise
def prob_higher(median_a, sigma_a, median_b, sigma_b):
    """Chance that a random A out-earns a random B if both pays are log-normal, Φ((ln a − ln b) /
    √(sigma_a² + sigma_b²)).

    0.5 means that neither is ahead, 1 that every A earns more than every B, 0 the reverse; the
    chances of A and B sum to 1. If both sigmas are 0 it is 1, 0.5 or 0 as median a is above, at or
    below median b. Raises ValueError if a sigma is negative (the "common language effect size" of
    McGraw & Wong 1992; Vargha & Delaney 2000).

    >>> round(prob_higher(60_000, 0.3, 50_000, 0.3), 3)
    0.666
    """
    _refuse_not_positive(median_a=median_a, median_b=median_b)
    _refuse_negative(sigma_a=sigma_a, sigma_b=sigma_b)
    gap = np.log(median_a) - np.log(median_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(gap == 0, 0.5, ndtr(gap / np.hypot(sigma_a, sigma_b)))


def _log_crossings(mu_a, sigma_a, mu_b, sigma_b):
    """Log pays at which two normal densities are equal, lower and upper; of equal sigmas one is
    infinite. nan if they are alike.

    The quadratic is solved from its larger root, so that sigmas that are almost equal lose no
    digits."""
    gap, excess = mu_b - mu_a, (sigma_b - sigma_a) * (sigma_b + sigma_a)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_ratio = np.log(sigma_b / sigma_a)
        root = sigma_a * sigma_b * np.sqrt(gap**2 + 2 * excess * log_ratio)
        larger = -(gap * sigma_a**2 + np.copysign(root, gap))
        roots = larger / excess, -(sigma_a**2) * (gap**2 + 2 * sigma_b**2 * log_ratio) / larger
    return mu_a + np.minimum(*roots), mu_a + np.maximum(*roots)


@_elementwise
def overlap(median_a, sigma_a, median_b, sigma_b):
    """Area that two log-normal densities of pay share, whether pay or its logarithm is on the axis.

    1 means that the two roles are paid alike, 0 that no pay occurs in both. Densities of unequal
    sigma cross twice, and both crossings count. A sigma of 0 shares nothing with a spread (0); two
    sigmas of 0 give 1 at equal medians and 0 otherwise. Raises ValueError if a sigma is negative
    (Inman & Bradley 1989).

    >>> round(overlap(60_000, 0.3, 50_000, 0.3), 3), round(overlap(60_000, 0.2, 50_000, 0.4), 3)
    (0.761, 0.621)
    """
    _refuse_not_positive(median_a=median_a, median_b=median_b)
    _refuse_negative(sigma_a=sigma_a, sigma_b=sigma_b)
    mu_a, mu_b = np.log(median_a), np.log(median_b)
    lower, upper = _log_crossings(mu_a, sigma_a, mu_b, sigma_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        inside_a, inside_b = (
            ndtr((upper - mu) / sigma) - ndtr((lower - mu) / sigma)
            for mu, sigma in ((mu_a, sigma_a), (mu_b, sigma_b))
        )
    alike = (mu_a == mu_b) & (sigma_a == sigma_b)
    spread = (sigma_a > 0) & (sigma_b > 0)
    return np.where(alike, 1.0, np.where(spread, 1 - np.abs(inside_a - inside_b), 0.0))


def crossings(median_a, sigma_a, median_b, sigma_b):
    """Pays at which two log-normal densities are equal: an array of two, of one (equal sigmas) or
    of none, the lower first.

    Takes numbers. None are returned for densities that are equal everywhere and for a sigma of 0,
    which has no density; one that lies beyond all numbers is left out. Between two crossings the
    role with the smaller sigma is the denser one (Inman & Bradley 1989).

    >>> crossings(40_000, 0.3, 90_000, 0.3).round()
    array([60000.])
    >>> crossings(60_000, 0.2, 50_000, 0.4).round()
    array([47336., 85881.])
    """
    arrays, _ = _numbers(
        dict(median_a=median_a, sigma_a=sigma_a, median_b=median_b, sigma_b=sigma_b)
    )
    median_a, sigma_a, median_b, sigma_b = map(float, arrays.values())
    _refuse_not_positive(median_a=median_a, median_b=median_b)
    _refuse_negative(sigma_a=sigma_a, sigma_b=sigma_b)
    if min(sigma_a, sigma_b) == 0:
        return np.array([])
    logs = np.array(
        _log_crossings(np.log(median_a), np.float64(sigma_a), np.log(median_b), np.float64(sigma_b))
    )
    with np.errstate(over="ignore"):
        levels = np.exp(logs)
    return levels[(levels > 0) & np.isfinite(levels)]


def _weighted(weights, **columns):
    """The columns as arrays of one length, and their weights closed to 1 (equal if None)."""
    given = columns if weights is None else columns | {"weights": weights}
    arrays = {name: np.atleast_1d(array) for name, array in _numbers(given)[0].items()}
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1 or 0 in lengths.values():
        raise ValueError(f"columns must have values, and equally many: {lengths}")
    shares = arrays.pop("weights", np.ones(max(lengths.values())))
    _refuse_negative(weights=shares)
    if shares.sum() == 0:
        raise ValueError("weights: at least one must be above 0")
    return *arrays.values(), shares / shares.sum()


def _split(between, within):
    total = between + within
    return Split(
        float(between), float(within), float(between / total) if total > 0 else float("nan")
    )


def between_within(mu, sigma, weights=None):
    """Variance of log pay split into what lies between roles and what lies within them, a `Split`.

    `mu` is the mean of log pay by role (ln of the median if pay is log-normal), `sigma` its
    standard deviation, `weights` the size of each role (equal if None; closed to 1). Between is the
    weighted variance of `mu`, within the weighted mean of `sigma`², and they sum to the variance
    over all people (law of total variance). A share of 0 means that roles tell nothing about pay, 1
    that they tell all of it. One role has nothing between; without any variation the share is nan.
    Raises ValueError for columns of unequal length, negative sigmas or weights, and weights that
    are all 0.

    >>> between_within([10.0, 11.0], [0.5, 0.5])
    Split(between=0.25, within=0.25, share_between=0.5)
    """
    mu, sigma, shares = _weighted(weights, mu=mu, sigma=sigma)
    _refuse_negative(sigma=sigma)
    return _split(shares @ (mu - shares @ mu) ** 2, shares @ sigma**2)


def theil(pay, weights=None):
    """Theil's T of pay: the weighted mean of (pay/mean) ln(pay/mean).

    0 means that all are paid alike; the most it can be is ln(1/w), if one role with the share w of
    people had all the pay. The unit of pay cancels. One role alone gives 0. Raises ValueError for
    columns of unequal length, negative weights, and weights that are all 0 (Theil 1967).

    >>> round(theil([20_000, 60_000]), 4)
    0.1308
    """
    pay, shares = _weighted(weights, pay=pay)
    _refuse_not_positive(pay=pay)
    relative = pay / (shares @ pay)
    return max(0.0, float(shares @ (relative * np.log(relative))))


def theil_between_within(median, sigma, weights=None):
    """Theil's T over all people, split into what lies between roles and what lies within them, a
    `Split`.

    Pay in each role is log-normal with its `median` and `sigma`, the standard deviation of log pay;
    Theil's T within it is then sigma²/2. Between is T of the roles' means, within the mean of
    sigma²/2 weighted by the pay that goes to each role. Weights, shares and errors as in
    `between_within` (Theil 1967; Shorrocks 1980).

    >>> split = theil_between_within([40_000, 60_000], [0.4, 0.4])
    >>> round(split.between, 4), round(split.within, 4), round(split.share_between, 2)
    (0.0201, 0.08, 0.2)
    """
    median, sigma, shares = _weighted(weights, median=median, sigma=sigma)
    means = lognormal_mean(median, sigma)
    return _split(theil(means, shares), shares * means @ (sigma**2 / 2) / (shares @ means))
