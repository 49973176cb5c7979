"""Do race shares follow the profiles of age and LGBT share, and how many groups do they form alone?

profiled(roles)     both, by every distance and linkage, and under rounding
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.compositions import METRICS, close, pairwise_distances
from helpers.groupings import (
    EXACT_UP_TO,
    LINKAGES,
    Separation,
    clusters,
    draws_for,
    grouping_stability,
    least_p,
    separation,
)
from helpers.questions.profiles import profile_gap
from helpers.questions.race import SHARE, UNKNOWN, ZERO, make_ups
from helpers.questions.results import Row, TooFew
from helpers.roles.load import Roles

RARE, STABLE = 0.05, 0.95


@dataclass(frozen=True)
class Profiled:
    """Whether race shares follow the profiles of age and LGBT share.

    `test`: of all ways to give the roles such profiles, how many keep different make-ups as far
    apart; `bare` the same without the group Unknown. `least`: the smallest p that is possible.
    `inside`, `outside`: the largest distance within a profile, the smallest between two. `stable`:
    by distance and linkage, whether a tree gives the profiles, as given and under rounding. `own`:
    at least how many groups the shares form by themselves, in `groups`: the most into which every
    distance and linkage cuts the tree alike, however the shares are rounded; `agreement` is in what
    share of draws at least. `exact`: all ways were counted, none drawn."""

    test: Separation
    bare: Separation
    least: float
    inside: float
    outside: float
    stable: pd.DataFrame = field(compare=False)
    own: int
    groups: pd.Series = field(compare=False)
    agreement: float
    draws: int
    exact: bool

    @property
    def follow(self) -> bool:
        """Whether so clear a separation is rare."""
        return self.test.p < RARE

    @property
    def apart(self) -> bool:
        """Whether all roles of one profile lie closer than any two of different ones."""
        return self.inside < self.outside

    @property
    def ways(self) -> int:
        """Of the combinations of distance and linkage, how many give the profiles."""
        return int(self.stable["as_given"].sum())

    def rows(self) -> list[Row]:
        test, unit, under = self.test, "Aitchison distance", self.stable["under_rounding"]
        of = f"of {len(self.stable)} combinations of two distances and three linkages"
        drawn = f"{self.draws} random draws inside the rounding of every share"
        pairs, ends = "pairs of roles of {}", (under.min(), under.max())
        own = "largest number into which all distances and linkages cut the tree alike"
        over, agree = "distances and linkages", "agreement on these groups under rounding"
        ranged = f"{drawn}; range over {over}"
        apart = "mean between profiles less mean within"
        bare, others = "p of separation, without Unknown", pairs.format("different profiles")
        found = [
            ("separation of race shares by profile", test.observed, unit, apart),
            ("p of separation", test.p, "probability", _relabelings(test)),
            (bare, self.bare.p, "probability", _relabelings(self.bare)),
            ("ways to group the roles", test.orderings, "count", "as many roles a profile"),
            ("largest distance within a profile", self.inside, unit, pairs.format("one profile")),
            ("smallest distance between profiles", self.outside, unit, others),
            ("ways that give the profiles", self.ways, "count", of),
            ("agreement under rounding", under.mean(), "fraction", ranged, *ends),
            ("groups that the race shares form, at least", self.own, "count", own),
            (agree, self.agreement, "fraction", f"{drawn}; least over {over}"),
            ("draws inside the rounding", self.draws, "count", "of every share"),
        ]
        return [Row(*row) for row in found]


def profiled(roles: Roles) -> Profiled:
    """Whether race shares follow the profiles of age and LGBT share, and how many groups they form.

    Raises TooFew where one profile or as many as roles leave nothing to test, and where no grouping
    of so many could be rare.
    """
    made = make_ups(roles)
    profile, table = made.about["profile"], made.printed
    _enough(profile)
    distance = pairwise_distances(close(table), floor=ZERO)
    known = table.drop(columns=UNKNOWN, errors="ignore")
    draws = draws_for(len(table))
    own, groups, agreement = _own_groups(table, draws)
    inside, outside = profile_gap(distance, profile)
    return Profiled(
        test=separation(distance, profile),
        bare=separation(pairwise_distances(known, floor=ZERO), profile),
        least=least_p(profile),
        inside=inside,
        outside=outside,
        stable=grouping_stability(table, profile, SHARE, draws, floor=ZERO),
        own=own,
        groups=groups,
        agreement=agreement,
        draws=draws,
        exact=len(table) <= EXACT_UP_TO,
    )


def _enough(profile: pd.Series) -> None:
    TooFew.unless(profile.nunique(), 2, "profile with another age or LGBT share")
    TooFew.unless(
        int(profile.duplicated().any()), 1, "pair of roles with the same age and LGBT share"
    )
    TooFew.unless(
        int(1 / least_p(profile)), int(1 / RARE) + 1, "grouping with as many roles a profile"
    )


def _own_groups(table: pd.DataFrame, draws: int) -> tuple[int, pd.Series, float]:
    """The largest number of groups into which every distance and linkage cuts the tree alike, also
    under rounding; the groups; and in what share of draws they come out, at least."""
    found = (1, pd.Series(1, table.index), 1.0)
    distances = {metric: pairwise_distances(table, metric, floor=ZERO) for metric in METRICS}
    for count in range(2, len(table)):
        cuts = [clusters(d, count, method) for d in distances.values() for method in LINKAGES]
        if all(cut.equals(cuts[0]) for cut in cuts):
            under = grouping_stability(table, cuts[0], SHARE, draws, floor=ZERO)["under_rounding"]
            if under.min() >= STABLE:
                found = (count, cuts[0], float(under.min()))
    return found


def _relabelings(test: Separation) -> str:
    return f"{test.count} of {test.orderings} relabelings, one-sided"
