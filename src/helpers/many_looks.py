"""Many looks at once: some will impress by chance.

max_r(columns, y)              r with each of many columns, and a p that allows for all of them
benjamini_hochberg(p), holm(p) p-values adjusted for their number
"""

import numpy as np
import pandas as pd
from scipy import stats

from helpers._columns import columns as checked
from helpers._orderings import orderings
from helpers.exact import TOLERANCE, association, observed

__all__ = ["benjamini_hochberg", "holm", "max_r"]


def max_r(columns, y, *, draws=99_999, seed=0):
    """Pearson's r of `y` with each of many columns, and a p that allows for having looked at them
    all.

    `columns` is a frame with the rows of `y`. Result: a frame with a row a column of it and the
    columns `observed` (r), `p` (as in `exact_test`) and `p_adjusted`, the share of orderings of y
    in which the strongest of all |r| is at least as strong; it is never below p, and equals it if
    there is but one column. A constant column has r nan and both p 1. (Single-step maxT of Westfall
    & Young 1993: it keeps what the columns have in common, which Holm's bound cannot.)

    >>> screen = max_r(pd.DataFrame({"a": [1, 2, 3, 4], "b": [2, 1, 4, 3]}), [10, 20, 30, 41])
    >>> (24 * screen.p).round().tolist(), (24 * screen.p_adjusted).round().tolist()
    ([2.0, 10.0], [4.0, 12.0])
    """
    columns = pd.DataFrame(columns)
    y, *arrays, _ = checked({"y": y} | {f"column {name}": columns[name] for name in columns})
    associations = [association(array, y, "pearson") for array in arrays]
    found = np.array([observed(one, len(y)) for one in associations])
    least = np.nan_to_num(np.abs(found))[:, None] - TOLERANCE
    total, exact, chunks = orderings(len(y), None, draws, seed)
    counts = np.full((2, len(arrays)), 0 if exact else 1)
    for chunk in chunks:
        strengths = np.nan_to_num(np.abs([one(chunk) for one in associations]))
        counts += [(strengths >= least).sum(axis=1), (strengths.max(axis=0) >= least).sum(axis=1)]
    p, p_adjusted = counts / (total if exact else total + 1)
    return pd.DataFrame(
        {"observed": found, "p": p, "p_adjusted": p_adjusted}, index=columns.columns
    )


def _p_values(p):
    """p-values as an array, and how to give them back: a Series with its labels, or an array."""
    p_values, labels = checked({"p": p})
    if p_values.min() < 0 or p_values.max() > 1:
        raise ValueError(
            f"p: values from 0 to 1 are needed, found {p_values.min():g} to {p_values.max():g}"
        )
    return p_values, (lambda adjusted: pd.Series(adjusted, labels)) if isinstance(
        p, pd.Series
    ) else np.asarray


def benjamini_hochberg(p):
    """p-values adjusted so that those below a level q hold a share of false finds of at most q on
    average.

    Takes and returns a list or array, or a Series. An adjusted value is never below the p it comes
    from and never above 1; a single p stays as it is. For independent or positively dependent
    looks. Raises ValueError for values outside 0 to 1 (Benjamini & Hochberg 1995).

    >>> benjamini_hochberg([0.01, 0.04, 0.03, 0.5]).round(3)
    array([0.04 , 0.053, 0.053, 0.5  ])
    """
    p, give_back = _p_values(p)
    return give_back(stats.false_discovery_control(p))


def holm(p):
    """p-values adjusted so that any false find among those below a level has at most that chance,
    however the looks depend.

    Takes and returns a list or array, or a Series. The least p is multiplied by how many there are,
    the next by one fewer, and so on, none falling below the one before; never above 1. Raises
    ValueError for values outside 0 to 1 (Holm 1979).

    >>> holm([0.01, 0.04, 0.03, 0.5]).round(3)
    array([0.04, 0.09, 0.09, 0.5 ])
    """
    p, give_back = _p_values(p)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return give_back(adjusted)
