"""Does a figure go with pay among the roles, and how sure can one be of it?

    association(roles, figure, ...)   r, its exact p and interval, and all that could undo it
    LEVEL                             orderings rarer than this are called rare

Every setting of `association` is one doubt: a role left out, another measure, figures moved inside
their rounding, pay exchanged only among roles of one demographic profile.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from helpers.correlation import fisher_interval, least_significant_r
from helpers.fragility import leave_one_out, strongest_left_out
from helpers.inference import FEWEST, ExactTest, exact_test
from helpers.questions.association_rows import rows_of_association
from helpers.questions.figures import DOLLAR, HALF_WIDTHS, figures
from helpers.questions.profiles import profile_of
from helpers.questions.results import Row, TooFew
from helpers.regression import Line, linear_fit
from helpers.roles.load import Roles
from helpers.rounding import rounding_box

LEVEL = 0.05
PERCENT = 100
STEPS = 41  # points of a drawn band


@dataclass(frozen=True)
class Association:
    """How a figure `x` goes with `log_pay`, by role, best paid first; see `association`.

    `test` is the exact test of `measure` ("pearson" …) with its count of orderings; `half_width` is
    how far rounding may have moved a figure; `profiles` is how many profiles there are if pay
    changed places only inside them.
    """

    figure: str
    measure: str
    x: pd.Series
    pay: pd.Series
    short: pd.Series
    half_width: float
    profiles: int | None
    test: ExactTest

    @property
    def n(self) -> int:
        """How many roles."""
        return len(self.x)

    @property
    def r(self) -> float:
        """The measure, −1 to 1."""
        return self.test.observed

    @property
    def p(self) -> float:
        """Share of orderings with an association at least as strong, both sides."""
        return self.test.p

    @property
    def within(self) -> bool:
        """Whether pay changed places only inside profiles."""
        return self.profiles is not None

    @property
    def rare(self) -> bool:
        """Whether fewer than `LEVEL` of the orderings are as strong."""
        return self.p < LEVEL

    @property
    def least_r(self) -> float:
        """The size of r from which so few roles show it at the level, both sides, by the
        t-distribution."""
        return least_significant_r(self.n, LEVEL)

    @property
    def log_pay(self) -> pd.Series:
        """The natural logarithm of pay."""
        return np.log(self.pay)

    @cached_property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of Pearson's r by Fisher's z, which takes the figures for normal."""
        return fisher_interval(self.r, self.n)

    @cached_property
    def left_out(self) -> pd.DataFrame:
        """The measure without each role: `role`, `r`, `p`, and the pull of the role on the line:
        `leverage` (0 to 1) and `cook` (Cook's distance)."""
        found = leave_one_out(self.x, self.log_pay, self.measure)
        found = found.set_axis(["role", "r", "p"], axis=1).set_index("role")
        pulls = {"leverage": self.line.leverage, "cook": self.line.cooks_distance}
        return found.assign(**pulls).reset_index()

    @property
    def left_out_range(self) -> tuple[float, float]:
        """The lowest and the highest measure over leaving out each role."""
        return float(self.left_out["r"].min()), float(self.left_out["r"].max())

    @property
    def decider(self) -> pd.Series:
        """The row of `left_out` that lies furthest from the measure with all roles."""
        return self.left_out.loc[(self.left_out["r"] - self.r).abs().fillna(-1).idxmax()]

    @property
    def weakest(self) -> pd.Series:
        """The row of `left_out` with the weakest association."""
        return self.left_out.loc[self.left_out["r"].abs().idxmin()]

    @property
    def strongest_pull(self) -> pd.Series:
        """The row of `left_out` of the role without which the line moves most."""
        return self.left_out.loc[self.left_out["cook"].idxmax()]

    @property
    def survives(self) -> bool:
        """Whether the association is rare and of one sign whichever single role is left out."""
        low, high = self.left_out_range
        return bool((self.left_out["p"] < LEVEL).all()) and low * high > 0

    @cached_property
    def strongest(self) -> ExactTest:
        """The largest |r| over leaving out each role, with a p that allows for the choice."""
        return strongest_left_out(self.x, self.log_pay)

    @cached_property
    def box(self) -> tuple[float, float]:
        """The lowest and highest Pearson's r if every figure may stand anywhere in its rounding."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return rounding_box(_r_of_log, self.x, self.pay, offsets=[self.half_width, DOLLAR])

    @cached_property
    def gain_box(self) -> tuple[float, float]:
        """The lowest and highest `gain` if every figure may stand anywhere in its rounding: not where
        r is lowest and highest, for the line is steepest where the figures move together."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return rounding_box(_gain, self.x, self.pay, offsets=[self.half_width, DOLLAR])

    @cached_property
    def line(self) -> Line:
        """The least-squares line of log pay on the figure, with its t-interval."""
        return linear_fit(self.x, self.log_pay)

    @property
    def band(self) -> pd.DataFrame:
        """The line and its 95% band between the lowest and the highest figure: `x`, and `fit`,
        `low` and `high` in dollars."""
        band = self.line.band(np.linspace(self.x.min(), self.x.max(), STEPS)).set_index("x")
        return np.exp(band).reset_index()

    @property
    def gain(self) -> tuple[float, float, float]:
        """The change of pay in percent for ten units more of the figure, and its 95% t-interval."""
        ends = (self.line.slope, self.line.low, self.line.high)
        return tuple(float(PERCENT * np.expm1(10 * end)) for end in ends)

    @property
    def factor(self) -> float:
        """By how much the line multiplies pay from the lowest to the highest figure."""
        return float(np.exp(self.line.slope * (self.x.max() - self.x.min())))

    def rows(self) -> list[Row]:
        """The numbers, as `questions.association_rows` lists them."""
        return rows_of_association(self)


def association(
    roles: Roles,
    figure: str,
    *,
    without: str | None = None,
    measure: str = "pearson",
    profiles: bool = False,
) -> Association:
    """How `figure`, a column of `questions.figures`, goes with log pay among the roles that have
    both.

    One setting changed is one doubt: `without` leaves a role out; `measure` is "pearson" (r),
    "spearman" (ρ) or "kendall" (τ); with `profiles` pay changes places only among roles of one age
    and LGBT share, and strength is counted from the average of those orderings.
    Raises TooFew for fewer than four roles and where all figures or all pays are the same.
    """
    table = figures(roles, [figure]).drop(index=[without] if without else [])
    TooFew.unless(len(table), FEWEST, f"role with average pay and {figure}")
    TooFew.unless(table[figure].nunique(), 2, f"different {figure}")
    TooFew.unless(table["pay"].nunique(), 2, "different average pay")
    half = HALF_WIDTHS.get(figure, 0.0)
    x, pay = table[figure], table["pay"]
    groups = profile_of(roles, table.index) if profiles else None
    test = exact_test(x, np.log(pay), measure, groups)
    return Association(
        figure, measure, x, pay, table["short"], half, groups.nunique() if profiles else None, test
    )


def _r_of_log(x: np.ndarray, pay: np.ndarray) -> float:
    # numpy's corrcoef takes ten times as long, and a box has thousands of corners.
    x, y = x - x.mean(), np.log(pay)
    y = y - y.mean()
    return np.clip(x @ y / np.sqrt((x @ x) * (y @ y)), -1, 1)


def _gain(x: np.ndarray, pay: np.ndarray) -> float:
    x, y = x - x.mean(), np.log(pay)
    return PERCENT * np.expm1(10 * (x @ y) / (x @ x))
