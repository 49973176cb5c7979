"""How far apart are two pays, and would two people drawn from two roles be told apart by pay?

A gap can be said in dollars, in percent of one side or of the other, or in log points, which alone
stay the same when the sides change places. And an average says nothing about the spread around it:
a range of pay says something, once one decides which percentiles its ends are and that pay is
log-normal between and beyond them. From there follow the chance that one role out-earns the other,
the overlap of the two, and how much of all variation lies between roles and not within.

Gaps        log_points, percent_gap, gaps
Ranges      READINGS, sigma_from_range, place_in_range, ranges_that_meet
Log-normals lognormal_mean, prob_higher, overlap
Variation   between_within, theil, theil_between_within (from `helpers.variation`)

Measures of single pays take numbers, lists, arrays and Series. Series are matched by their labels,
and a Series comes back with the labels of the first. Pay in any one currency and period. A pay that
is missing, infinite, zero or negative raises ValueError."""

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from helpers._columns import elementwise, numbers, refuse
from helpers.variation import Split, between_within, theil, theil_between_within

__all__ = [
    "READINGS",
    "Split",
    "between_within",
    "gaps",
    "log_points",
    "lognormal_mean",
    "overlap",
    "percent_gap",
    "place_in_range",
    "prob_higher",
    "ranges_that_meet",
    "sigma_from_range",
    "theil",
    "theil_between_within",
]

READINGS = {"P10–P90": 0.8, "P25–P75": 0.5, "P5–P95": 0.9}
"""What the ends of a printed range may stand for: name of the reading, share of people who earn
between the ends."""


def _refuse_not_positive(**pays):
    for name, pay in pays.items():
        refuse(name, pay <= 0, pay, "pay must be above 0")


def _refuse_negative(**spreads):
    for name, spread in spreads.items():
        refuse(name, spread < 0, spread, "it cannot be negative")


@elementwise
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


@elementwise
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


def gaps(pay, first, second):
    """Gaps of the pairs of the roles at the positions `first` and `second` in `pay`, a Series of US
    dollars by role: a frame with a row a pair, in the order given.

    Columns: `high` and `low`, the roles of the pair, the better paid first (ties in the order
    given); `gap_usd`; `percent_of_low`, how many percent the high one stands above the low one;
    `percent_of_high`, how many percent the low one stands below the high one, also positive;
    `log_points`.

    >>> pay = pd.Series({"Cook": 30_000, "Chef": 40_000})
    >>> print(gaps(pay, [0], [1]).round(1).to_string(index=False))
    high  low  gap_usd  percent_of_low  percent_of_high  log_points
    Chef Cook  10000.0            33.3             25.0        28.8
    """
    values = numbers({"pay": pay})[0]["pay"]
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


@elementwise
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
    refuse("low", low > high, low, "it must not be above high")
    refuse(
        "coverage", (coverage <= 0) | (coverage >= 1), coverage, "it must be above 0 and below 1"
    )
    return (np.log(high) - np.log(low)) / (2 * ndtri((1 + coverage) / 2))


@elementwise
def place_in_range(value, low, high):
    """Where a pay stands in a range of pay, on a logarithmic scale: ln(value/low) / ln(high/low).

    0 is the low end, 1 the high end, 0.5 their geometric mean, which is the median if pay is
    log-normal and the ends are percentiles equally far out; the arithmetic mean of the ends stands
    above 0.5. A pay outside the range is below 0 or above 1. In a range without width a pay equal
    to it stands at 0.5, any other at −inf or inf. Raises ValueError if low is above high.

    >>> place_in_range([40_000, 50_000], 20_000, 80_000).round(3)
    array([0.5  , 0.661])
    """
    _refuse_not_positive(value=value, low=low, high=high)
    refuse("low", low > high, low, "it must not be above high")
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


@elementwise
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


@elementwise
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


@elementwise
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
