"""How mixed is a role, and how much does its mix differ from that of all roles together?

    pooled_shares, representation    a group's share in all roles, and in one against all
    theil_h                          how much less mixed the roles are than all together
    gini_simpson, shannon, hill      how mixed a role is

Tables have a row per role and a column per group, weights are the sizes of the roles (None: all
equal). Inputs as in `compositions`."""

import numpy as np
import pandas as pd
from scipy.special import entr

from helpers._columns import aligned, checked
from helpers.compositions import close


def pooled_shares(shares, weights=None):
    """The share of each group in all roles taken together: a Series, from a table of shares, role
    by group.

    Rows are closed first, so for counts give `weights=counts.sum(axis=1)`.

    >>> pooled_shares([[0.5, 0.5], [0.7, 0.3]]).round(3).tolist()
    [0.6, 0.4]
    """
    shares, weights = aligned(shares, weights)
    return close(shares).mul(close(weights), axis=0).sum().rename("share")


def representation(shares, weights=None):
    """The share of each group in a role over its share in the roles pooled: a frame, role by group.

    1: as in the roles taken together; 2: twice as common; 0: absent. NaN for a group that no role
    has. The reference is the roles at hand, not the labour force.

    >>> representation([[0.5, 0.5], [0.7, 0.3]]).round(3).iloc[0].tolist()
    [0.833, 1.25]
    """
    shares, weights = aligned(shares, weights)
    return close(shares) / pooled_shares(shares, weights)


def theil_h(shares, weights=None):
    """The information theory index H: how much less mixed the roles are than all roles together,
    many groups at once.

    0: every role has the same make-up; 1: every role has one group only. NaN if there is one group.
    Rows are closed first, so for counts give `weights=counts.sum(axis=1)` (Theil 1972; Reardon &
    Firebaugh 2002).

    >>> theil_h([[1, 0], [0, 1]])
    1.0
    """
    shares, weights = aligned(shares, weights)
    whole = shannon(pooled_shares(shares, weights))
    inside = (close(weights) * shannon(shares)).sum()
    return max(0.0, float(1 - inside / whole)) if whole > 0 else float("nan")


def gini_simpson(shares):
    """The chance that two people drawn from a role belong to different groups; for a table a Series
    by row.

    0: one group only; at most 1 - 1 / (number of groups), when all are equal. Drawn with
    replacement (Simpson 1949).

    >>> gini_simpson([0.5, 0.5])
    0.5
    """
    return _by_row(shares, 1 - (checked(close(shares)) ** 2).sum(axis=-1))


def shannon(shares):
    """Shannon entropy in nats: 0 for one group only, ln(number of groups) when all are equal; a
    Series by row for a table.

    >>> round(shannon([0.5, 0.5]), 3)
    0.693
    """
    return _by_row(shares, entr(checked(close(shares))).sum(axis=-1))


def hill(shares, q=1):
    """The effective number of groups: how many equally large groups would be as diverse; a Series
    by row for a table.

    `q`, from 0 to infinity, says how much large groups count: 0 counts groups that are not empty, 1
    is exp(Shannon), 2 is 1 / (1 - Gini-Simpson), infinity looks at the largest only. 1: one group
    only; never more than the number of groups, and never rising with q. Raises ValueError for a
    negative q (Hill 1973; Jost 2006).

    >>> round(hill([0.6, 0.3, 0.1], 2), 3)
    2.174
    """
    if not q >= 0:
        raise ValueError(f"order is {q}, expected 0 or more")
    parts = checked(close(shares))
    return _by_row(shares, _hill_rows(parts, q))


def _hill_rows(parts, q):
    largest = parts.max(axis=-1, keepdims=True)
    if q == 0:
        return (parts > 0).sum(axis=-1).astype(float)
    if np.isinf(q):
        return 1 / largest[..., 0]
    if abs(q - 1) < 1e-8:  # the general form is 0 / 0 at 1 and loses its digits beside it
        return np.exp(entr(parts).sum(axis=-1))
    # relative to the largest part nothing underflows, however large the order
    return np.exp(
        (q * np.log(largest[..., 0]) + np.log(((parts / largest) ** q).sum(axis=-1))) / (1 - q)
    )


def _by_row(shares, numbers):
    if isinstance(shares, pd.DataFrame):
        return pd.Series(numbers, index=shares.index)
    return numbers if np.ndim(numbers) else float(numbers)
