"""
What do an average and a range say of the pay in a role?

The average acts as the median of a log-normal whose spread the range implies (or, to try it, as its
mean). What the ends of a range stand for is a reading, and they are rounded down to $1,000.

    READING              the reading that counts
    POSSIBLE             the readings that are possible; ranges over readings run over these
    RULED_OUT            the reading that is not, kept as a sensitivity
    priced(roles)        the roles with average and range of pay, best paid first
    spreads(roles)       sigma of log pay by role and reading, and what rounding leaves open
    medians(average, sigma, ...)   the median pay, if the average is it or is the mean
    spread(data)         the widest and the narrowest role
    range_places(roles)  where the average lies in the pay range; at_middle(places) in its middle
    middles(data)        how many averages are the geometric middle of their range
    enough(roles)        the same as priced, or TooFew
"""

from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd

from helpers.pay import READINGS, lognormal_mean, place_in_range, sigma_from_range
from helpers.questions.results import Row, TooFew
from helpers.roles.load import Roles

READING = "P10–P90"  # what the publisher's word supports, for one role: bottom and top ten percent
POSSIBLE = ("P10–P90", "P5–P95")
"""The readings of a pay range that official statistics leave possible (`beyond.ranges`): read as
quartiles, ranges would make pay in the middle role more widely spread than in nearly all US
occupations. A test holds this against what `reading_of_ranges` finds."""

RULED_OUT = "P25–P75"

FLOORED_TO = 1_000  # US dollars: the ends of a range are printed in whole thousands, rounded down
ENDS = ["salary_low_usd", "salary_high_usd"]


def priced(roles: pd.DataFrame) -> pd.DataFrame:
    """The roles that have an average and a range of pay, by role, best paid first."""
    given = roles.set_index("role").dropna(subset=["yearly_salary_usd", *ENDS])
    return given.sort_values("yearly_salary_usd", ascending=False, kind="stable")


def enough(roles: pd.DataFrame) -> pd.DataFrame:
    """`priced`, if there are two roles to compare. Raises TooFew."""
    pay = priced(roles)
    TooFew.unless(len(pay), 2, "role with average pay and pay range")
    return pay


def spreads(roles: pd.DataFrame) -> pd.DataFrame:
    """Standard deviation of log pay by role and reading: `sigma` from the printed range, `least`
    and `most` from the narrowest and widest range that the printed ends may stand for."""
    return spreads_of(priced(roles))


def spreads_of(pay: pd.DataFrame) -> pd.DataFrame:
    """The same of roles that are `priced`."""
    up = FLOORED_TO - 1
    low, high = (pay[end] for end in ENDS)
    frames = [
        pd.DataFrame(
            {
                "reading": reading,
                "sigma": sigma_from_range(low, high, coverage),
                "least": sigma_from_range(np.minimum(low + up, high), high, coverage),
                "most": sigma_from_range(low, high + up, coverage),
            }
        )
        for reading, coverage in READINGS.items()
    ]
    return pd.concat(frames).rename_axis("role").reset_index()


def medians(average: pd.Series, sigma: pd.Series, average_as: str = "median") -> pd.Series:
    """Median pay: the average itself, or, if the average is the mean of a log-normal, the average
    times exp(−sigma²/2) (Aitchison & Brown 1957)."""
    return average if average_as == "median" else average * np.exp(-(sigma**2) / 2)


@dataclass(frozen=True)
class Spread:
    """How widely pay is spread inside the roles under one reading: `table` by role, best paid
    first, with `sigma`, `least` and `most` (what rounding of the ends leaves open)."""

    reading: str
    table: pd.DataFrame = field(repr=False, compare=False)

    @property
    def widest(self) -> pd.Series:
        return self.table.loc[self.table["sigma"].idxmax()]

    @property
    def narrowest(self) -> pd.Series:
        return self.table.loc[self.table["sigma"].idxmin()]

    @property
    def alike(self) -> bool:
        return self.widest["sigma"] - self.narrowest["sigma"] < 1e-9

    def rows(self) -> list[Row]:
        ends = (("widest spread", self.widest), ("narrowest spread", self.narrowest))
        how = f"{self.reading}; range: rounding of the ends"
        return [
            Row(name, role["sigma"], "sigma of log pay", f"{role.name}, {how}", *role[2:4])
            for name, role in ends
        ]


def spread(data: Roles, reading: str = READING) -> Spread:
    """How widely pay is spread inside the roles, read from their ranges."""
    table = spreads(data.roles).query("reading == @reading").set_index("role")
    return Spread(reading, table.assign(median=priced(data.roles)["yearly_salary_usd"]))


def range_places(roles: Roles) -> pd.DataFrame:
    """Where the average lies in the pay range: `place` 0 is the low end, 1 the high end and 0.5 the
    geometric middle.

    `least` and `most` are the places if the ends, which are rounded down to $1,000, stand for
    anything up to the next thousand. On the same scale, `arithmetic` is where the arithmetic middle
    of the range lies, and `lognormal` where the mean of a log-normal lies that has the ends as its
    10th and 90th percentile. `below_mean`: the average is below that mean, whatever the ends are
    rounded from."""
    columns = ["yearly_salary_usd", *ENDS]
    pay = roles.roles[["role", *columns]].dropna().query("salary_low_usd < salary_high_usd")
    average, low, high = (pay[column] for column in columns)
    ends = [(low + a, high + b) for a, b in product((0, FLOORED_TO - 1), repeat=2)]
    places = pd.concat([place_in_range(average, a, b) for a, b in ends], axis=1)
    means = pd.concat([_mean(a, b) for a, b in ends], axis=1)
    return pay.assign(
        place=places.iloc[:, 0],
        least=places.min(axis=1),
        most=places.max(axis=1),
        arithmetic=place_in_range((low + high) / 2, low, high),
        lognormal=place_in_range(_mean(low, high), low, high),
        below_mean=average < means.min(axis=1),
    )


def _mean(low: pd.Series, high: pd.Series) -> pd.Series:
    """The mean of the log-normal whose 10th and 90th percentile these are."""
    return lognormal_mean((low * high) ** 0.5, sigma_from_range(low, high))


def at_middle(places: pd.DataFrame) -> pd.Series:
    """Whether each average of `range_places` is the geometric middle within rounding."""
    return (places["least"] <= 0.5) & (places["most"] >= 0.5)


@dataclass(frozen=True)
class Middles:
    """How many averages are the geometric middle of their range within the rounding of its ends."""

    count: int
    roles: int

    def rows(self) -> list[Row]:
        how = f"of {self.roles} roles, within the rounding of the range's ends"
        return [Row("averages at the geometric middle", self.count, "count", how)]


def middles(data: Roles) -> Middles:
    """Where the averages stand in their ranges: how many at the geometric middle. A range without
    width has no middle and is left out. Raises TooFew if none has a width."""
    places = range_places(data)
    TooFew.unless(len(places), 1, "role with a pay range that is more than a point")
    return Middles(int(at_middle(places).sum()), len(places))
