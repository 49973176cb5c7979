"""How far apart are two roles in who works there?

    close, replace_zeros, clr                  shares made ready to be compared
    aitchison_distance, total_variation        the distance of two make-ups
    pairwise_distances                         the distances of all rows of a table

The make-up of a role is a row of shares that add up to a whole. Whatever one share gains the others
lose, so ordinary distances and correlations mislead: shares are closed to 1 first, and compared by
total variation (how many people would have to be of another group) or by the Aitchison distance
(ratios between the groups, so that small groups count as much as large ones).

A table has a row per role and a column per group. Lists, arrays, Series and frames are taken;
labels are kept, and two labelled inputs are matched by label. A missing value is never read as
zero: it is refused."""

import numpy as np
import pandas as pd
from scipy.spatial.distance import cityblock, euclidean, pdist, squareform

from helpers._columns import aligned, checked, like, place

METRICS = ("aitchison", "total_variation")


def close(shares):
    """Shares or counts scaled to add up to 1: a vector as a whole, a table row by row.

    Raises ValueError for negative or missing parts and where all parts are zero (Aitchison 1986,
    section 2.2).

    >>> close([2, 2, 6])
    array([0.2, 0.2, 0.6])
    """
    parts = checked(shares)
    totals = parts.sum(axis=-1, keepdims=True)
    if (totals == 0).any():
        raise ValueError(f"{place(shares, totals[..., 0] == 0) or 'shares'}: all parts are zero")
    return like(shares, parts / totals)


def replace_zeros(shares, floor):
    """Closed shares in which each zero is `floor` and the others shrink in proportion to make room.

    Multiplicative replacement keeps the ratios between the parts that were seen (Martín-Fernández,
    Barceló-Vidal & Pawlowsky-Glahn 2003). `floor` is a fraction of 1, above 0; a fair choice is two
    thirds of the rounding unit. Raises ValueError where the floors would fill the whole.

    >>> replace_zeros([0.5, 0.5, 0], floor=0.2)
    array([0.4, 0.4, 0.2])
    """
    parts = checked(close(shares))
    zero = parts == 0
    filled = floor * zero.sum(axis=-1, keepdims=True)
    if not floor > 0 or (filled >= 1).any():
        raise ValueError(
            f"floor is {floor:g}, expected above 0 and less than 1 over the number of zeros"
        )
    return like(shares, np.where(zero, floor, parts * (1 - filled)))


def clr(shares, floor=None):
    """Centred log-ratios: each part's log over the mean log of its row; they add up to 0, and all
    are 0 for equal parts.

    A zero part has no logarithm: ValueError names it, unless `floor` replaces it (see
    `replace_zeros`). Aitchison 1986.

    >>> clr([0.1, 0.3, 0.4, 0.2]).round(3)
    array([-0.795,  0.304,  0.592, -0.101])
    """
    closed = close(shares) if floor is None else replace_zeros(shares, floor)
    parts = checked(closed)
    if (parts == 0).any():
        raise ValueError(
            f"{place(shares, parts == 0)}: a zero part has no log-ratio, give a floor to replace it"
        )
    logs = np.log(parts)
    return like(shares, logs - logs.mean(axis=-1, keepdims=True))


# --- Distances ---


def aitchison_distance(a, b, floor=None):
    """Euclid's distance of the centred log-ratios of two make-ups.

    0: the same proportions; no upper end. Zero parts as in `clr`. Aitchison 1986; Pawlowsky-Glahn
    et al. 2015.

    >>> round(aitchison_distance([1, 1], [4, 1]), 3)  # ln 4 / sqrt 2
    0.98
    """
    a, b = aligned(a, b)
    return float(euclidean(clr(a, floor), clr(b, floor)))


def total_variation(a, b):
    """Half the sum of the absolute differences of two make-ups: the share that would have to be of
    another group.

    0: the same make-up; 1: no group in common.

    >>> round(total_variation([0.5, 0.5], [0.8, 0.2]), 3)
    0.3
    """
    a, b = aligned(a, b)
    return float(cityblock(close(a), close(b)) / 2)


def pairwise_distances(shares, metric="aitchison", floor=None):
    """Distances between all rows of a table of shares: a symmetric frame, role by role, with zeros
    on the diagonal.

    `metric` is "aitchison" or "total_variation"; zero parts as in `clr`.

    >>> pairwise_distances([[1, 1], [4, 1]], "total_variation").round(3).to_numpy()
    array([[0. , 0.3],
           [0.3, 0. ]])
    """
    (shares,) = aligned(shares)
    return pd.DataFrame(
        squareform(condensed_distances(shares, metric, floor)),
        index=shares.index,
        columns=shares.index,
    )


def condensed_distances(shares, metric, floor=None):
    """The distances of `pairwise_distances` as SciPy's condensed array."""
    if metric not in METRICS:
        raise ValueError(f"metric is {metric!r}, expected one of {', '.join(METRICS)}")
    return (
        pdist(clr(shares, floor))
        if metric == "aitchison"
        else pdist(close(shares), "cityblock") / 2
    )
