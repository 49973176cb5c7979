"""What are the publisher's numbers made of?

hourly_is_yearly(own, others)       is the hourly rate anything but the yearly salary / 2080?
shared_figures(own, others)         how many roles share age, growth or openings to the digit
pairs_by_chance(first, second)      how many pairs two figures would form if one were dealt out
few_pairs(first, second)            how often they would form as few, and whether all ways were tried
"""

from dataclasses import dataclass, field
from math import comb

import numpy as np
import pandas as pd

from helpers._orderings import orderings
from helpers.exact import counted
from helpers.pages.fields import HOURS_A_YEAR
from helpers.questions.beyond.degree import PUBLISHER
from helpers.questions.beyond.families import role_table
from helpers.questions.results import Row
from helpers.roles import Roles

DRAWS = 9_999


@dataclass(frozen=True)
class Hourly:
    """`same` of `n` roles have the hourly rate that is yearly salary / 2080 to the cent."""

    same: int
    n: int

    def rows(self) -> list[Row]:
        name = "hourly rate is yearly salary / 2080 to the cent"
        return [
            Row(name, self.same, "count", f"{PUBLISHER}; n = {self.n}"),
            Row("roles with hourly rate and yearly salary", self.n, "count", PUBLISHER),
        ]


def hourly_is_yearly(own: Roles, others: Roles) -> Hourly:
    """Whether the hourly rate is a second figure, or the yearly salary again."""
    same = same_hourly(role_table(own, others))
    return Hourly(int(same.sum()), len(same))


def same_hourly(table: pd.DataFrame) -> pd.Series:
    """Whether the hourly rate is yearly salary / 2080 to the cent, for the roles that have both."""
    both = table.dropna(subset=["yearly_salary_usd", "hourly_rate_usd"])
    off = (both["hourly_rate_usd"] - both["yearly_salary_usd"] / HOURS_A_YEAR).abs()
    return off <= 0.005 + 1e-9


@dataclass(frozen=True)
class Coverage:
    """How many own and other roles have each figure: `figures`, columns `own` and `others`."""

    figures: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        return [
            Row(f"{name} with {figure.Index}", getattr(figure, column), "count", PUBLISHER)
            for figure in self.figures.itertuples()
            for column, name in (("own", "own roles"), ("others", "other roles"))
        ]


def coverage(own: Roles, others: Roles) -> Coverage:
    """How many roles have each figure. What few others have cannot be asked of them."""
    table = role_table(own, others)
    figures = {
        "average pay": "yearly_salary_usd",
        "pay range": "salary_low_usd",
        "degree rate": "degree_share",
        "average age": "average_age_years",
        "growth": "growth",
        "openings": "openings",
        "experience": "experience_years",
        "satisfaction": "satisfaction",
        "LGBT share": "lgbt_share",
    }
    has = pd.DataFrame({name: table[column].notna() for name, column in figures.items()})
    for name in ("gender", "race"):
        given = {role for roles in (own, others) for role in getattr(roles, name)["role"]}
        has[f"{name} shares"] = table["role"].isin(given)
    counts = has.groupby(table["own"]).sum().reindex([True, False], fill_value=0).T
    return Coverage(counts.set_axis(["own", "others"], axis=1))


@dataclass(frozen=True)
class Shared:
    """How many roles have a figure, how many distinct values it takes, and how many roles share
    theirs: `figures`, a row a figure.

    "age and growth" counts roles with the same of both, and `by_chance` how many distinct pairs there
    would be if growth were dealt out among the roles: whole years and percents repeat by themselves.
    `groups` lists these roles, with `age`, `growth` and `roles`.
    """

    figures: pd.DataFrame = field(compare=False)
    groups: pd.DataFrame = field(compare=False)
    by_chance: float

    def rows(self) -> list[Row]:
        chance, how = "age and growth: distinct values by chance", f"{PUBLISHER}; all roles at hand"
        dealt = f"mean over all ways to deal the growths out; {how}"
        kinds = ("roles", "distinct values", "roles that share theirs to the digit")
        return [
            *(
                Row(f"{figure}: {kind}", count, "count", how)
                for figure, *counts in self.figures.itertuples()
                for kind, count in zip(kinds, counts, strict=True)
            ),
            Row(chance, self.by_chance, "count", dealt),
        ]


def pairs_by_chance(first: pd.Series, second: pd.Series) -> float:
    """How many distinct pairs two figures would form, on average over all ways to deal the values of
    `second` out to the rows. Rows without either are left aside.

    A pair of values is missing if the k rows with its `first` draw theirs from the n - m rows without
    its `second` (hypergeometric).

    >>> round(pairs_by_chance(pd.Series([47, 47, 44]), pd.Series([8, 8, 10])), 4)
    2.6667
    """
    given = pd.DataFrame({"first": first, "second": second}).dropna()
    n = len(given)
    counts = [given[name].value_counts().tolist() for name in given]
    return sum(1 - comb(n - m, k) / comb(n, k) for k in counts[0] for m in counts[1])


def few_pairs(first: pd.Series, second: pd.Series) -> tuple[float, bool]:
    """The p of so few distinct pairs, one-sided: how often there are no more if the values of `second`
    are dealt out to the rows; and whether all ways to do so were tried, or a seeded draw of them (then
    with the observed one, Phipson & Smyth 2010). Rows without either are left aside.

    >>> few_pairs(pd.Series([47, 47, 44, 44]), pd.Series([8, 8, 10, 16]))
    (0.3333333333333333, True)
    """
    given = pd.DataFrame({"first": first, "second": second}).dropna()
    (a, _), (b, kinds) = (pd.factorize(given[name]) for name in given)
    observed = len(given.drop_duplicates())
    total, exact, chunks = orderings(len(given), None, DRAWS, 0)
    count = sum(
        int((_distinct(a[:, None] * len(kinds) + b[dealt]) <= observed).sum()) for dealt in chunks
    )
    return counted(observed, count, total, exact).p, exact


def _distinct(codes: np.ndarray) -> np.ndarray:
    """How many distinct values each column holds."""
    return 1 + (np.diff(np.sort(codes, axis=0), axis=0) > 0).sum(axis=0)


def shared_figures(own: Roles, others: Roles) -> Shared:
    """Which figures are those of a wider group: shared by roles to the digit."""
    table = role_table(own, others)
    figures = {
        "age": ["average_age_years"],
        "growth": ["growth"],
        "age and growth": ["average_age_years", "growth"],
        "openings": ["openings"],
        "average pay": ["yearly_salary_usd"],
    }
    found = {
        name: (
            len(given),
            len(given.drop_duplicates(of)),
            int(given.duplicated(of, keep=False).sum()),
        )
        for name, of in figures.items()
        for given in [table.dropna(subset=of)]
    }
    both = table.dropna(subset=figures["age and growth"]).groupby(figures["age and growth"])["role"]
    groups = both.agg(list).rename("roles").rename_axis(["age", "growth"]).reset_index()
    shared = groups[groups["roles"].map(len) > 1].reset_index(drop=True)
    return Shared(
        pd.DataFrame.from_dict(found, "index", columns=["roles", "values", "sharing"]),
        shared,
        pairs_by_chance(table["average_age_years"], table["growth"]),
    )
