"""Is it the figure that goes with pay, or another that goes with it? Two figures on a few rows are
the most that can be held against each other.

    rival(roles, figure, other)   each alone and beside the other: partial r, slopes, skill
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from helpers.inference import ExactTest, exact_test, partial_exact
from helpers.questions.associations import LEVEL
from helpers.questions.figures import RANK, figures
from helpers.questions.results import Row, TooFew
from helpers.regression import Fit, ols, skill
from helpers.roles.load import Roles

FEWEST = 5  # three coefficients and two degrees of freedom
A_STEP, PER_TEN = "log points a step", "log points per 10 points"
PERCENT = ["percent_low", "percent", "percent_high"]


@dataclass(frozen=True, eq=False)
class Rival:
    """Two figures (the columns of `x`) and log pay over the roles that have all three; see `rival`."""

    figure: str
    other: str
    x: pd.DataFrame
    log_pay: pd.Series

    @property
    def n(self) -> int:
        """The number of roles."""
        return len(self.x)

    @cached_property
    def together(self) -> ExactTest:
        """The exact test of one figure with the other."""
        return exact_test(self.x[self.figure], self.x[self.other])

    @cached_property
    def alone(self) -> dict[str, ExactTest]:
        """The exact test of each figure with log pay, by itself."""
        return {name: exact_test(self.x[name], self.log_pay) for name in self.x}

    @cached_property
    def partial(self) -> dict[str, ExactTest]:
        """The test of each figure with log pay, given the other."""
        given = {self.figure: self.other, self.other: self.figure}
        return {
            name: partial_exact(self.x[name], self.log_pay, self.x[other])
            for name, other in given.items()
        }

    @cached_property
    def both(self) -> Fit:
        """The least-squares fit of log pay with both figures."""
        return ols(self.log_pay, self.x)

    @cached_property
    def fits(self) -> dict[str, Fit]:
        """The fit of log pay on each figure, and on "both"."""
        return {name: ols(self.log_pay, self.x[[name]]) for name in self.x} | {"both": self.both}

    @cached_property
    def skills(self) -> dict[str, float]:
        """How well each fit foretells a role from the others: 1 perfectly, 0 no better than the mean
        of the others."""
        return {name: skill(fit, self.log_pay) for name, fit in self.fits.items()}

    @property
    def vif(self) -> float:
        """The factor by which the two inflate the variance of each other's slope; 1: not at all."""
        return float(self.both.vif.iloc[0])

    @property
    def kept(self) -> bool:
        """Whether the figure goes with pay in the same direction beside the other, and clearly."""
        test = self.partial[self.figure]
        return test.p < LEVEL and test.observed * self.alone[self.figure].observed > 0

    @property
    def slope_left(self) -> float:
        """The slope of the figure beside the other, over its slope alone: 1 all of it, 0
        nothing."""
        alone, beside = (self.fits[of].coefs[self.figure] for of in (self.figure, "both"))
        return float(beside / alone)

    @property
    def holder(self) -> tuple[str, float]:
        """The role that holds the fit with both most, and its leverage, 0 to 1."""
        return self.both.leverage.round(9).idxmax(), float(self.both.leverage.max())

    @property
    def slopes(self) -> pd.DataFrame:
        """The slopes with their 95% t-intervals: `predictor`, `beside` (empty: alone), `low`,
        `slope`, `high`, in log points of pay per ten points, for ranks a step; and the same in
        percent of pay, `percent_low`, `percent`, `percent_high`."""
        rows = [
            (name, self._beside(name) if fit == "both" else "", *slope_of(self.fits[fit], name))
            for name in (self.figure, self.other)
            for fit in (name, "both")
        ]
        table = pd.DataFrame(rows, columns=["predictor", "beside", "low", "slope", "high"])
        return table.join(
            100 * np.expm1(table[["low", "slope", "high"]] / 100).set_axis(PERCENT, axis=1)
        )

    def _beside(self, name: str) -> str:
        return self.other if name == self.figure else self.figure

    def rows(self) -> list[Row]:
        """The numbers; p of a partial r is Freedman and Lane's, which is not exact."""
        t, pair = self.together, f"{self.figure} and {self.other}"
        together = f"{t.count} of {t.orderings} orderings"
        return [
            Row(f"r, {pair}", t.observed, "correlation", "Pearson"),
            Row(f"p, {pair}", t.p, "probability", together),
            *(row for name in (self.figure, self.other) for row in self._rows_given(name)),
            *(row for slope in self.slopes.itertuples(index=False) for row in _rows_of(slope)),
            *self._rows_of_fit(pair),
        ]

    def _rows_given(self, name: str) -> list[Row]:
        t, what = self.partial[name], f"{name} and log pay, given {self._beside(name)}"
        count = f"{t.count} of {t.orderings} orderings of residuals; not exact"
        return [
            Row(f"partial r, {what}", t.observed, "correlation", "Pearson of residuals"),
            Row(f"p of partial r, {what}", t.p, "probability", f"Freedman-Lane; {count}"),
        ]

    def _rows_of_fit(self, pair: str) -> list[Row]:
        how = "1 - PRESS / squared errors of the mean of the other roles"
        left = f"slope, {self.figure} (beside {self.other}) over alone"
        both = f"{self.figure} with {self.other}"
        fits = {both if name == "both" else name: name for name in self.fits}
        pull = {name: self.fits[fit].leverage for name, fit in fits.items()}
        return [
            Row(left, self.slope_left, "ratio", "1: all of the slope is left"),
            *(Row(f"skill, {name}", self.skills[f], "fraction", how) for name, f in fits.items()),
            *(
                Row(f"largest leverage, {name}", float(h.max()), "fraction", h.round(9).idxmax())
                for name, h in pull.items()
            ),
            Row(f"degrees of freedom, {both}", self.both.df, "count", "rows less three"),
            Row(f"VIF, {pair}", self.vif, "ratio", "1: the predictors share nothing"),
        ]


