"""Is it the degree, or the rank that a title names?

with_rank(own, others)      the slope of pay on degree rate and on rank, alone and together
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.clusters import cluster_bootstrap
from helpers.questions.beyond.degree import DRAWN, MODAL, OTHERS, PUBLISHER, bachelors
from helpers.questions.results import Row, TooFew
from helpers.questions.share_and_pay import log_pay
from helpers.regression import ols
from helpers.roles import Roles


@dataclass(frozen=True)
class WithRank:
    """The slopes of log pay on degree rate alone, on rank alone, and on both.

    `own` and `others`: frames with a row for "degree rate" (log points a 10 points) and "rank" (log
    points a level), columns `alone`, `alone_low`, `alone_high`, `together`, `together_low`,
    `together_high`, and `n_own`, `n_others` roles. Intervals: for `own` the t-interval, for
    `others` a bootstrap of whole families.
    """

    own: pd.DataFrame = field(compare=False)
    others: pd.DataFrame = field(compare=False)
    n_own: int
    n_others: int

    def rows(self) -> list[Row]:
        kinds = (
            ("own roles", self.own, f"{PUBLISHER}; n = {self.n_own}; 95% t-interval"),
            ("other roles", self.others, f"{OTHERS}; n = {self.n_others}; {DRAWN}"),
        )
        units = {"degree rate": "log points a 10 points", "rank": "log points a level"}
        squares = f"least squares of 100 ln pay; {MODAL}"
        return [
            Row(f"{name}: slope of {of} {kind}", value, units[of], f"{squares}; {how}", *ends)
            for name, table, how in kinds
            for of, slope in table.iterrows()
            for kind in ("alone", "together")
            for value, *ends in [slope[[kind, f"{kind}_low", f"{kind}_high"]]]
        ]


def with_rank(own: Roles, others: Roles, *, draws: int = 1000) -> WithRank:
    """Degree rate and the rank that titles name, each alone and both together, as rivals."""
    table = bachelors(own, others)
    table = table.assign(log=log_pay(table["yearly_salary_usd"]), rate=table["degree_share"] * 10)
    mine, rest = table[table["own"]], table[~table["own"]].reset_index(drop=True)
    for roles in (mine, rest):
        TooFew.unless(len(roles), 5, "role with pay and a bachelor's rate")
        for figure in ("rate", "rank"):
            TooFew.unless(roles[figure].nunique(), 2, f"different {figure}")
    columns = rest[["log", "rate", "rank"]].to_numpy(float)
    drawn = cluster_bootstrap(columns, rest["pages"], _four, draws)
    return WithRank(_slopes(mine, _ols_ends(mine)), _slopes(rest, drawn), len(mine), len(rest))


def _four(rows: np.ndarray) -> tuple[float, ...]:
    """Slopes alone of rate and rank, then together."""
    y, *xs = (column - column.mean() for column in rows.T)
    a, b = xs
    aa, bb, ab, ay, by = (a * a).sum(), (b * b).sum(), (a * b).sum(), (a * y).sum(), (b * y).sum()
    det = aa * bb - ab * ab
    if min(aa, bb) <= 0 or det <= 1e-12 * aa * bb:
        return (float("nan"),) * 4
    return ay / aa, by / bb, (ay * bb - by * ab) / det, (by * aa - ay * ab) / det


def _ols_ends(table: pd.DataFrame) -> tuple[list[float], list[float]]:
    fits = [ols(table["log"], table[names]) for names in (["rate"], ["rank"], ["rate", "rank"])]
    where = [(0, "rate"), (1, "rank"), (2, "rate"), (2, "rank")]
    return tuple(
        [float(getattr(fits[i], end)[name]) for i, name in where] for end in ("low", "high")
    )


def _slopes(table: pd.DataFrame, ends: tuple[list[float], list[float]]) -> pd.DataFrame:
    values, (low, high) = _four(table[["log", "rate", "rank"]].to_numpy(float)), ends
    data = {
        f"{kind}{end}": [column[at], column[at + 1]]
        for kind, at in (("alone", 0), ("together", 2))
        for end, column in (("", values), ("_low", low), ("_high", high))
    }
    return pd.DataFrame(data, ["degree rate", "rank"])
