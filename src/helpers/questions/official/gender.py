"""
Do occupations with more women pay less?

    women_and_pay(occupations)              ACS: women's share and median earnings over occupations
    women_and_weekly_pay(occupations)       CPS: the same with weekly earnings
    women_and_pay_by_group(occupations)     ACS: the same inside each major group, and inside the
                                            minor groups together

Each occupation is a row; none of this is about persons. `TABLES` says who is counted in which
table; `education` asks the same at equal education.
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.clusters import Within, within_families
from helpers.official import Occupations
from helpers.questions.official.sources import CPS, LAST, YEAR
from helpers.questions.official.split import last_year
from helpers.questions.results import Row
from helpers.questions.share_and_pay import (
    ShareAndPay,
    in_percent,
    log_pay,
    rows_within,
    share_and_pay,
    within_per_ten_points,
)

NAME = f"ACS {YEAR}: women's share and median pay"


def women_and_pay(occupations: Occupations, *, weighted: bool = False) -> ShareAndPay:
    """Women's share of an occupation and its median earnings, both sexes together."""
    return share_and_pay(
        last_year(occupations),
        "women_share",
        "median_usd",
        what=NAME,
        source=LAST,
        **({"weights": "workers", "weighted_by": "full-time workers"} if weighted else {}),
    )


def women_and_weekly_pay(occupations: Occupations) -> ShareAndPay:
    """Women's share of the full-time workers of an occupation and their median weekly earnings,
    both from CPS Table 39."""
    weekly = occupations.weekly[occupations.weekly["detailed"]]
    points = weekly.assign(
        women_share=weekly["women"] / weekly["workers"].where(weekly["workers"] > 0)
    )
    return share_and_pay(
        points,
        "women_share",
        "weekly_median_usd",
        what="CPS 2024: women's share and median weekly pay",
        source=f"{CPS}, women's share from the same table",
    )


@dataclass(frozen=True)
class Groups:
    """Women's share and pay inside groups of occupations.

    `groups`: a row a major group with `n`, `r`, `r_low`, `r_high`, `slope`, `slope_low`,
    `slope_high` (log points a 10 points). `within`: the slope inside the minor groups taken
    together, each with its own intercept. `mens_below`: the minor groups with fewer than a quarter
    women whose average of medians is below that of all, largest first: across all work they hide
    part of the link.
    """

    groups: pd.DataFrame = field(compare=False)
    within: Within
    mens_below: tuple[str, ...] = ()

    @property
    def percent(self) -> tuple[float, ...]:
        """What ten points more women go with in pay inside minor groups, in percent, and the ends
        of its interval."""
        return in_percent(within_per_ten_points(self.within))

    def rows(self) -> list[Row]:
        fit, fisher = self.within, f"{LAST}; n = {{}}, unweighted; 95% Fisher interval"
        how = (
            f"{LAST}; an intercept for each of {fit.families} minor groups, n = {fit.rows}, "
            "unweighted"
        )
        pearson, inside = f"{how}; Pearson of the deviations", f"{NAME} inside minor groups"
        return [
            *(
                Row(f"{NAME} inside {g.Index}: r", g.r, "r", fisher.format(g.n), g.r_low, g.r_high)
                for g in self.groups.itertuples()
            ),
            *rows_within(inside, fit, how, pearson, "minor group"),
        ]


def women_and_pay_by_group(occupations: Occupations) -> Groups:
    """The same association inside each of the eight major groups, and inside the minor groups with
    an intercept each."""
    points = last_year(occupations)
    each = {
        major: share_and_pay(group, "women_share", "median_usd", what=major, source="")
        for major, group in points.groupby("major", sort=True)
    }
    columns = ["n", "r", "r_low", "r_high", "slope", "slope_low", "slope_high"]
    groups = pd.DataFrame(
        {major: {name: getattr(a, name) for name in columns} for major, a in each.items()}
    ).T
    within = within_families(log_pay(points["median_usd"]), points["women_share"], points["minor"])
    return Groups(groups.astype({"n": int}), within, _mens_below(points))


def _mens_below(points: pd.DataFrame) -> tuple[str, ...]:
    """The minor groups whose occupations are on average paid below the average, on logs and each
    occupation once as in the line, and that hold fewer than a quarter women."""
    pay = log_pay(points["median_usd"])
    sums = points.groupby("minor")[["women", "workers"]].sum()
    below = pay.groupby(points["minor"]).mean() < pay.mean()
    mens = sums[below & (sums["women"] / sums["workers"] < 0.25)]
    return tuple(mens.sort_values("workers", ascending=False).index)
