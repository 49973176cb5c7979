"""How much of all variation in pay lies between roles, and how much inside them?

Two measures split exactly in this way: the variance of log pay, and Theil's T, which weighs the
well paid more. Both are offered by `helpers.pay` as well.

between_within          variance of log pay, between and within
theil                   Theil's T
theil_between_within    Theil's T over all people, between and within
"""

from typing import NamedTuple

import numpy as np

from helpers._columns import numbers, refuse


class Split(NamedTuple):
    """Variation between roles, variation within them, and the first as a share of both (nan if
    there is no variation)."""

    between: float
    within: float
    share_between: float


def _weighted(weights, **columns):
    """The columns as arrays of one length, and their weights closed to 1 (equal if None)."""
    given = columns if weights is None else columns | {"weights": weights}
    arrays = {name: np.atleast_1d(array) for name, array in numbers(given)[0].items()}
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1 or 0 in lengths.values():
        raise ValueError(f"columns must have values, and equally many: {lengths}")
    shares = arrays.pop("weights", np.ones(max(lengths.values())))
    refuse("weights", shares < 0, shares, "it cannot be negative")
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
    refuse("sigma", sigma < 0, sigma, "it cannot be negative")
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
    refuse("pay", pay <= 0, pay, "pay must be above 0")
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
    refuse("median", median <= 0, median, "pay must be above 0")
    refuse("sigma", sigma < 0, sigma, "it cannot be negative")
    means = median * np.exp(sigma**2 / 2)
    return _split(theil(means, shares), shares * means @ (sigma**2 / 2) / (shares @ means))
