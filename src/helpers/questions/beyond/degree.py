"""Does what the roles at hand show of degree rate and pay hold in other roles of the publisher?

degree_and_pay(own, others)     r and slope over other roles whose most common degree is the
                                bachelor's; intervals by drawing whole families
within(own, others)             the slope inside families, for each way to draw them
bachelors(own, others)          the roles that these questions are about
"""

from dataclasses import dataclass

import pandas as pd

from helpers.clusters import Within, within_families
from helpers.questions.beyond.families import BACHELORS, BY, role_table
from helpers.questions.results import Row
from helpers.questions.share_and_pay import (
    ShareAndPay,
    in_percent,
    log_pay,
    rows_within,
    share_and_pay,
    within_per_ten_points,
)
from helpers.roles import Roles

PUBLISHER = "comparison pages of the publisher, day unknown"
OTHERS = f"other roles, {PUBLISHER}"
MODAL = "most common degree the bachelor's"
DRAWN = "95% bootstrap interval, whole families drawn"


def bachelors(own: Roles, others: Roles) -> pd.DataFrame:
    """The roles of `role_table` with pay whose most common degree is the bachelor's."""
    table = role_table(own, others)
    table = table[table["degree"] == BACHELORS]
    return table.dropna(subset=["degree_share", "yearly_salary_usd"]).reset_index(drop=True)


def degree_and_pay(own: Roles, others: Roles, *, by: str = "pages") -> ShareAndPay:
    """Degree rate and pay over the other roles whose most common degree is the bachelor's.

    `by` says how families are drawn (`helpers.questions.beyond.families.BY`), for the intervals.
    """
    table = bachelors(own, others)
    return share_and_pay(
        table[~table["own"]],
        "degree_share",
        "yearly_salary_usd",
        what=f"other roles: degree rate and pay{'' if by == 'pages' else f' (families by {by})'}",
        source=f"{OTHERS}; {MODAL}; families by {by}",
        families=by,
    )


@dataclass(frozen=True)
class WithinFamilies:
    """The slope of log pay on degree rate inside families of other roles, by way to draw them.

    `found` maps each of `BY` to a `Within`, in log points for 100 points of the degree rate.
    """

    found: dict[str, Within]

    def percent(self, by: str) -> tuple[float, ...]:
        """What ten points more go with in pay, in percent, and the ends of its interval."""
        return in_percent(within_per_ten_points(self.found[by]))

    def rows(self) -> list[Row]:
        name = "other roles: degree rate and pay inside families by"
        return [
            row for by, fit in self.found.items() for row in self._rows(f"{name} {by}", by, fit)
        ]

    def _rows(self, name: str, by: str, fit: Within) -> list[Row]:
        each = f"an intercept for each of {fit.families} families by {by}, n = {fit.rows}"
        how = f"{each}; {OTHERS}; {MODAL}"
        return rows_within(
            name, fit, how, f"Pearson of deviations from family means; {how}", "family"
        )


def within(own: Roles, others: Roles) -> WithinFamilies:
    """The slope inside families of other roles, an intercept a family, by each way to draw them."""
    table = bachelors(own, others)
    table = table[~table["own"]]
    pay, share = log_pay(table["yearly_salary_usd"]), table["degree_share"]
    return WithinFamilies({by: within_families(pay, share, table[by]) for by in BY})
