"""
Rows that come in families: what is seen within them, and how sure one can be when a family speaks
with one voice.

    within_families(y, x, families)            the slope within families: least squares on
                                               deviations from each family's mean
    cluster_bootstrap(frame, families, statistic)   an interval for statistic(frame) by drawing whole families
    cluster_sign_test(signs, families)         do families lean one way? each family has one vote

Columns are lists, arrays or Series. Missing values raise ValueError.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import bdtr, stdtrit


@dataclass(frozen=True)
class Within:
    """A slope within families; see `within_families`."""

    slope: float
    se: float
    low: float
    high: float
    rows: int
    families: int
    r: float


@dataclass(frozen=True)
class SignTest:
    """`up` families lean up and `down` lean down (ties left out); `p` is two-sided and exact."""

    up: int
    down: int
    ties: int
    p: float


def within_families(y, x, families, level=0.95):
    """The least-squares slope of `y` on `x` with an intercept for each family, from deviations: a
    `Within`.

    Families of one row, or whose x is the same throughout, say nothing of it; `rows` and `families`
    count the others. `se` is robust to rows of a family that stray together (CR1, the factor
    G/(G−1) · (N−1)/(N−K) with the K counting the intercepts), the interval `low` … `high` uses t
    with G − 1 degrees of freedom. `r` is the correlation of the deviations. nan if no family has
    rows that differ (Wooldridge 2010, section 10.5; Liang & Zeger 1986).

    >>> fit = within_families([1, 2, 5, 9], [0, 1, 0, 2], ["a", "a", "b", "b"])
    >>> round(fit.slope, 2), fit.families
    (1.8, 2)
    """
    table = pd.DataFrame(
        {"y": np.asarray(y, float), "x": np.asarray(x, float), "family": list(families)}
    )
    if table.isna().any(axis=None):
        raise ValueError("y, x and families: no missing values")
    table = table[table.groupby("family")["x"].transform(np.ptp) > 0]
    groups, n = table["family"].nunique(), len(table)
    if not n:
        return Within(*[float("nan")] * 4, rows=0, families=0, r=float("nan"))
    y, x = (
        (table[name] - table.groupby("family")[name].transform("mean")).to_numpy()
        for name in ("y", "x")
    )
    xx, yy = float((x * x).sum()), float((y * y).sum())
    slope = float((x * y).sum()) / xx
    scores = pd.Series(x * (y - slope * x)).groupby(table["family"].to_numpy()).sum()
    spare = n - groups - 1
    factor = groups / (groups - 1) * (n - 1) / spare if groups > 1 and spare > 0 else float("nan")
    se = float(np.sqrt(factor * (scores**2).sum()) / xx)
    reach = stdtrit(groups - 1, (1 + level) / 2) * se if groups > 1 else float("nan")
    r = slope * float(np.sqrt(xx / yy)) if yy > 0 else float("nan")
    return Within(slope, se, slope - reach, slope + reach, n, groups, r)


def cluster_bootstrap(frame, families, statistic, draws=2000, seed=0, level=0.95):
    """The percentile interval of `statistic(frame)` when whole families of rows are drawn with
    replacement.

    `frame` is a frame, or an array of rows (which is quicker), `families` the label of each row;
    `statistic` receives the drawn rows and returns a number, or several (then both ends are lists);
    draws without a value (nan) are left out. For a statistic that depends on rows of a family alike, rows
    drawn alone would make the interval too narrow. With one family both ends are the statistic
    itself (Davison & Hinkley 1997, section 3.8; Cameron & Miller 2015).

    >>> frame = pd.DataFrame({"v": [1.0, 1.0, 3.0, 3.0]})
    >>> cluster_bootstrap(frame, ["a", "a", "b", "b"], lambda f: f["v"].mean())
    (1.0, 3.0)
    """
    rows = list(pd.Series(range(len(frame))).groupby(np.asarray(families)).indices.values())
    random = np.random.default_rng(seed)
    drawn = (
        np.concatenate([rows[g] for g in random.integers(len(rows), size=len(rows))])
        for _ in range(draws)
    )
    take = frame.iloc if isinstance(frame, pd.DataFrame) else np.asarray(frame)
    found = np.array([statistic(take[order]) for order in drawn], dtype=float)
    at = [(1 - level) / 2, (1 + level) / 2]
    ends = np.array([quantiles(values, at) for values in found.reshape(draws, -1).T])
    low, high = ends.T.reshape(2, *found.shape[1:]).tolist()
    return low, high


def quantiles(values, at):
    """Quantiles of the values that are there (not nan); nan for none."""
    there = values[~np.isnan(values)]
    return np.quantile(there, at) if len(there) else np.full(len(at), np.nan)


def cluster_sign_test(signs, families):
    """Whether comparisons lean one way when those of a family count together: a `SignTest` with a
    vote a family.

    `signs` are numbers of which only the sign counts; a family leans to where most of its signs
    are, and ties are left out. p is the two-sided binomial chance of so uneven a vote, 1 if no
    family leans.

    >>> cluster_sign_test([1, 1, -1, 1, 1], ["a", "a", "a", "b", "c"]).up
    3
    """
    votes = np.sign(
        pd.Series(np.sign(np.asarray(signs, float))).groupby(np.asarray(families)).sum()
    )
    up, down = int((votes > 0).sum()), int((votes < 0).sum())
    p = min(1.0, 2 * float(bdtr(min(up, down), up + down, 0.5)))
    return SignTest(up, down, int((votes == 0).sum()), p)
