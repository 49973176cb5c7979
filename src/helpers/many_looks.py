"""Many looks at once: some will impress by chance.

max_r(columns, y)              r with each of many columns, and a p that allows for all of them
"""

import numpy as np
import pandas as pd

from helpers._columns import columns as checked
from helpers._orderings import orderings
from helpers.exact import TOLERANCE, association, observed


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
