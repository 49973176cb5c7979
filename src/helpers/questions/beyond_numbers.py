"""What are the publisher's numbers made of?

hourly_is_yearly(own, others)       is the hourly rate anything but the yearly salary / 2080?
shared_figures(own, others)         how many roles share age, growth or openings to the digit
against_official(own, others, occupations)  pay, degree rate and growth beside the nearest
                                            occupation
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.correlation import Correlation, fisher_interval, weighted_r
from helpers.official import Occupations
from helpers.questions.beyond_degree import PUBLISHER
from helpers.questions.families import BACHELORS, role_table
from helpers.questions.nearest import nearest
from helpers.questions.official_degree import degree_points
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

__all__ = ["against_official", "coverage", "hourly_is_yearly", "shared_figures"]

HOURS = 2080


@dataclass(frozen=True)
class Hourly:
    """`same` of `n` roles have the hourly rate that is yearly salary / 2080 to the cent."""

    same: int
    n: int

    def rows(self) -> list[Row]:
        return [
            Row(
                "hourly rate is yearly salary / 2080 to the cent",
                self.same,
                "count",
                f"{PUBLISHER}; n = {self.n}",
            ),
            Row("roles with hourly rate and yearly salary", self.n, "count", PUBLISHER),
        ]


def hourly_is_yearly(own: Roles, others: Roles) -> Hourly:
    """Whether the hourly rate is a second figure, or the yearly salary again."""
    table = role_table(own, others).dropna(subset=["yearly_salary_usd", "hourly_rate_usd"])
    off = (table["hourly_rate_usd"] - table["yearly_salary_usd"] / HOURS).abs()
    return Hourly(int((off <= 0.005 + 1e-9).sum()), len(table))


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

    "age and growth" counts roles with the same of both; `groups` lists these, with `age`, `growth`
    and `roles`.
    """

    figures: pd.DataFrame = field(compare=False)
    groups: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        return [
            Row(
                f"{figure.Index}: {name}",
                getattr(figure, column),
                "count",
                f"{PUBLISHER}; all roles at hand",
            )
            for figure in self.figures.itertuples()
            for column, name in (
                ("roles", "roles"),
                ("values", "distinct values"),
                ("sharing", "roles that share theirs to the digit"),
            )
        ]


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
    found = {}
    for name, columns in figures.items():
        given = table.dropna(subset=columns)
        found[name] = (
            len(given),
            len(given.drop_duplicates(columns)),
            int(given.duplicated(columns, keep=False).sum()),
        )
    both = table.dropna(subset=figures["age and growth"]).groupby(figures["age and growth"])["role"]
    groups = (
        both.agg(list).rename("roles").reset_index().rename(columns={"average_age_years": "age"})
    )
    shared = groups[groups["roles"].map(len) > 1].reset_index(drop=True)
    return Shared(
        pd.DataFrame.from_dict(found, "index", columns=["roles", "values", "sharing"]), shared
    )


@dataclass(frozen=True)
class Beside:
    """Roles beside their nearest occupations: `roles`, a row each.

    `pay`, `degree`: how log pay and the bachelor's rate go together over roles (`Correlation`,
    interval at the number of distinct occupations); `pay_over`: the median log points of a role's
    pay above the median of its occupation. `same_growth` of `n_growth` roles have the growth of the
    2022-32 projection to the percent, `by_chance` is how many would if growth were dealt out among
    them.
    """

    n: int
    occupations: int
    pay: Correlation
    pay_over: float
    degree: Correlation
    same_growth: int
    n_growth: int
    by_chance: float
    roles: pd.DataFrame = field(repr=False, compare=False)

    def rows(self) -> list[Row]:
        how = (
            f"{PUBLISHER}, beside the nearest of {self.occupations} occupations (a list kept by "
            "hand)"
        )
        fisher = "95% Fisher interval at the number of distinct occupations"
        oews, school = (
            "median of OEWS May 2021",
            "Table 5.3, highest degree, where the bachelor's is modal in both",
        )
        growth = (
            f"{how}; BLS projections 2022-32, rounded to the percent; the pages' own edition is "
            "another"
        )
        return [
            Row(
                "pay of roles and of nearest occupations: r",
                self.pay.r,
                "r",
                f"logs; {how}; {oews}; n = {self.n}; {fisher}",
                self.pay.low,
                self.pay.high,
            ),
            Row(
                "pay of roles over that of nearest occupations",
                self.pay_over,
                "log points",
                f"median; {how}; {oews}; n = {self.n}; years differ",
            ),
            Row(
                "degree rate of roles and of nearest occupations: r",
                self.degree.r,
                "r",
                f"{how}; {school}; n = {self.degree.n}; {fisher}",
                self.degree.low,
                self.degree.high,
            ),
            Row(
                "growth equal to that projected for the nearest occupation",
                self.same_growth,
                "count",
                f"{growth}; n = {self.n_growth}",
            ),
            Row(
                "growth equal by chance",
                self.by_chance,
                "count",
                f"mean over all ways to deal the growths out; {growth}",
            ),
            Row("roles with growth and a nearest occupation", self.n_growth, "count", growth),
        ]


def against_official(own: Roles, others: Roles, occupations: Occupations) -> Beside:
    """Pay, degree rate and growth of the roles beside those of the nearest official occupation."""
    near = pd.concat([nearest(own, occupations), nearest(others, occupations)]).drop_duplicates(
        "role"
    )
    jobs = occupations.pay[["soc", "p50_usd"]].merge(
        occupations.projections[["soc", "growth"]], on="soc", how="left"
    )
    jobs = jobs.rename(columns={"growth": "projected"})
    school = degree_points(occupations, exact=False)[["soc", "modal", "bachelor_share"]]
    table = (
        role_table(own, others)
        .merge(near, on="role")
        .merge(jobs, on="soc", how="left")
        .merge(school, on="soc", how="left")
    )
    paid = table.dropna(subset=["yearly_salary_usd", "p50_usd"])
    TooFew.unless(len(paid), 4, "role with a near occupation")
    degrees = table[(table["degree"] == BACHELORS) & (table["modal"] == "bachelor")].dropna(
        subset=["degree_share"]
    )
    grown = table.dropna(subset=["growth", "projected"])
    mine, theirs = (grown[name].mul(100).round().astype(int) for name in ("growth", "projected"))
    logs = np.log(paid[["yearly_salary_usd", "p50_usd"]])
    return Beside(
        len(paid),
        paid["soc"].nunique(),
        _at(weighted_r(logs["yearly_salary_usd"], logs["p50_usd"]), paid["soc"]),
        float(100 * (logs["yearly_salary_usd"] - logs["p50_usd"]).median()),
        _at(weighted_r(degrees["degree_share"], degrees["bachelor_share"]), degrees["soc"]),
        int((mine == theirs).sum()),
        len(grown),
        float((mine.value_counts() * theirs.value_counts()).sum() / max(len(grown), 1)),
        table,
    )


def _at(found: Correlation, of: pd.Series) -> Correlation:
    """The correlation with the interval of as many rows as there are distinct occupations."""
    distinct = of.nunique()
    return Correlation(found.r, *fisher_interval(found.r, distinct), found.n, distinct)
