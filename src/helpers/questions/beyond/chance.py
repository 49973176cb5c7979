"""How unusual is so strong an association among as many other roles?

unusual(own, others)        r over random sets of other roles, and over families of them
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.clusters import quantiles
from helpers.questions.beyond.degree import MODAL, OTHERS, PUBLISHER, bachelors
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles


@dataclass(frozen=True)
class Unusual:
    """How often as many other roles, drawn at random, show an r as high as the roles at hand.

    `own_r` of `size` roles; `drawn`: r of random sets of that size; `chance`: the share of them
    with r at least `own_r`; `families`: a row for each family by pages of four or more roles, with
    `n`, `r`.
    """

    own_r: float
    size: int
    drawn: np.ndarray = field(repr=False, compare=False)
    chance: float
    families: pd.DataFrame = field(compare=False)

    @property
    def middle(self) -> tuple[float, float, float]:
        """The 2.5th percentile, the median and the 97.5th percentile of r over random sets."""
        return middle_of(self.drawn)

    @property
    def as_strong(self) -> int:
        """How many of the families have an r at least that of the roles at hand."""
        return int((self.families["r"] >= self.own_r).sum())

    def rows(self) -> list[Row]:
        low, middle, high = self.middle
        how = f"{len(self.drawn):,} seeded draws of {self.size} of the {OTHERS}; {MODAL}"
        ends = f"{how}; low and high hold 95% of the draws"
        sets, own = f"random sets of {self.size} other roles", f"{PUBLISHER}; n = {self.size}"
        families, by = "families of four roles or more", f"families by pages; {OTHERS}; {MODAL}"
        usual = float(self.families["r"].median())
        return [
            Row("own roles: r of degree rate and pay", self.own_r, "r", own),
            Row(f"{sets}: median r", middle, "r", ends, low, high),
            Row(f"{sets}: r at least as high", self.chance, "fraction", how),
            Row(families, len(self.families), "count", by),
            Row(f"{families}: r at least as high", self.as_strong, "count", by),
            Row(f"{families}: median r", usual, "r", by),
        ]


def unusual(own: Roles, others: Roles, *, draws: int = 20_000) -> Unusual:
    """How unusual so strong an r is among as many other roles, drawn at random or as a family."""
    table = bachelors(own, others)
    mine, rest = table[table["own"]], table[~table["own"]]
    TooFew.unless(len(mine), 4, "role with pay and a bachelor's rate")
    TooFew.unless(mine["degree_share"].nunique(), 2, "different degree rate")
    TooFew.unless(len(rest), len(mine), "other role with pay and a bachelor's rate")
    x, y = rest["degree_share"].to_numpy(), np.log(rest["yearly_salary_usd"].to_numpy())
    picks = random_sets(len(rest), len(mine), draws)
    drawn = _r_of_rows(x[picks], y[picks])
    own_r = _r_of(mine)
    found = {
        group["role"].iloc[0]: (len(group), _r_of(group))
        for _, group in rest.groupby("pages")
        if len(group) >= 4 and group["degree_share"].nunique() > 1
    }
    families = pd.DataFrame.from_dict(found, "index", columns=["n", "r"])
    return Unusual(own_r, len(mine), drawn, float(np.mean(drawn >= own_r - 1e-9)), families)


def random_sets(of: int, size: int, draws: int) -> np.ndarray:
    """Seeded draws of `size` of so many rows without replacement: their positions, a row a draw."""
    random = np.random.default_rng(0)
    return np.array([random.choice(of, size, replace=False) for _ in range(draws)])


def middle_of(drawn: np.ndarray) -> tuple[float, float, float]:
    """The 2.5th percentile, the median and the 97.5th percentile of what draws gave; nan for
    none."""
    return tuple(quantiles(drawn, [0.025, 0.5, 0.975]).tolist())


def _r_of(roles: pd.DataFrame) -> float:
    """r of degree rate and log pay over some roles."""
    x, y = roles["degree_share"].to_numpy(), np.log(roles["yearly_salary_usd"].to_numpy())
    return float(_r_of_rows(x[None], y[None])[0])


def _r_of_rows(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Pearson's r of each row of x with the same row of y."""
    x, y = (values - values.mean(axis=1, keepdims=True) for values in (x, y))
    lengths = np.sqrt((x**2).sum(axis=1) * (y**2).sum(axis=1))
    return np.divide((x * y).sum(axis=1), lengths, np.full(len(x), np.nan), where=lengths > 1e-12)
