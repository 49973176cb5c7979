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
        pay, degree = self.pay, self.degree
        jobs = f"{self.occupations} occupations (a list kept by hand)"
        how = f"{PUBLISHER}, beside the nearest of {jobs}"
        fisher = "95% Fisher interval at the number of distinct occupations"
        oews = f"{how}; median of OEWS May 2021; n = {self.n}"
        school = "Table 5.3, highest degree, where the bachelor's is modal in both"
        growth = (
            f"{how}; BLS projections 2022-32, rounded to the percent; the pages' own edition is "
            "another"
        )
        modal = (
            f"{how}; most common highest degree of Table 5.3, workers aged 25 and over, those with "
            "some college but no degree and without a diploma left aside"
        )
        near = "of roles and of nearest occupations: r"
        rates = f"{how}; {school}; n = {degree.n}; {fisher}"
        grown, taught = f"{growth}; n = {self.n_growth}", f"{modal}; n = {self.n_degree}"
        both = f"{modal}; n = {self.n_bachelors}"
        dealt = f"mean over all ways to deal the growths out; {growth}"
        common = "most common degree the bachelor's"
        counts = {
            "growth equal to that projected for the nearest occupation": (self.same_growth, grown),
            "growth equal by chance": (self.by_chance, dealt),
            "roles with growth and a nearest occupation": (self.n_growth, growth),
            "most common degree is that of the nearest occupation": (self.same_degree, taught),
            f"{common}, as in the nearest occupation": (self.same_bachelors, both),
            "roles with a degree and a nearest occupation": (self.n_degree, modal),
            f"roles with {common} and a nearest occupation": (self.n_bachelors, modal),
        }
        over, logs = "pay of roles over that of nearest occupations", f"logs; {oews}; {fisher}"
        return [
            Row(f"pay {near}", pay.r, "r", logs, pay.low, pay.high),
            Row(over, self.pay_over, "log points", f"median; {oews}; years differ"),
            Row(f"degree rate {near}", degree.r, "r", rates, degree.low, degree.high),
            *(Row(name, count, "count", what) for name, (count, what) in counts.items()),
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
