"""Who works where, and what does that do to average pay?

Three questions about groups of people spread over roles: how unevenly two groups are spread
(segregation, here), what sorting alone does to the average pay of a group (`sorting`), and how
mixed a role is (`diversity`). None of them sees pay inside a role, so none of them is a pay gap
between persons. All are offered here by name, and so are the distances of `compositions`.

Arguments are by role: counts or shares of people, pay in dollars a year, weights for the size of
roles (None: all equal). Lists, arrays, Series and frames are taken, labels are kept and matched.
Invalid input (missing, negative, all zero) raises ValueError; a measure that valid input leaves
without a meaning is NaN."""

import numpy as np
import pandas as pd

from helpers._columns import aligned
from helpers.compositions import aitchison_distance, close, clr, total_variation
from helpers.diversity import gini_simpson, hill, pooled_shares, representation, shannon, theil_h
from helpers.many_groups import group_pay, largest_departure, leave_one_out_groups
from helpers.sorting import (
    assumed_ratio,
    assumed_ratio_same_averages,
    between_ratio,
    group_averages,
    leave_one_out_ratios,
    ratio_contributions,
    weight_range,
)
from helpers.weighting import range_over_weights

__all__ = [
    "aitchison_distance",
    "assumed_ratio",
    "assumed_ratio_same_averages",
    "between_ratio",
    "close",
    "clr",
    "dissimilarity",
    "dissimilarity_contributions",
    "dissimilarity_range",
    "gini_simpson",
    "group_averages",
    "group_pay",
    "hill",
    "karmel_maclachlan",
    "largest_departure",
    "leave_one_out_groups",
    "leave_one_out_ratios",
    "pooled_shares",
    "ratio_contributions",
    "representation",
    "segregation_curve",
    "shannon",
    "theil_h",
    "total_variation",
    "weight_range",
]


def dissimilarity(a, b):
    """Duncan's D: the share of either group that would have to change role for both to be spread
    alike.

    `a` and `b` are counts of two groups by role. 0: the same distribution; 1: no role holds both.
    It grows with finer roles and says nothing of which roles pay. Raises ValueError if a group is
    empty (Duncan & Duncan 1955).

    >>> round(dissimilarity([100, 60, 40, 0], [0, 40, 60, 100]), 3)
    0.6
    """
    return float(dissimilarity_contributions(a, b).sum())


def dissimilarity_contributions(a, b):
    """What each role adds to D: half the distance between the two groups' shares in it, a Series
    that adds up to D.

    >>> dissimilarity_contributions([3, 1], [1, 3]).tolist()
    [0.25, 0.25]
    """
    a, b = aligned(a, b)
    return ((close(a) - close(b)).abs() / 2).rename("contribution")


def dissimilarity_range(share, weights=None):
    """The lowest and highest D of a group and the rest when each role's weight is halved, kept or
    doubled, in all combinations at once: a `WeightRange`. `share` is the group's, as a fraction.

    >>> low, high, _ = dissimilarity_range([0.75, 0.25])
    >>> round(low, 3), round(high, 3)
    (0.352, 0.5)
    """
    share, weights = aligned(share, weights)
    share = np.asarray(share)

    def measure(scenarios):
        spreads = (scenarios * part for part in (share, 1 - share))
        group, rest = (rows / rows.sum(axis=1, keepdims=True) for rows in spreads)
        return np.abs(group - rest).sum(axis=1) / 2

    return range_over_weights(measure, weights)


def segregation_curve(a, b):
    """Points of the segregation curve: a frame with a row "start" and one per role, by rising ratio
    of `a` to `b`.

    Columns `a` and `b` are cumulative shares, to be drawn as y and x: the diagonal is no
    segregation, the lower right corner is all of it. `gap` is b - a, and its largest value is D
    (Duncan & Duncan 1955).

    >>> segregation_curve([3, 1], [1, 3])["gap"].tolist()
    [0.0, 0.5, 0.0]
    """
    a, b = (close(counts) for counts in aligned(a, b))
    # The angle stands for the ratio a / b, and b may be zero.
    order = np.argsort(np.arctan2(a, b), kind="stable")
    points = pd.DataFrame({"a": a, "b": b}).iloc[order].cumsum()
    curve = pd.concat([pd.DataFrame({"a": [0.0], "b": [0.0]}, index=["start"]), points])
    return curve.assign(gap=curve["b"] - curve["a"])


def karmel_maclachlan(a, b):
    """IP: the share of all people who would have to change role for one mix everywhere, roles
    keeping their sizes.

    `a` and `b` are counts on one scale. 0: the same mix in every role, or one group only; at most 2
    m (1 - m), where m is the share of `a`, so 0.5 for complete segregation of equal groups. It is 2
    m (1 - m) D (Karmel & MacLachlan 1988).

    >>> karmel_maclachlan([3, 1], [1, 3])
    0.25
    """
    a, b = aligned(a, b)
    share, _ = close([a.sum(), b.sum()])
    return float(((1 - share) * a - share * b).abs().sum() / (a.sum() + b.sum()))
