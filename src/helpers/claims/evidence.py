"""
What claims rest on: the roles at hand, the other roles of the publisher, and official statistics.

    Evidence(own, others, occupations)   also answers to what more than one claim asks elsewhere
    of_r, of_percent, of_ratio           estimates from results, with their intervals named
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from helpers.claims.claim import NINETY_FIVE, Estimate
from helpers.official import Occupations
from helpers.questions import beyond, official
from helpers.questions.associations import Association
from helpers.questions.share_and_pay import ShareAndPay, in_percent
from helpers.roles import Roles


def of_r(r: float, ends: Sequence[float]) -> Estimate:
    """A correlation with its 95% interval."""
    return Estimate(float(r), *(float(end) for end in ends), NINETY_FIVE, "r")


def of_percent(slope: Sequence[float]) -> Estimate:
    """A slope in log points for ten points, with its 95% interval, as percent of pay."""
    return Estimate(*in_percent(map(float, slope)), NINETY_FIVE, "percent")


def of_gain(found: Association) -> Estimate:
    """What ten points more of a figure go with in pay, in percent, with its 95% t-interval."""
    return Estimate(*found.gain, NINETY_FIVE, "percent")


def of_ratio(ratio: float, ends: Sequence[float], interval: str) -> Estimate:
    """A ratio, of which 1 means nothing."""
    return Estimate(float(ratio), *(float(end) for end in ends), interval, "ratio", none=1.0)


@dataclass(frozen=True)
class Evidence:
    """The roles at hand (`own`), `others` of the publisher, and official `occupations`."""

    own: Roles
    others: Roles
    occupations: Occupations

    def without(self, role: str) -> Roles:
        """The roles at hand but for one."""
        frames = {
            name: frame[frame["role"] != role]
            for name in ("roles", "gender", "race", "skills", "places", "facts", "duties")
            for frame in [getattr(self.own, name)]
        }
        return replace(self.own, **frames)

    @cached_property
    def degree(self) -> ShareAndPay:
        return beyond.degree_and_pay(self.own, self.others)

    @cached_property
    def bachelors(self) -> ShareAndPay:
        return official.degree_and_pay(self.occupations)

    @cached_property
    def women(self) -> ShareAndPay:
        return official.women_and_pay(self.occupations)

    @cached_property
    def races(self) -> dict[str, ShareAndPay]:
        return official.race_and_pay(self.occupations)
