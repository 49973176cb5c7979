"""
Straight lines: through few rows with what shows how far to trust them (`helpers.least_squares`),
through many with weights, and how far a single new row may fall from them.

    linear_fit(x, y), ols(y, X)          least squares with t-intervals, leverage, Cook's distance,
                                         PRESS
    skill(fit, y)                        how well each row is foretold from the others

    weighted_fit(y, X, weights)          least squares on some columns and a constant, its intervals
                                         robust to unequal scatter
    predicted(y, X, at)                  where new rows are to be expected, with any columns

Columns are lists, arrays or Series; Series are matched by their labels. Empty columns, columns of
unequal length and missing or infinite values raise ValueError.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from helpers._columns import columns as _columns
from helpers._columns import sizes
from helpers.least_squares import Fit, Line, linear_fit, ols, skill

__all__ = [
    "Fit",
    "Line",
    "WeightedFit",
    "linear_fit",
    "ols",
    "predicted",
    "skill",
    "weighted_fit",
]


@dataclass(frozen=True)
class WeightedFit:
    """A weighted least-squares fit; see `weighted_fit` for what each field is."""

    coefs: pd.Series
    se: pd.Series
    low: pd.Series
    high: pd.Series
    level: float
    n: int
    df: int
    r_squared: float


def weighted_fit(y, X, weights=None, level=0.95):
    """Least squares of `y` on the columns of `X` and a constant, each row counting by its weight
    (None: all equal).

    By coefficient ("intercept", then the columns of X): `coefs`, `se` and the t-interval `low` …
    `high` at `level` with `df` = rows less coefficients. The standard errors are robust to scatter
    that differs from row to row (HC1: White 1980; MacKinnon & White 1985): weights are sizes here,
    not precisions. `r_squared` is the share of the weighted variation of y that the fit takes up, 0
    to 1 (nan if y is constant). Raises ValueError for negative weights, for as many coefficients as
    rows or more, and for a predictor that is constant or a combination of others.

    >>> fit = weighted_fit([1, 3, 2, 5], {"x": [0, 1, 2, 3]}, weights=[1, 1, 1, 3])
    >>> fit.coefs.round(2).to_dict(), round(fit.r_squared, 2)
    ({'intercept': 1.0, 'x': 1.25}, 0.81)
    """
    y, *columns = _columns({"y": y, **_named(X)})[:-1]
    weights = sizes(weights, len(y))
    means = [np.average(column, weights=weights) for column in columns]
    design = np.array([np.ones(len(y)), *(x - m for x, m in zip(columns, means, strict=True))])
    names, (k, n) = ["intercept", *_named(X)], design.shape
    if n <= k or np.linalg.matrix_rank(design * (weights > 0)) < k:
        raise ValueError(
            f"{n} rows do not determine {k} coefficients and their scatter, or a column is "
            "constant or a combination"
        )
    inverse = np.linalg.inv(_products(design, weights * design))
    coefs = inverse @ _products(design, (weights * y)[None])[:, 0]
    fitted = (coefs[:, None] * design).sum(axis=0)
    scores = design * (weights * (y - fitted))
    back = np.eye(k) - np.outer(np.eye(k)[0], [0, *means])  # from centred columns to those given
    spread = back @ inverse @ _products(scores, scores) @ inverse @ back.T
    coefs, se = back @ coefs, np.sqrt(np.diag(spread) * n / (n - k))
    reach = stdtrit(n - k, (1 + level) / 2) * se
    series = [pd.Series(values, names) for values in (coefs, se, coefs - reach, coefs + reach)]
    return WeightedFit(*series, level, n, n - k, _taken_up(y, fitted, weights))


def _products(a, b):
    """The sums of products of each row of a with each row of b, added up in one order everywhere:
    a matrix product is not the same to the last digit on every processor."""
    return np.array([[(x * y).sum() for y in b] for x in a])


def _named(X):
    """The predictors by name."""
    if isinstance(X, pd.Series):
        return {X.name or "x": X}
    return {str(name): column for name, column in dict(X).items()}


def _taken_up(y, fitted, weights):
    total = (weights * (y - np.average(y, weights=weights)) ** 2).sum()
    left = (weights * (y - fitted) ** 2).sum()
    return float(1 - left / total) if total > 0 else float("nan")


def predicted(y, X, at, level=0.95):
    """Where new rows `at` are to be expected, by least squares of `y` on the columns of `X`: a frame `fit`,
    `low`, `high`, with the index of `at`.

    Frames `X` and `at` have the same columns; without columns it is the mean of `y` that is
    foretold. Each interval holds one new row with confidence `level` if rows scatter normally and
    alike around the fit; it is wider than the band of the fit itself. Raises ValueError for as many
    coefficients as rows or more (Draper & Smith 1998, section 3.1).

    >>> predicted([1, 3, 2, 5], pd.DataFrame({"x": [0, 1, 2, 3]}), pd.DataFrame({"x": [1.5]})).round(2)
        fit   low  high
    0  2.75 -2.84  8.34
    """
    design, new = (np.column_stack([np.ones(len(rows)), rows.to_numpy(float)]) for rows in (X, at))
    y, (n, k) = np.asarray(y, dtype=float), design.shape
    if n <= k:
        raise ValueError(f"{n} rows do not determine {k} coefficients and their scatter")
    inverse = np.linalg.inv(design.T @ design)
    coefs = inverse @ design.T @ y
    sigma = np.sqrt(np.sum((y - design @ coefs) ** 2) / (n - k))
    spread = sigma * np.sqrt(1 + np.einsum("ij,jk,ik->i", new, inverse, new))
    fit, reach = new @ coefs, stdtrit(n - k, (1 + level) / 2) * spread
    return pd.DataFrame({"fit": fit, "low": fit - reach, "high": fit + reach}, at.index)
