"""How much more pay goes with ten points of the degree rate, by every way of asking at hand?

slopes(found, within, rank)    the answers beside each other, in percent
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.questions.beyond.degree import WithinFamilies
from helpers.questions.beyond.rank import WithRank
from helpers.questions.results import Row
from helpers.questions.share_and_pay import ShareAndPay, in_percent


@dataclass(frozen=True)
class Slopes:
    """`table`: a row a way of asking, with `percent` (of pay for ten points more), `low` and
    `high`, the ends of its 95% interval. The first two rows are the roles at hand."""

    table: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        name = "ten points more of degree rate, in percent"
        how = "100 (exp(slope / 100) - 1) of the slope of that name; 95% interval"
        return [
            Row(f"{name}: {way}", percent, "percent", how, *ends)
            for way, percent, *ends in self.table.itertuples()
        ]


def slopes(found: ShareAndPay, within: WithinFamilies, rank: WithRank) -> Slopes:
    """All slopes of log pay on degree rate, in percent of pay for ten points; those of these roles
    are `rank.own`."""
    own, others = rank.own.loc["degree rate"], rank.others.loc["degree rate"]
    ways = {
        "these roles": _ends(own, "alone"),
        "these roles, at equal rank": _ends(own, "together"),
        "other roles": (found.slope, found.slope_low, found.slope_high),
        "other roles, at equal rank": _ends(others, "together"),
    }
    found = {way: in_percent(ends) for way, ends in ways.items()}
    found["inside families linked by pages"] = within.percent("pages")
    found["inside families of one age and growth"] = within.percent("profile")
    return Slopes(pd.DataFrame.from_dict(found, "index", columns=["percent", "low", "high"]))


def _ends(slope: pd.Series, kind: str) -> tuple[float, float, float]:
    return slope[kind], slope[f"{kind}_low"], slope[f"{kind}_high"]
