"""How unevenly are women and men spread over occupations, and what would one family of them show?

segregation(occupations)        D over occupations, minor and major groups, by year
inside_families(occupations)    D and sorting among the occupations of each minor group, as if it
                                were all there is
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.official import Occupations
from helpers.questions.official.sources import ACS, LAST, YEAR
from helpers.questions.official.split import LEVELS, common_ratio, split, with_both
from helpers.questions.results import Row
from helpers.shares import dissimilarity


@dataclass(frozen=True)
class Families:
    """What one would see of the labour market through the occupations of one minor group.

    `families`: a row a minor group of two occupations or more, with `occupations`, `d`, `sorting`
    at men's pay and `common`, the ratio that the common medians give.
    """

    families: pd.DataFrame = field(compare=False)

    def quartiles(self, column: str) -> tuple[float, float, float]:
        """The quartiles of a column over the minor groups: low, middle, high."""
        return tuple(float(q) for q in self.families[column].quantile([0.25, 0.5, 0.75]))

    def rows(self) -> list[Row]:
        source = f"{LAST}; {len(self.families)} minor groups, each by itself"
        how = f"{source}; low and high are the quartiles over minor groups, not an interval"
        names = {
            "d": ("D", "index"),
            "sorting": ("sorting part at men's pay", "ratio"),
            "common": ("sorting with common medians", "ratio"),
        }
        return [
            Row(
                f"ACS {YEAR}: {name} inside a minor group: median",
                middle,
                unit,
                how,
                low,
                high,
            )
            for column, (name, unit) in names.items()
            for low, middle, high in [self.quartiles(column)]
        ]


def inside_families(occupations: Occupations) -> Families:
    """D and the sorting part among the occupations of each minor group, as if nothing else were
    known."""
    table = with_both(occupations)
    found = {
        minor: (
            len(group),
            dissimilarity(group["women"], group["men"]),
            split(group).sorting,
            common_ratio(group),
        )
        for minor, group in table.groupby("minor")
        if len(group) > 1
    }
    return Families(
        pd.DataFrame.from_dict(found, "index", columns=["occupations", "d", "sorting", "common"]),
    )


@dataclass(frozen=True)
class Segregation:
    """D between women and men: `d`, a row a year, a column a level (occupations, minor groups,
    major groups)."""

    d: pd.DataFrame = field(compare=False)
    categories: dict[str, int]

    def as_table(self, families: "Families", roles_d: float) -> pd.DataFrame:
        """D of the last year by level, inside single minor groups (with quartiles), and over some
        roles."""
        found = {f"{self.categories[name]} {name}": (d,) * 3 for name, d in self.d.iloc[-1].items()}
        low, middle, high = families.quartiles("d")
        found["inside one minor group"] = (middle, low, high)
        found["these roles"] = (roles_d,) * 3
        return pd.DataFrame.from_dict(found, "index", columns=["d", "low", "high"]).dropna()

    def rows(self) -> list[Row]:
        none = "no interval: the table has no error margins"
        how = f"Duncan's D of women and men; {ACS}; {none}"
        return [
            Row(
                f"ACS {year}: D over {self.categories[level]} {level}",
                d,
                "index",
                how.format(year=year),
            )
            for (level, year), d in self.d.unstack().items()
        ]


def segregation(occupations: Occupations) -> Segregation:
    """D over occupations, minor and major groups in each year of the ACS."""
    earnings = occupations.earnings
    found = {
        name: {
            year: dissimilarity(people["women"].to_numpy(), people["men"].to_numpy())
            for year in np.unique(earnings["year"]).tolist()
            for people in [
                earnings[earnings["year"] == year].groupby(column)[["women", "men"]].sum()
            ]
        }
        for column, name in LEVELS.items()
    }
    return Segregation(
        pd.DataFrame(found), {name: earnings[column].nunique() for column, name in LEVELS.items()}
    )
