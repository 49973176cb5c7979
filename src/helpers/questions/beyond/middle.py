"""Which middle of its pay range is a role's average, and which would an official median or mean be?

middle_of_range(own, others, occupations)   roles whose average fits each middle within rounding
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.official import Occupations
from helpers.pay import READINGS, lognormal_mean, sigma_from_range
from helpers.questions.beyond.degree import OTHERS, PUBLISHER
from helpers.questions.beyond.families import role_table
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

UP = 999
"""The ends of a range are floored to $1,000, so each stands for up to so much more."""


@dataclass(frozen=True)
class Middle:
    """Which middle of a range the average is.

    `fits`: a row a role with `role`, `own` (whether it is one of the own roles) and, for each
    middle (geometric, arithmetic, log-normal mean by reading), whether the average is it within the
    rounding of the ends. `official`: for the occupations, a row each with `median_place` and
    `mean_place`, the log points by which median and mean lie above the geometric middle of P10 and
    P90, and `median_fits`, `mean_fits`, whether they would be found at it within the same rounding.
    """

    fits: pd.DataFrame = field(compare=False)
    official: pd.DataFrame = field(repr=False, compare=False)

    @property
    def middles(self) -> list[str]:
        """The names of the middles."""
        return list(self.fits.columns.drop(["role", "own"]))

    def count(self, middle: str, *, own: bool | None = None) -> int:
        """How many roles have this middle within rounding; only own or only other roles, if
        said."""
        fits = self.fits if own is None else self.fits[self.fits["own"] == own]
        return int(fits[middle].sum())

    def rows(self) -> list[Row]:
        n, jobs, geometric = len(self.fits), len(self.official), "geometric middle"
        of = (
            "OEWS May 2021, detailed occupations with P10 and P90, ends floored to $1,000 as on "
            "the pages"
        )
        floored = "its ends rounded down to $1,000"
        ranged = f"{PUBLISHER}; {n} roles with a range, {floored}"
        is_middle, both = "of its range within rounding", f"the {geometric} of P10 and P90"
        as_printed, others = f"{of}; n = {jobs}", ~self.fits["own"]
        spread = f"{as_printed}; median, low and high hold the middle 90% of occupations"
        kinds = {kind: self.official[f"{kind}_place"] for kind in ("median", "mean")}
        fit = {kind: float(self.official[f"{kind}_fits"].mean()) for kind in kinds}
        return [
            *(
                Row(f"average is the {middle} {is_middle}", self.count(middle), "count", ranged)
                for middle in self.middles
            ),
            Row("roles with average and range", n, "count", PUBLISHER),
            Row(
                f"other roles: average is the {geometric} {is_middle}",
                self.count(geometric, own=False),
                "count",
                f"{OTHERS}, with a range; {floored}",
            ),
            Row("other roles: with average and range", int(others.sum()), "count", OTHERS),
            *(
                Row(f"official {kind} is {both} within rounding", share, "fraction", as_printed)
                for kind, share in fit.items()
            ),
            *(
                Row(f"official {kind} above {both}", median, "log points", spread, low, high)
                for kind, place in kinds.items()
                for low, median, high in [place.quantile([0.05, 0.5, 0.95])]
            ),
        ]


def _geometric(low, high):
    return np.sqrt(low * high)


def _middles() -> dict[str, Callable]:
    log_normal = {
        f"log-normal mean ({name})": lambda low, high, coverage=coverage: lognormal_mean(
            _geometric(low, high), sigma_from_range(low, high, coverage)
        )
        for name, coverage in READINGS.items()
    }
    return {
        "geometric middle": _geometric,
        "arithmetic middle": lambda low, high: (low + high) / 2,
        **log_normal,
    }


def _within(middle: Callable, value, low, high) -> np.ndarray:
    """Whether `value`, rounded to a dollar, can be the middle of ends that were floored to
    $1,000."""
    ends = [middle(np.minimum(low + a, high + b), high + b) for a in (0, UP) for b in (0, UP)]
    return (value >= np.min(ends, axis=0) - 0.5) & (value <= np.max(ends, axis=0) + 0.5)


def middle_of_range(own: Roles, others: Roles, occupations: Occupations) -> Middle:
    """Where the average stands in its printed range, and where medians and means stand in official
    ones."""
    columns = ["yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
    table = role_table(own, others).dropna(subset=columns)
    TooFew.unless(len(table), 1, "role with average and range of pay")
    pay, low, high = (table[name].to_numpy() for name in columns)
    fits = {name: _within(middle, pay, low, high) for name, middle in _middles().items()}
    named = {"median": "p50_usd", "mean": "mean_usd"}
    jobs = occupations.pay[occupations.pay["level"] == "detailed"]
    jobs = jobs.dropna(subset=["p10_usd", "p90_usd", *named.values()])
    ends = [jobs[name].to_numpy() // 1000 * 1000 for name in ("p10_usd", "p90_usd")]
    centre = _geometric(jobs["p10_usd"], jobs["p90_usd"])
    official = jobs[["soc", "occupation"]]
    for kind, column in named.items():
        places = {f"{kind}_place": 100 * np.log(jobs[column] / centre)}
        fit = {f"{kind}_fits": _within(_geometric, jobs[column].to_numpy(), *ends)}
        official = official.assign(**places, **fit)
    return Middle(
        table[["role", "own"]].reset_index(drop=True).assign(**fits),
        official.reset_index(drop=True),
    )
