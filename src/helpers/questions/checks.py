"""Where can the pages be checked against themselves? Results with rows; the frames behind them are
those of `trust`.

    hourly(roles)         whether the hourly rate is the yearly salary in other units
    places(roles)         where the averages lie in their pay ranges
    totals(roles)         whether shares add up to 100%
    sets(roles)           roles that share average age and LGBT share
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.pages.fields import HOURS_A_YEAR
from helpers.questions.pay import at_middle, range_places
from helpers.questions.results import Row
from helpers.questions.trust import hourly_check
from helpers.roles.load import Roles

CENT = 0.005 * HOURS_A_YEAR + 0.5  # US dollars a year: half a cent an hour, and half a dollar
SHARE = 0.0005  # half a tenth of a point: shares are printed with one decimal
PLACE = "place of the average in its range"
NEARER, AT = "averages nearer the geometric middle", "averages at the geometric middle"


@dataclass(frozen=True)
class Hourly:
    """The hourly rate times 2,080 hours against the yearly salary, for `roles` roles: `furthest` is
    the largest difference in US dollars a year, `same` how many lie within rounding, `contradict`
    the rows of the others."""

    roles: int
    furthest: float
    same: int
    contradict: pd.DataFrame = field(repr=False, compare=False)

    def rows(self) -> list[Row]:
        how = "hourly rate x 2080 less yearly salary"
        within = "within half a cent x 2080 hours and half a dollar"
        return [
            Row("largest hourly difference", self.furthest, "USD/year", how),
            Row("hourly explained by rounding", self.same, "count", within),
            Row("roles with yearly and hourly pay", self.roles, "count", "both are given"),
        ]


def hourly(roles: Roles) -> Hourly:
    """Whether the hourly rate is the yearly salary in other units, or a fact of its own."""
    table = hourly_check(roles)
    off = table["off_usd"].abs()
    return Hourly(len(table), off.max(), int((off <= CENT).sum()), table[off > CENT])


@dataclass(frozen=True)
class Places:
    """Where averages lie in their pay ranges on a log scale (0: low end, 1: high end). `mean`,
    `least` and `most` over the roles; how many lie `nearer` the geometric middle than the mean of a
    log-normal, how many `below` that mean and how many `at` the geometric middle, both within the
    rounding of the ends. `table` is `range_places`, highest place first."""

    table: pd.DataFrame = field(repr=False, compare=False)
    roles: int
    nearer: int
    below: int
    at: int
    mean: float
    least: float
    most: float

    def rows(self) -> list[Row]:
        whatever = "whatever the ends of the range are rounded from"
        scale = "mean over roles; 0 low end, 1 high end, log scale; low and high: over roles"
        place = Row(PLACE, self.mean, "fraction", scale, self.least, self.most)
        return [
            Row(NEARER, self.nearer, "count", "than the log-normal mean, ends as printed"),
            Row("averages below the log-normal mean", self.below, "count", whatever),
            Row(AT, self.at, "count", "within the rounding of the range's ends"),
            *([place] if self.roles else []),
        ]


def places(roles: Roles) -> Places:
    """Where the averages lie in their pay ranges: at the geometric middle, as a median would, or
    higher, as the mean of skewed pay would."""
    table = range_places(roles).sort_values("place", ascending=False)
    place, mean = table["place"], table["lognormal"]
    return Places(
        table,
        roles=len(table),
        nearer=int(((place - 0.5).abs() < (place - mean).abs()).sum()),
        below=int(table["below_mean"].sum()),
        at=int(at_middle(table).sum()),
        mean=place.mean(),
        least=place.min(),
        most=place.max(),
    )


@dataclass(frozen=True)
class Totals:
    """Sums of the shares of women and men, and of those by race, of each role: how many there are,
    how many are 100% `within` rounding, the smallest and the largest."""

    totals: int
    within: int
    least: float
    most: float

    def rows(self) -> list[Row]:
        return [
            Row("totals within rounding", self.within, "count", "gender and race totals"),
            Row("totals of shares", self.totals, "count", "gender and race totals"),
            Row("smallest total", self.least, "fraction", "of shares"),
            Row("largest total", self.most, "fraction", "of shares"),
        ]


def totals(roles: Roles) -> Totals:
    """Whether shares that are printed with one decimal add up to 100% within that rounding."""
    shares = pd.concat([roles.gender.assign(of="gender"), roles.race.assign(of="race")])
    sums = shares.groupby(["role", "of"])["share"].agg(["sum", "size"])
    within = (sums["sum"] - 1).abs() <= SHARE * sums["size"] + 1e-9
    return Totals(len(sums), int(within.sum()), sums["sum"].min(), sums["sum"].max())


@dataclass(frozen=True)
class Sets:
    """Roles that share average age and LGBT share: `table` has the two and the short labels of the
    roles, `roles` counts those that have both figures."""

    table: pd.DataFrame = field(repr=False, compare=False)
    roles: int

    @property
    def count(self) -> int:
        return len(self.table)

    def rows(self) -> list[Row]:
        how = "different pairs of average age and LGBT share"
        return [
            Row("age and LGBT groups", self.count, "count", how),
            Row("roles with age and LGBT share", self.roles, "count", "both are given"),
        ]


def sets(roles: Roles) -> Sets:
    """Which roles share average age and LGBT share."""
    keys = ["average_age_years", "lgbt_share"]
    given = roles.roles.dropna(subset=keys)
    return Sets(given.groupby(keys)["short"].agg(list).reset_index(), len(given))
