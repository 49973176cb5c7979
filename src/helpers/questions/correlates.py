"""What goes with pay among the roles: the figures that may be set against it, one row a role, and
how sure one can be of it.

    PRIMARY                   the two questions that were asked before looking
    correlates(roles)         log pay, the two figures of the primary questions, and the others for
                              the screen
    finding(test, rows)       what an exact test says, in one word
    least_r(rows)             the weakest correlation that so few rows can show
    r_in_box(...)             the range of Pearson's r that rounding leaves
    decider(test, without)    the role without which the association changes most
    lines_without(...)        the fitted line with all roles and without each
    fit_each(y, predictors)   fits with each predictor alone and with all of them
    slopes(fits)              their slopes per ten points, side by side
    per_hundred(share)        women per 100 men
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.correlation import least_significant_r
from helpers.inference import FEWEST, ExactTest, Fit, linear_fit, ols, rounding_box
from helpers.questions.associations import LEVEL, _r_of_log
from helpers.questions.figures import PRIMARY
from helpers.questions.figures import figures as correlates

__all__ = [
    "FEWEST",
    "ALL",
    "LEVEL",
    "PRIMARY",
    "correlates",
    "decider",
    "finding",
    "fit_each",
    "least_r",
    "lines_without",
    "per_hundred",
    "r_in_box",
    "slopes",
]

ALL = "all roles"


def finding(test: ExactTest, rows: int) -> str:
    """What an exact test of a figure against pay says: "more" or "less" pay where the figure is
    high, if so strong an association is rare among the orderings; "unclear" if it is not; "too few"
    if it could not be, with fewer than four rows or a constant column.

    >>> from helpers.inference import exact_test
    >>> finding(exact_test([1, 2, 3, 4, 5], [1, 2, 3, 4, 6]), 5), finding(exact_test([1, 2, 3], [1, 2, 3]), 3)
    ('more', 'too few')
    """
    if rows < FEWEST or np.isnan(test.observed):
        return "too few"
    return ("more" if test.observed > 0 else "less") if test.p < LEVEL else "unclear"


def least_r(rows: int) -> float:
    """The size of Pearson's r from which so few rows show it at the level of 5%, both sides; nan
    for fewer than four.

    By the t-distribution, which orderings follow closely.

    >>> round(least_r(7), 3), round(least_r(12), 3)
    (0.754, 0.576)
    """
    return least_significant_r(rows, LEVEL) if rows >= FEWEST else float("nan")


def r_in_box(x: pd.Series, pay: pd.Series, half_width: float) -> tuple[float, float]:
    """The lowest and highest Pearson's r of `x` and log pay if each x may be off by `half_width`
    and each pay by half a dollar.

    nan where rounding could make one of them constant.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return rounding_box(_r_of_log, x, pay, offsets=[half_width, 0.5])


def decider(test: ExactTest, without: pd.DataFrame) -> pd.Series:
    """The row of `inference.leave_one_out` that lies furthest from the test with all roles."""
    return without.loc[(without["observed"] - test.observed).abs().fillna(-1).idxmax()]


def lines_without(
    x: pd.Series, y: pd.Series, grid: Sequence[float], roles: Sequence[str] | None = None
) -> pd.DataFrame:
    """Least-squares lines of `y` on `x` over a grid: a column `ALL` with all roles and one without
    each role, or each of `roles`.

    nan where the other roles do not determine a line.
    """
    left_out = x.index if roles is None else roles
    columns = {ALL: _line(x, y, grid)} | {
        role: _line(x.drop(role), y.drop(role), grid) for role in left_out
    }
    return pd.DataFrame(columns, index=grid)


def _line(x: pd.Series, y: pd.Series, grid: Sequence[float]) -> np.ndarray:
    return (
        linear_fit(x, y).band(grid)["fit"].to_numpy()
        if x.nunique() > 1
        else np.full(len(grid), np.nan)
    )


def fit_each(y: pd.Series, predictors: pd.DataFrame) -> dict[str, Fit]:
    """Fits of `y` with each predictor alone, by its name, and with all of them, "both".

    A fit that the rows do not determine, or that leaves no degree of freedom, is left out.
    """
    choices = {name: [name] for name in predictors} | (
        {"both": list(predictors)} if predictors.shape[1] > 1 else {}
    )
    found = {}
    for name, columns in choices.items():
        if len(y) > len(columns) + 1 and np.linalg.matrix_rank(
            predictors[columns] - predictors[columns].mean()
        ) == len(columns):
            found[name] = ols(y, predictors[columns])
    return found


def slopes(fits: dict[str, Fit]) -> pd.DataFrame:
    """The slopes of `fit_each` with their intervals, in log points of pay per ten points: a row a
    predictor and fit."""
    rows = [
        (
            f"{name} ({'with the other' if fit == 'both' else 'alone'})",
            *(1000 * side[name] for side in (f.low, f.coefs, f.high)),
        )
        for fit, f in fits.items()
        for name in f.vif.index
    ]
    return pd.DataFrame(rows, columns=["predictor", "low", "slope", "high"]).sort_values(
        "predictor", ignore_index=True
    )


def per_hundred(share: pd.Series, half_width: float = 0.0005) -> pd.DataFrame:
    """Women per 100 men: `value`, and the `low` and `high` that the rounding of the share leaves;
    infinite where no men are.

    >>> per_hundred(pd.Series([0.5, 1.0])).round(1).iloc[0].to_dict()
    {'value': 100.0, 'low': 99.8, 'high': 100.2}
    """
    sides = {
        "value": share,
        "low": (share - half_width).clip(lower=0),
        "high": (share + half_width).clip(upper=1),
    }
    return pd.DataFrame(
        {side: (100 * s / (1 - s).where(s < 1)).fillna(np.inf) for side, s in sides.items()}
    )
