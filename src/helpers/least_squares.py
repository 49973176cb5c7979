"""Least squares on a few rows, with what shows how far to trust it.

linear_fit(x, y)     a straight line, the t-interval of its slope, its band, the pull of each row
ols(y, X)            several predictors: coefficients, leverage, Cook's distance, VIF, PRESS
skill(fit, y)        how well each row is foretold from the others, against their mean
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from helpers._columns import columns


@dataclass(frozen=True)
class Fit:
    """A least-squares fit of y on some columns and a constant; see `ols` for what each field is."""

    coefs: pd.Series
    se: pd.Series
    low: pd.Series
    high: pd.Series
    level: float
    df: int
    sigma: float
    residuals: pd.Series
    leverage: pd.Series
    cooks_distance: pd.Series
    vif: pd.Series
    press: float


def ols(y, X, level=0.95):
    """Least-squares fit of `y` on the columns of `X` and a constant, with what shows how far to
    trust it: a `Fit`.

    `X` is a frame or an array of rows by predictors; without predictors it fits the mean. By
    coefficient ("intercept", then the columns of X): `coefs`, `se` and the t-interval `low` …
    `high` at `level`. By predictor: `vif`, the factor by which the others inflate the variance of
    its coefficient, 1 if they share nothing with it. By row: `residuals`, `leverage` (0 to 1, they
    sum to the number of coefficients; 1 is a row that the fit must pass through) and
    `cooks_distance` (how far the fit moves without the row). `df` is rows less coefficients,
    `sigma` the residual standard deviation, `press` the sum of squared errors in predicting each
    row from the others.

    With no degree of freedom left, `sigma`, `se` and the interval are nan; so are, at leverage 1,
    Cook's distance and `press`. In a perfect fit Cook's distance is 0. Raises ValueError for more
    coefficients than rows, for a predictor that is constant or a combination of others, and for a
    level outside 0 to 1 (Belsley, Kuh & Welsch 1980; Allen 1974 for PRESS).

    >>> fit = ols([1, 3, 2, 5], pd.DataFrame({"x": [0, 1, 2, 3]}))
    >>> fit.coefs.round(2).to_dict(), fit.df, round(fit.press, 2)
    ({'intercept': 1.1, 'x': 1.1}, 2, 8.87)
    """
    if not 0 < level < 1:
        raise ValueError(f"level: above 0 and below 1 is needed, found {level}")
    y, design = _design(y, X)
    n, k = design.shape
    q, r = np.linalg.qr(design)
    coefs = pd.Series(np.linalg.solve(r, q.T @ y), design.columns)
    variance = (np.linalg.inv(r) ** 2).sum(axis=1)  # of each coefficient, in units of sigma²
    residuals = y - design @ coefs
    residuals = residuals.where(residuals.abs() > 1e-12 * y.abs().max(), 0.0)
    sigma = sqrt(residuals @ residuals / (n - k)) if n > k else float("nan")
    se = pd.Series(sigma * np.sqrt(variance), design.columns)
    reach = stdtrit(n - k, (1 + level) / 2) * se
    leverage = pd.Series((q**2).sum(axis=1), design.index)
    errors = residuals / (1 - leverage).where(leverage < 1 - 1e-12)
    return Fit(
        coefs=coefs,
        se=se,
        low=coefs - reach,
        high=coefs + reach,
        level=level,
        df=n - k,
        sigma=sigma,
        residuals=residuals,
        leverage=leverage,
        cooks_distance=errors**2 * leverage / (k * (sigma or 1) ** 2),
        vif=(n * design.var(ddof=0) * variance).drop("intercept"),
        press=float((errors**2).sum(skipna=False)),
    )


def _design(y, X):
    """y as a Series, and the constant and the predictors as a frame with the same labels, of full
    rank."""
    if not isinstance(X, pd.DataFrame | pd.Series):
        X = np.asarray(X, dtype=float)
        X = dict(enumerate(X.reshape(len(X), -1).T))
    predictors = dict(X.to_frame() if isinstance(X, pd.Series) else X)
    y, *arrays, labels = columns(
        {"y": y} | {f"column {name}": column for name, column in predictors.items()}
    )
    design = np.column_stack([np.ones(len(y)), *arrays])
    n, k = design.shape
    if (
        n < k
        or np.linalg.matrix_rank(design / np.maximum(np.linalg.norm(design, axis=0), 1e-300)) < k
    ):
        raise ValueError(
            f"{n} rows do not determine {k} coefficients, or a column is constant or a "
            "combination of others"
        )
    return pd.Series(y, labels), pd.DataFrame(design, labels, ["intercept", *predictors])


def skill(fit, y):
    """How much better a fit foretells each row from the others than their mean does: 1 perfectly, 0
    no better, below 0 worse.

    1 − `fit.press` over the squared errors of the mean of the other rows, which is what one would
    say without the predictors. (The usual predicted R² holds it against the mean of all rows, to
    which the row itself belongs; on few rows that mean looks better than it is.) nan if y is
    constant.

    >>> y = [1, 3, 2, 5]
    >>> round(skill(ols(y, pd.DataFrame({"x": [0, 1, 2, 3]})), y), 2)
    0.43
    """
    mean = ols(y, np.empty((len(y), 0))).press
    return 1 - fit.press / mean if mean > 0 else float("nan")


@dataclass(frozen=True)
class Line:
    """A straight line through points; see `linear_fit` for what each field is."""

    slope: float
    intercept: float
    se: float
    low: float
    high: float
    level: float
    df: int
    sigma: float
    x: pd.Series
    residuals: pd.Series
    leverage: pd.Series
    cooks_distance: pd.Series

    def band(self, grid):
        """The t-band of the line over a grid of x: a frame with `x`, `fit`, `low` and `high`.

        It holds the mean of y at each x by itself with confidence `level`; single points scatter
        more widely. With two points its ends are nan."""
        grid, centre = np.asarray(grid, dtype=float), self.x.mean()
        fit = self.intercept + self.slope * grid
        error = self.sigma * np.sqrt(
            1 / len(self.x) + (grid - centre) ** 2 / np.sum((self.x - centre) ** 2)
        )
        reach = stdtrit(self.df, (1 + self.level) / 2) * error
        return pd.DataFrame({"x": grid, "fit": fit, "low": fit - reach, "high": fit + reach})


def linear_fit(x, y, level=0.95):
    """The least-squares line of `y` on `x`, with the t-interval of its slope and the pull of each
    point: a `Line`.

    `slope` in units of y per unit of x, `se` its standard error, `low` … `high` its interval at
    `level`. `x`, `residuals`, `leverage` and `cooks_distance` by point, `df`, `sigma` and the
    results without degrees of freedom or in a perfect fit as in `ols`. `band(grid)` is the band
    around the line. Raises ValueError for fewer than two points and for a constant x.

    >>> line = linear_fit([0, 1, 2, 3], [1, 3, 2, 5])
    >>> round(line.slope, 2), round(line.low, 2), round(line.high, 2)
    (1.1, -1.14, 3.34)
    """
    x, y, labels = columns({"x": x, "y": y})
    x = pd.Series(x, labels)
    fit = ols(pd.Series(y, labels), x.to_frame("x"), level)
    slope = {name: float(getattr(fit, name)["x"]) for name in ("se", "low", "high")}
    same = {
        name: getattr(fit, name)
        for name in ("level", "df", "sigma", "residuals", "leverage", "cooks_distance")
    }
    return Line(
        slope=float(fit.coefs["x"]), intercept=float(fit.coefs["intercept"]), x=x, **slope, **same
    )
