"""
What claims rest on: the roles at hand, the other roles of the publisher, and official statistics,
asked once for all claims.

    Evidence(own, others, occupations)   answers to what is asked elsewhere, each computed when needed
    of_r, of_percent, of_ratio           estimates from results, with their intervals named
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import expm1

from helpers.claims.claim import NINETY_FIVE, Estimate
from helpers.official import Occupations
from helpers.questions.associations import Association
from helpers.questions.beyond import degree as beyond_degree
from helpers.questions.beyond import middle as beyond_middle
from helpers.questions.beyond import numbers as beyond_numbers
from helpers.questions.beyond import rank as beyond_rank
from helpers.questions.beyond import spread as beyond_spread
from helpers.questions.official import degree as official_degree
from helpers.questions.official import education as official_education
from helpers.questions.official import gender as official_gender
from helpers.questions.official import race as official_race
from helpers.questions.official import sorting as official_sorting
from helpers.roles import Roles


def of_r(r: float, ends: Sequence[float]) -> Estimate:
    """A correlation with its 95% interval."""
    return Estimate(float(r), *(float(end) for end in ends), NINETY_FIVE, "r")


def of_percent(slope: Sequence[float]) -> Estimate:
    """A slope in log points for ten points, with its 95% interval, as percent of pay."""
    return Estimate(*(100 * expm1(float(end) / 100) for end in slope), NINETY_FIVE, "percent")


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
    def degree(self):
        return beyond_degree.degree_and_pay(self.own, self.others)

    @cached_property
    def rank(self):
        return beyond_rank.with_rank(self.own, self.others)

    @cached_property
    def between(self):
        return beyond_spread.share_between(self.own, self.others)

    @cached_property
    def links(self):
        return beyond_spread.links(self.own, self.others)

    @cached_property
    def shared(self):
        return beyond_numbers.shared_figures(self.own, self.others)

    @cached_property
    def middles(self):
        return beyond_middle.middle_of_range(self.own, self.others, self.occupations)

    @cached_property
    def bachelors(self):
        return official_degree.degree_and_pay(self.occupations)

    @cached_property
    def women(self):
        return official_gender.women_and_pay(self.occupations)

    @cached_property
    def schooling(self):
        return official_education.women_and_education(self.occupations)

    @cached_property
    def modal_schooling(self):
        return official_education.women_and_education(self.occupations, modal=True)

    @cached_property
    def split(self):
        return official_sorting.women_over_men(self.occupations)

    @cached_property
    def races(self):
        return official_race.race_and_pay(self.occupations)
