"""Which reading of a printed pay range can be right? A page prints two ends and seldom says what
they are.

    reading_of_ranges(own, others, occupations)   the spread that each reading gives, held against
                                                  official occupations

As 10th and 90th percentile, as quartiles, or as 5th and 95th percentile, a range means another
spread of pay inside a role. OEWS prints percentiles of pay inside hundreds of occupations. A job
title is part of an occupation, so it may well be narrower; a reading by which the middle role is
wider than nearly all occupations is not possible.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.clusters import SignTest, cluster_bootstrap, cluster_sign_test
from helpers.official import Occupations
from helpers.pay import READINGS, sigma_from_range
from helpers.questions.beyond.families import role_table
from helpers.questions.official.nearest_titles import nearest
from helpers.questions.official.spreads import SOURCE, spread
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

PUBLISHED = ("P10–P90", "P25–P75")
"""The readings whose percentiles OEWS prints of occupations."""

RULED_OUT = 0.05
"""A reading is ruled out if the middle role would be wider than all but this share of
occupations."""


@dataclass(frozen=True)
class Reading:
    """One reading of the ranges.

    `sigma`: the median over roles of the standard deviation of log pay that it gives; `rank`: the
    share of occupations that are narrower than that, with `rank_low` … `rank_high` from drawing
    whole families of roles; `wider` and `narrower`: how many roles are wider than 95% of
    occupations, and narrower than 95% of them; `beside_nearest`: the median ratio of a role's sigma
    to that of its nearest occupation, `votes` how many families of roles are mostly wider than it
    (`up`) and mostly narrower (`down`); `ruled_out`: whether `rank` is above 1 − `RULED_OUT`.
    """

    name: str
    sigma: float
    rank: float
    rank_low: float
    rank_high: float
    wider: int
    narrower: int
    beside_nearest: float
    votes: SignTest
    ruled_out: bool


@dataclass(frozen=True)
class Readings:
    """The readings of pay ranges held against official occupations.

    `readings` by name; `ruled_out` and `possible` list their names. `roles`: a row a role with its ratio and its sigma by reading;
    `occupations`: the sigma of each occupation by reading.
    """

    readings: dict[str, Reading]
    roles: pd.DataFrame = field(repr=False, compare=False)
    occupations: pd.DataFrame = field(repr=False, compare=False)

    @property
    def ruled_out(self) -> list[str]:
        return [name for name, reading in self.readings.items() if reading.ruled_out]

    @property
    def possible(self) -> list[str]:
        return [name for name, reading in self.readings.items() if not reading.ruled_out]

    @property
    def marks(self) -> list[tuple[float, str]]:
        """Where the middle role stands by each reading: its sigma and the reading's name."""
        return [(reading.sigma, name) for name, reading in self.readings.items()]

    @property
    def median_ratio(self) -> float:
        """The median of the upper over the lower end of the printed ranges."""
        return float(self.roles["ratio"].median())

    def rows(self) -> list[Row]:
        n, others = len(self.roles), self.roles[~self.roles["own"]]
        pages = f"printed ranges of {n} roles of the publisher"
        name = "median of upper over lower end"
        of_others = f"printed ranges of {len(others)} other roles"
        ratio = float(others["ratio"].median())
        return [
            Row(f"pay ranges: {name}", self.median_ratio, "ratio", pages),
            Row("pay ranges: roles", n, "count", pages),
            Row(f"other roles: {name} of pay ranges", ratio, "ratio", of_others),
            *(row for reading in self.readings.values() for row in self._rows_of(reading, pages)),
        ]

    def _rows_of(self, reading: Reading, pages: str) -> list[Row]:
        name, votes, jobs = reading.name, reading.votes, self.occupations[reading.name]
        of = "" if name in PUBLISHED else " (their sigma from P10-P90)"
        how = f"{pages} read as {name}, against {jobs.notna().sum()} occupations{of}; {SOURCE}"
        drawn = f"{how}; 95% bootstrap interval, whole families of roles drawn"
        ends = (reading.rank_low, reading.rank_high)
        leaning = f"{votes.up} families by pages mostly wider, {votes.down} mostly narrower"
        rule = "1 if the middle role is wider than 95% of occupations"
        beside, test = reading.beside_nearest, "sign test, a vote a family"
        narrower = "occupations narrower than the middle role"
        wider = "families wider than their nearest occupation"
        found = [
            ("median sigma of roles", reading.sigma, "log", how),
            ("median sigma of occupations", float(jobs.median()), "log", how),
            (narrower, reading.rank, "fraction", drawn, *ends),
            ("roles wider than 95% of occupations", reading.wider, "count", how),
            ("roles narrower than 95% of occupations", reading.narrower, "count", how),
            ("sigma over that of the nearest occupation, median", beside, "ratio", how),
            (wider, votes.up, "count", f"{how}; {leaning}"),
            ("p of families against nearest", votes.p, "probability", f"{test}; {how}"),
            ("ruled out", int(reading.ruled_out), "0 or 1", f"{rule}; {how}"),
        ]
        return [Row(f"ranges as {name}: {what}", *number) for what, *number in found]


def reading_of_ranges(
    own: Roles, others: Roles, occupations: Occupations, *, draws: int = 2000
) -> Readings:
    """The spread of pay inside roles by each reading of their ranges, held against that inside
    official occupations.

    For P10–P90 and P25–P75 the occupations' own percentiles give their sigma, so no shape is
    assumed of them; the 5th and 95th percentile are not published, and P5–P95 is held against sigma
    from P10–P90.
    """
    table = role_table(own, others).dropna(subset=["salary_low_usd", "salary_high_usd"])
    table = table.reset_index(drop=True)
    TooFew.unless(len(table), 2, "role with a pay range")
    jobs = spread(occupations).occupations
    sigmas = pd.DataFrame(
        {name: jobs["sigma_middle" if name == "P25–P75" else "sigma"] for name in READINGS}
    ).set_index(jobs["soc"])
    low, high = table["salary_low_usd"], table["salary_high_usd"]
    roles = table[["role", "own", "pages"]].assign(
        ratio=high / low,
        **{name: sigma_from_range(low, high, coverage) for name, coverage in READINGS.items()},
    )
    near = pd.concat([nearest(own, occupations), nearest(others, occupations)])
    near = near.drop_duplicates("role").set_index("role")["soc"]
    roles = roles.assign(soc=roles["role"].map(near))
    return Readings({name: _held(name, roles, sigmas, draws) for name in READINGS}, roles, sigmas)


def _held(name: str, roles: pd.DataFrame, sigmas: pd.DataFrame, draws: int) -> Reading:
    of_roles, of_jobs = roles[name], np.sort(sigmas[name].dropna().to_numpy())

    def rank(values: np.ndarray) -> float:
        return float(np.searchsorted(of_jobs, np.median(values)) / len(of_jobs))

    middle = rank(of_roles)
    low, high = cluster_bootstrap(of_roles.to_numpy(), roles["pages"], rank, draws)
    least, most = np.quantile(of_jobs, [0.05, 0.95])
    beside = of_roles / roles["soc"].map(sigmas[name])
    return Reading(
        name,
        float(of_roles.median()),
        middle,
        low,
        high,
        wider=int((of_roles > most).sum()),
        narrower=int((of_roles < least).sum()),
        beside_nearest=float(beside.median()),
        votes=cluster_sign_test(np.sign(beside.dropna() - 1), roles.loc[beside.notna(), "pages"]),
        ruled_out=middle > 1 - RULED_OUT,
    )
