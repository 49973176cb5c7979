"""
How far is pay spread inside an official occupation?

    spread(occupations)     P90/P10 and P75/P25 of each occupation, and sigma of a log-normal from
                            either

Percentiles of yearly pay of OEWS, May 2021; where one is top-coded ($208,000 or more) its ratio is
left out, which leaves out the best paid occupations.
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.official import Occupations
from helpers.pay import sigma_from_range
from helpers.questions.results import Row

SOURCE = "OEWS May 2021, jobs of wage and salary workers, detailed occupations"


@dataclass(frozen=True)
class Spread:
    """`occupations`: a row each with `p90_over_p10`, `p75_over_p25`, `sigma` (from P10-P90) and
    `sigma_middle` (from P25-P75)."""

    occupations: pd.DataFrame = field(compare=False)
    withheld: int
    top_coded: int

    @property
    def n(self) -> int:
        return int(self.occupations["sigma"].notna().sum())

    def rows(self) -> list[Row]:
        names = {
            "p90_over_p10": ("median P90/P10", "ratio"),
            "p75_over_p25": ("median P75/P25", "ratio"),
            "sigma": ("median sigma of ln pay, from P10-P90", "log"),
            "sigma_middle": ("median sigma of ln pay, from P25-P75", "log"),
        }
        counts = {
            "with a top-coded P90": self.top_coded,
            "without yearly percentiles": self.withheld,
            "with P90/P10": self.n,
        }
        ends = "low and high are the 5th and 95th percentiles of occupations, not an interval"
        return [
            *(
                Row(f"OEWS 2021: {name}", median, unit, how, low, high)
                for column, (name, unit) in names.items()
                for values in [self.occupations[column].dropna()]
                for how in [f"{SOURCE}; {len(values)} occupations, unweighted; {ends}"]
                for low, median, high in [values.quantile([0.05, 0.5, 0.95])]
            ),
            *(
                Row(f"OEWS 2021: occupations {name}", count, "count", SOURCE)
                for name, count in counts.items()
            ),
        ]


def spread(occupations: Occupations) -> Spread:
    """The spread of pay inside each detailed occupation of OEWS."""
    jobs = occupations.pay[occupations.pay["level"] == "detailed"].reset_index(drop=True)
    table = jobs[["soc", "occupation", "jobs", "p50_usd"]].assign(
        p90_over_p10=jobs["p90_usd"] / jobs["p10_usd"],
        p75_over_p25=jobs["p75_usd"] / jobs["p25_usd"],
    )
    for column, low, high, coverage in (
        ("sigma", "p10_usd", "p90_usd", 0.8),
        ("sigma_middle", "p25_usd", "p75_usd", 0.5),
    ):
        both = jobs[[low, high]].dropna()
        table[column] = pd.Series(sigma_from_range(both[low], both[high], coverage), both.index)
    return Spread(
        table, int(jobs["p10_usd"].isna().sum()), int(jobs["p90_usd_at_least"].notna().sum())
    )
