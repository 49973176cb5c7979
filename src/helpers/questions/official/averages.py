"""How much of women's lower pay comes from where they work, and how much from pay inside the same
occupation?

    women_over_men(occupations)     women's average over men's, as sorting × inside, for three ways
                                    to value an occupation
    by_detail(occupations)          the sorting part over 8 major groups, 23 minor groups and all
                                    occupations

From ACS medians of full-time, year-round workers: an average of medians is not mean pay, so the
total is not the published ratio of women's to men's earnings.
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.clusters import cluster_bootstrap
from helpers.decomposition import Decomposition
from helpers.official import Occupations
from helpers.questions.official.roles_beside import RolesBeside
from helpers.questions.official.sources import LAST, YEAR
from helpers.questions.official.split import (
    LEVELS,
    PAYS,
    SEEN,
    common_ratio,
    four_ratios,
    last_year,
    pooled,
    split,
    with_both,
)
from helpers.questions.results import Row

DRAWN = "95% bootstrap interval, as if the occupations were drawn from many"


@dataclass(frozen=True)
class WomenOverMen:
    """Women's average pay over men's in one year, split.

    `at_mens`, `at_womens` and `at_both` are the decompositions with occupations valued at men's
    pay, at women's, and at the geometric mean of the two answers: `.total`, `.sorting`, `.inside`.
    `common` is the ratio that the medians of women and men together would give (as with a role that
    has one pay figure): it holds some of what is inside, since the median of an occupation leans to
    those who are many in it. `intervals` has (low, high) of "total", "sorting", "inside" (at men's
    pay) and "common".
    """

    n: int
    at_mens: Decomposition
    at_womens: Decomposition
    at_both: Decomposition
    common: float
    covered_women: float
    intervals: dict[str, tuple[float, float]]

    def as_table(self, roles: RolesBeside) -> pd.DataFrame:
        """The ratios with their intervals, and sorting over some roles below: `ratio`, `low`,
        `high`."""
        parts = {
            "together": (self.at_mens.total, "total"),
            "inside occupations": (self.at_mens.inside, "inside"),
            "sorting, as men are paid": (self.at_mens.sorting, "sorting"),
            "sorting, one pay for both": (self.common, "common"),
        }
        found = {name: (value, *self.intervals[key]) for name, (value, key) in parts.items()}
        found[f"sorting over {roles.roles} roles"] = (roles.ratio,) * 3
        return pd.DataFrame.from_dict(found, "index", columns=["ratio", "low", "high"]).dropna()

    def rows(self) -> list[Row]:
        men, ends = self.at_mens, self.intervals
        people = "weighted by workers of each sex"
        source = f"{LAST}; averages of medians over {self.n} {SEEN}, {people}"
        alike = f"as the ratio between the roles of the pages; {source}; {DRAWN}"
        counted = f"women in {SEEN} / all women of the table; {LAST}"
        common = "sorting if all in an occupation had its common median"
        share, logs = (
            "sorting's part of the log gap at men's pay",
            f"ln sorting / ln total; {source}",
        )
        found = [
            ("total", men.total, "ratio", f"{source}; {DRAWN}", *ends["total"]),
            *self._parts(source),
            (share, men.sorting_log_share, "fraction", logs),
            (common, self.common, "ratio", alike, *ends["common"]),
            ("women counted", self.covered_women, "fraction", counted),
        ]
        name = f"ACS {YEAR}: women's average pay over men's"
        return [Row(f"{name}: {part}", *number) for part, *number in found]

    def _parts(self, source: str) -> list[tuple]:
        """The two parts at each base; those at men's pay have intervals."""
        bases = {
            "men's pay": (self.at_mens, self.intervals),
            "women's pay": (self.at_womens, {}),
            "the geometric mean of both": (self.at_both, {}),
        }
        return [
            (f"{part} part at {base}", getattr(found, part), "ratio", how, *ends.get(part, ()))
            for base, (found, ends) in bases.items()
            for valued in [f"total = sorting × inside, occupations valued at {base}"]
            for how in [f"{source}; {valued}" + (f"; {DRAWN}" if ends else "")]
            for part in ("sorting", "inside")
        ]


def women_over_men(occupations: Occupations, *, draws: int = 2000) -> WomenOverMen:
    """Women's average pay over men's in the labour market, split into sorting over occupations and
    pay inside them."""
    table = with_both(occupations)
    everyone = last_year(occupations)["women"].sum()
    rows = table[[*PAYS, "median_usd"]].to_numpy(float)
    ends = zip(*cluster_bootstrap(rows, table.index, four_ratios, draws), strict=True)
    return WomenOverMen(
        len(table),
        at_mens=split(table),
        at_womens=split(table, "group"),
        at_both=split(table, "both"),
        common=common_ratio(table),
        covered_women=float(table["women"].sum() / everyone),
        intervals=dict(zip(("total", "sorting", "inside", "common"), ends, strict=True)),
    )


@dataclass(frozen=True)
class Detail:
    """The sorting part by how fine the categories are.

    `levels`: a row a level (occupations, minor groups, major groups) with `categories`, `sorting`,
    `inside` at men's pay, and `log_share`, the part of the log gap that sorting makes.
    """

    levels: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        source = f"{LAST}; averages of medians, {SEEN}, valued at men's pay"
        kinds = {
            "sorting": ("sorting part", "ratio"),
            "log_share": ("sorting's part of the log gap", "fraction"),
        }
        return [
            Row(
                f"ACS {YEAR}: {name} over {level.categories:.0f} {of}",
                level[column],
                unit,
                source,
            )
            for of, level in self.levels.iterrows()
            for column, (name, unit) in kinds.items()
        ]


def by_detail(occupations: Occupations) -> Detail:
    """The sorting part over occupations, minor groups and major groups; the pay of a group is the
    average over its workers."""
    table = with_both(occupations)
    found = {
        name: (table[column].nunique(), parts.sorting, parts.inside, parts.sorting_log_share)
        for column, name in LEVELS.items()
        for parts in [split(pooled(table, column))]
    }
    columns = ["categories", "sorting", "inside", "log_share"]
    return Detail(pd.DataFrame.from_dict(found, "index", columns=columns))