def rival(roles: Roles, figure: str, other: str) -> Rival:
    """Whether `figure` goes with log pay beyond what `other` explains, both columns of
    `questions.figures`.

    Raises TooFew for fewer than five roles with both, and where one of the two, or pay, does not
    vary, or follows from the other wholly.
    """
    table = figures(roles, [figure, other])
    TooFew.unless(len(table), FEWEST, f"role with average pay, {figure} and {other}")
    for name in (figure, other):
        TooFew.unless(table[name].nunique(), 2, f"different {name}")
    TooFew.unless(table["pay"].nunique(), 2, "different average pay")
    x = table[[figure, other]]
    TooFew.unless(_rank(x), 2, "figure that does not follow from the other")
    return Rival(figure, other, x, table["log pay"])


def _rank(columns: pd.DataFrame) -> int:
    centred = columns - columns.mean()
    return int(np.linalg.matrix_rank(centred / np.linalg.norm(centred, axis=0)))


def slope_of(fit: Fit, name: str) -> tuple[float, float, float]:
    """The low end, the slope and the high end in log points for ten points of a figure, or a step
    of rank."""
    step = 1 if name == RANK else 10
    return tuple(100 * step * float(ends[name]) for ends in (fit.low, fit.coefs, fit.high))


def _rows_of(slope) -> list[Row]:
    name = f"slope, {slope.predictor} ({f'beside {slope.beside}' if slope.beside else 'alone'})"
    unit = A_STEP if slope.predictor == RANK else PER_TEN
    how = "least squares on log pay; 95% t-interval"
    per = "100 (exp(slope / 100) - 1), ten points or a step of rank"
    ends = slope.percent_low, slope.percent_high
    return [
        Row(name, slope.slope, unit, how, slope.low, slope.high),
        Row(f"{name}, in percent", slope.percent, "percent", f"{per}; 95% t-interval", *ends),
    ]
