"""
How much of all variation in pay lies between the roles, and how much inside them?

    between_share(...)     the share between, under one reading, weighting and measure
    between_shares(data)   the same under all of them
    between_elsewhere(others)   the share between other roles of the publisher
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd

from helpers.pay import between_within, theil_between_within
from helpers.questions.pay import POSSIBLE, READING, enough, medians, priced, spreads
from helpers.questions.results import Row
from helpers.questions.weights import ways, weights_of
from helpers.roles.load import Roles

VARIANCE, THEIL = MEASURES = ("variance of log pay", "Theil T")
NAMES = {VARIANCE: "share between", THEIL: "share between by Theil's T"}


@dataclass(frozen=True)
class Share:
    """The share of the variation of pay that lies between roles (0: the role tells nothing about
    pay, 1: it tells all), and by what it was found."""

    value: float
    between: float
    within: float
    measure: str
    reading: str
    weights: str
    average_as: str = "median"

    def rows(self) -> list[Row]:
        by = f"weights: {self.weights}, average as {self.average_as}"
        how = f"{self.measure}, {self.reading}, {by}"
        return [Row(f"share between: {how}", self.value, "fraction", how)]


def between_share(
    data: Roles,
    *,
    reading: str = READING,
    weights: str = "equal",
    measure: str = VARIANCE,
    average_as: str = "median",
    without: Collection[str] = (),
    ends: str = "sigma",
) -> Share:
    """The share of the variation of pay that lies between roles, by the variance of log pay or by
    Theil's T.

    `weights` is "equal", "openings" or "employed"; `without` names roles to leave out; `ends` is
    "sigma" as printed, or "least" or "most" of what rounding leaves open. Raises TooFew.
    """
    pay = enough(data.roles[~data.roles["role"].isin(without)])
    table = spreads(data.roles).query("reading == @reading").set_index("role")
    sigma, sizes = table[ends].reindex(pay.index), weights_of(data, pay.index, weights)
    median = medians(pay["yearly_salary_usd"], sigma, average_as)
    split, middle = {
        VARIANCE: (between_within, np.log(median)),
        THEIL: (theil_between_within, median),
    }[measure]
    found = split(middle, sigma, sizes)
    return Share(
        found.share_between, found.between, found.within, measure, reading, weights, average_as
    )


@dataclass(frozen=True)
class Shares:
    """The share between roles under all possible readings, weights and measures: `table` has a row each,
    with `share_between`. `main` is the one that counts; `average_as_mean` and `rounding` are the
    same with one setting changed."""

    main: Share
    table: pd.DataFrame = field(repr=False, compare=False)
    average_as_mean: float
    rounding: tuple[float, float]

    @property
    def readings(self) -> tuple[float, float]:
        """The ends of the range over the readings, all else as it counts."""
        found = self.table.query("measure == @VARIANCE and weights == 'equal'")["share_between"]
        return found.min(), found.max()

    @property
    def other_readings(self) -> tuple[float, float]:
        """The same without the reading that counts."""
        others = self.table[self.table["reading"] != self.main.reading]
        found = others.query("measure == @VARIANCE and weights == 'equal'")["share_between"]
        return found.min(), found.max()

    @property
    def by_reading(self) -> pd.DataFrame:
        """By reading and measure: the share with equal weights (`equal`), and the ends of its range
        over weights (`low`, `high`); the widest spread inside roles first."""
        found = self.table.groupby(["reading", "measure"], sort=False)["share_between"]
        ends = found.agg(equal="first", low="min", high="max").reset_index()
        order = list(ends[ends["measure"] == VARIANCE].sort_values("equal")["reading"])
        return ends.sort_values(
            ["measure", "reading"],
            key=lambda c: c.map([*MEASURES, *order].index),
            ignore_index=True,
        )

    @property
    def widest_move(self) -> float:
        """How far measure and weights move the share within one reading, at most."""
        found = self.table.groupby("reading")["share_between"]
        return float((found.max() - found.min()).max())

    def rows(self) -> list[Row]:
        how = f"{VARIANCE}, {READING}, equal weights"
        over = f"equal weights; range over weights: {', '.join(self.table['weights'].unique())}"
        move = "share between, largest move by measure and weighting"
        readings = f"{how}; range over possible readings"
        rounding = f"{how}; range: rounding of the ends"
        found = [
            ("share of variation between roles", self.main.value, readings, *self.readings),
            ("share between, rounding", self.main.value, rounding, *self.rounding),
            ("share between, average as mean", self.average_as_mean, how),
            *(
                (f"{NAMES[measure]}, {reading}", equal, f"{measure}, {over}", low, high)
                for reading, measure, equal, low, high in self.by_reading.itertuples(index=False)
            ),
            (move, self.widest_move, "within one reading"),
        ]
        return [Row(name, share, "fraction", *how) for name, share, *how in found]


def between_shares(data: Roles) -> Shares:
    """How much of the variation of pay lies between roles, under all possible readings,
    weights and measures. Raises TooFew."""
    weights = reversed(ways(data, enough(data.roles).index))
    looks = product(POSSIBLE, list(weights), MEASURES)
    found = [between_share(data, reading=r, weights=w, measure=m) for r, w, m in looks]
    table = pd.DataFrame(found).rename(columns={"value": "share_between"})
    columns = ["measure", "reading", "weights", "between", "within", "share_between"]
    mean = between_share(data, average_as="mean").value
    rounding = [between_share(data, ends=ends).value for ends in ("least", "most")]
    return Shares(between_share(data), table[columns], mean, (min(rounding), max(rounding)))


@dataclass(frozen=True)
class Elsewhere:
    """The share between `n` other roles of the publisher."""

    share: Share
    n: int

    def rows(self) -> list[Row]:
        how = f"{self.share.measure}, {self.share.reading}, equal weights; {self.n} other roles of the publisher"
        return [Row("other roles: share between", self.share.value, "fraction", how)]


def between_elsewhere(others: Roles) -> Elsewhere:
    """The share between other roles, all as it counts here. Raises TooFew."""
    return Elsewhere(between_share(others), len(priced(others.roles)))
