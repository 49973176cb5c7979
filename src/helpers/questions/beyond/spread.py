"""Do the other links to pay hold in other roles of the publisher: spread, age, growth, women's
share?

links(own, others)            r of log pay with each of them, over the other roles
share_between(own, others)    how much of the variation of pay lies between roles, and how much that
depends on which roles are chosen
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.clusters import cluster_bootstrap
from helpers.pay import READINGS, sigma_from_range
from helpers.questions.beyond.chance import middle_of, random_sets
from helpers.questions.beyond.degree import DRAWN, OTHERS, PUBLISHER
from helpers.questions.beyond.families import role_table
from helpers.questions.pairs import PRINTED
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

FEWEST = 4
ENOUGH = 10  # roles, below which an interval says too little for a picture


@dataclass(frozen=True)
class Links:
    """r of log pay with spread, age, growth and women's share: `found`, a row each.

    Columns `r`, `low`, `high` (95%, whole families drawn), `n`, `families`, `own_r`, `own_n`. Age
    and growth are figures of wider groups, so their families are the roles that share both.
    """

    found: pd.DataFrame = field(compare=False)

    @property
    def drawn(self) -> pd.DataFrame:
        """Those asked of roles enough for a picture."""
        return self.found[self.found["n"] >= ENOUGH]

    def rows(self) -> list[Row]:
        both = "Pearson with ln pay"
        found = []
        for link in self.found.itertuples():
            there = f"{both}; {OTHERS}; n = {link.n} in {link.families} families; {DRAWN}"
            here = f"{both}; {PUBLISHER}; n = {link.own_n}"
            others, ends = f"other roles: {link.Index} and pay", (link.low, link.high)
            found += [
                Row(f"{others}: r", link.r, "r", there, *ends),
                Row(f"{others}: n", link.n, "count", OTHERS),
                Row(f"own roles: {link.Index} and pay: r", link.own_r, "r", here),
            ]
        return found


def links(own: Roles, others: Roles) -> Links:
    """The r of log pay with spread of pay, average age, growth and women's share in other roles;
    those with too few rows, and a figure that is the same for all, are left out.

    The reading of ranges does not matter: it stretches the spread of all roles alike.
    """
    women = (
        pd.concat([own.gender, others.gender])
        .query("group == 'Female'")
        .drop_duplicates("role")
        .set_index("role")["share"]
    )
    table = role_table(own, others)
    ranged = table["salary_low_usd"].notna() & table["salary_high_usd"].notna()
    sigma = sigma_from_range(
        table.loc[ranged, "salary_low_usd"], table.loc[ranged, "salary_high_usd"]
    )
    table = table.assign(
        sigma=sigma, women=table["role"].map(women), log=np.log(table["yearly_salary_usd"])
    )
    asked = {
        "spread of pay": ("sigma", "pages"),
        "average age": ("average_age_years", "profile"),
        "growth": ("growth", "profile"),
        "women's share": ("women", "pages"),
    }
    found = {name: _link(table, *how) for name, how in asked.items()}
    TooFew.unless(sum(map(bool, found.values())), 1, "figure with enough other roles")
    columns = ["r", "low", "high", "n", "families", "own_r", "own_n"]
    table = pd.DataFrame.from_dict({k: v for k, v in found.items() if v}, "index", columns=columns)
    return Links(table.astype({"n": int, "families": int, "own_n": int}))


def _link(table: pd.DataFrame, column: str, by: str) -> tuple | None:
    given = table.dropna(subset=[column, "log"])
    mine, rest = given[given["own"]], given[~given["own"]].reset_index(drop=True)
    if len(rest) < FEWEST:
        return None
    pairs = rest[[column, "log"]]
    if np.isnan(_r(pairs)):
        return None
    low, high = cluster_bootstrap(pairs.to_numpy(float), rest[by], _r)
    return _r(pairs), low, high, len(rest), rest[by].nunique(), _r(mine[[column, "log"]]), len(mine)


def _r(pairs: pd.DataFrame | np.ndarray) -> float:
    if len(pairs) < 2:
        return float("nan")
    x, y = (values - values.mean() for values in np.asarray(pairs, float).T)
    lengths = np.sqrt((x * x).sum() * (y * y).sum())
    return float((x * y).sum() / lengths) if lengths > 1e-12 else float("nan")


@dataclass(frozen=True)
class Between:
    """The share of the variation of log pay that lies between roles, by choice of roles.

    `own`: of the `size` own roles; `others`: of all other roles with a range; `drawn`: of random
    sets of `size` other roles; `families`: a row for each family by pages of three or more roles
    with a range (`n`, `share`).
    """

    size: int
    n: int
    own: float
    others: float
    drawn: np.ndarray = field(repr=False, compare=False)
    families: pd.DataFrame = field(compare=False)

    @property
    def middle(self) -> tuple[float, float, float]:
        """The 2.5th percentile, the median and the 97.5th percentile over random sets."""
        return middle_of(self.drawn)

    def rows(self) -> list[Row]:
        low, middle, high = self.middle
        read = f"variance of log pay, ranges read as {PRINTED}, roles equal"
        drawn = f"{read}; {len(self.drawn):,} seeded draws from {self.n} of the {OTHERS}"
        ends = f"{drawn}; median, low and high hold 95% of the draws"
        own, others = f"{read}; {PUBLISHER}; n = {self.size}", f"{read}; {OTHERS}"
        as_little = float(np.mean(self.drawn <= self.own))
        found = [
            ("own", self.own, own),
            ("all other roles", self.others, f"{others}; n = {self.n}"),
            (f"random sets of {self.size} other roles", middle, ends, low, high),
            ("random sets with as little as the own", as_little, drawn),
            *(
                (f"family of {role}", share, f"{others}; family by pages, n = {int(n)}")
                for role, n, share in self.families.itertuples()
            ),
        ]
        name = "share of pay variation between roles"
        return [Row(f"{name}: {of}", value, "fraction", *how) for of, value, *how in found]


def share_between(own: Roles, others: Roles, *, draws: int = 5000) -> Between:
    """The share between roles for the own roles, all others, random sets of others as many as the
    own, and families."""
    given = ["yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
    table = role_table(own, others).dropna(subset=given)
    sigma = sigma_from_range(table["salary_low_usd"], table["salary_high_usd"], READINGS[PRINTED])
    table = table.assign(mu=np.log(table["yearly_salary_usd"]), sigma=sigma)
    mine, rest = table[table["own"]], table[~table["own"]]
    TooFew.unless(len(mine), 2, "role with a pay range")
    TooFew.unless(len(rest), len(mine), "other role with a pay range")
    picks = random_sets(len(rest), len(mine), draws)
    mu, spread = rest["mu"].to_numpy(), rest["sigma"].to_numpy()
    families = {
        group["role"].iloc[0]: (len(group), _share_of(group))
        for _, group in rest.groupby("pages")
        if len(group) >= 3
    }
    return Between(
        len(mine),
        len(rest),
        own=_share_of(mine),
        others=_share_of(rest),
        drawn=_share(mu[picks], spread[picks]),
        families=pd.DataFrame.from_dict(families, "index", columns=["n", "share"]),
    )


def _share_of(roles: pd.DataFrame) -> float:
    return float(_share(roles["mu"].to_numpy()[None], roles["sigma"].to_numpy()[None])[0])


def _share(mu: np.ndarray, sigma: np.ndarray) -> np.ndarray:
    """The share between of each row of roles, as `helpers.pay.between_within` without weights."""
    between, within = mu.var(axis=1), (sigma**2).mean(axis=1)
    total = between + within
    return np.divide(between, total, np.full(len(mu), np.nan), where=total > 0)
