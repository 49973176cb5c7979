"""Do the publisher's figures agree with those of the nearest official occupation?

    against_official(own, others, occupations)  pay, degree, degree rate and growth of the roles
                                                beside those of their nearest occupations

Nearest is a judgement (`helpers.questions.official.nearest_titles`), and years differ.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.correlation import Correlation, fisher_interval, weighted_r
from helpers.official import Occupations
from helpers.questions.beyond.degree import PUBLISHER
from helpers.questions.beyond.families import BACHELORS, DEGREES, role_table
from helpers.questions.official.degree import degree_points
from helpers.questions.official.nearest_titles import nearest
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

MODAL = dict(
    zip(DEGREES, ("high_school", "associate", "bachelor", "master", "doctoral"), strict=True)
)
"""Degrees as the pages name them, and as the columns of Table 5.3 do."""


@dataclass(frozen=True)
class Beside:
    """Roles beside their nearest occupations: `roles`, a row each.

    `pay`, `degree`: how log pay and the bachelor's rate go together over roles (`Correlation`,
    interval at the number of distinct occupations); `pay_over`: the median log points of a role's
    pay above the median of its occupation. `same_growth` of `n_growth` roles have the growth of the
    2022-32 projection to the percent, `by_chance` is how many would if growth were dealt out among
    them. `same_degree` of `n_degree` roles have the most common degree that is the most common
    highest degree in their occupation (some college without a degree and no diploma left aside, as
    on the pages); of those that have the bachelor's on their page, `same_bachelors` of
    `n_bachelors`.
    """

    n: int
    occupations: int
    pay: Correlation
    pay_over: float
    degree: Correlation
    same_growth: int
    n_growth: int
    by_chance: float
    same_degree: int
    n_degree: int
    same_bachelors: int
    n_bachelors: int
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
        modal = (
            f"{how}; most common highest degree of Table 5.3, workers aged 25 and over, those with "
            "some college but no degree and without a diploma left aside"
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
            Row(
                "most common degree is that of the nearest occupation",
                self.same_degree,
                "count",
                f"{modal}; n = {self.n_degree}",
            ),
            Row(
                "most common degree the bachelor's, as in the nearest occupation",
                self.same_bachelors,
                "count",
                f"{modal}; n = {self.n_bachelors}",
            ),
            Row("roles with a degree and a nearest occupation", self.n_degree, "count", modal),
            Row(
                "roles with most common degree the bachelor's and a nearest occupation",
                self.n_bachelors,
                "count",
                modal,
            ),
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
    school = degree_points(occupations, exact=False)
    degrees = [f"{degree}_share" for degree in MODAL.values()]
    school = school.assign(top=school[degrees].idxmax(axis=1).str.removesuffix("_share"))
    school = school[["soc", "modal", "top", "bachelor_share"]]
    table = (
        role_table(own, others)
        .merge(near, on="role")
        .merge(jobs, on="soc", how="left")
        .merge(school, on="soc", how="left")
    )
    paid = table.dropna(subset=["yearly_salary_usd", "p50_usd"])
    TooFew.unless(len(paid), 4, "role with a near occupation")
    rated = table[(table["degree"] == BACHELORS) & (table["modal"] == "bachelor")].dropna(
        subset=["degree_share"]
    )
    taught = table[table["degree"].isin(MODAL) & table["top"].notna()]
    same = taught["degree"].map(MODAL) == taught["top"]
    bachelors = taught["degree"] == BACHELORS
    grown = table.dropna(subset=["growth", "projected"])
    mine, theirs = (grown[name].mul(100).round().astype(int) for name in ("growth", "projected"))
    logs = np.log(paid[["yearly_salary_usd", "p50_usd"]])
    return Beside(
        len(paid),
        paid["soc"].nunique(),
        _at(weighted_r(logs["yearly_salary_usd"], logs["p50_usd"]), paid["soc"]),
        float(100 * (logs["yearly_salary_usd"] - logs["p50_usd"]).median()),
        _at(weighted_r(rated["degree_share"], rated["bachelor_share"]), rated["soc"]),
        int((mine == theirs).sum()),
        len(grown),
        float((mine.value_counts() * theirs.value_counts()).sum() / max(len(grown), 1)),
        int(same.sum()),
        len(taught),
        int((same & bachelors).sum()),
        int(bachelors.sum()),
        table,
    )


def _at(found: Correlation, of: pd.Series) -> Correlation:
    """The correlation with the interval of as many rows as there are distinct occupations."""
    distinct = of.nunique()
    return Correlation(found.r, *fisher_interval(found.r, distinct), found.n, distinct)
