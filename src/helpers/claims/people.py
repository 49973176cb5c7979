"""
What is claimed of who works in the roles and what they are paid: women's share and pay, what sorting
alone does to women's average, and race shares.
"""

from math import nan

import pandas as pd

from helpers.claims.claim import NINETY_FIVE, Claim, Doubt, Elsewhere, Estimate
from helpers.claims.degrees import (
    FEWEST,
    OCCUPATIONS,
    OTHERS,
    TEN,
    at_equal,
    doubts_of,
    of_slope,
)
from helpers.claims.evidence import Evidence, of_gain, of_percent, of_ratio
from helpers.correlation import power_of_r
from helpers.questions import official
from helpers.questions.associations import association
from helpers.questions.beyond.numbers import few_pairs, pairs_by_chance
from helpers.questions.figures import PRIMARY
from helpers.questions.gender import sorting
from helpers.questions.results import TooFew
from helpers.questions.weights import ways
from helpers.roles import Roles

REPORT, RATE, WOMEN = "02-gender-ratios", *PRIMARY
AGE = "average_age_years"
AT_MENS_PAY = f"{OCCUPATIONS} at men's pay"


def womens_share(evidence: Evidence) -> Claim:
    """Roles with more women pay less."""
    found, occupations = association(evidence.own, WOMEN), evidence.women
    return Claim(
        name="Women's share and pay",
        report=REPORT,
        figure="02-women-and-pay",
        what=TEN.format("women's share"),
        here=of_gain(found),
        doubts=doubts_of(evidence, WOMEN),
        elsewhere=(of_slope(OCCUPATIONS, occupations),),
        p=found.p,
        power=power_of_r(occupations.r, found.n),
    )


def womens_average(evidence: Evidence) -> Claim:
    """Sorting over the roles alone leaves women's average below men's: the same fact as that roles
    with more women pay less, each role counting by its weight. Elsewhere the like of it, one pay for
    both, holds some of what lies inside occupations; men's pay for both does not, and stands beside."""
    found, there = sorting(evidence.own), official.women_over_men(evidence.occupations)
    others = ways(evidence.own, list(found.without.index))
    doubts = [Doubt("without a role", role, ratio) for role, ratio in found.without.items()]
    doubts += [
        Doubt("weights", way, sorting(evidence.own, weights=way).ratio)
        for way in others
        if way != found.weights
    ]
    one_pay = of_ratio(there.common, there.intervals["common"], NINETY_FIVE)
    mens_pay = of_ratio(there.at_mens.sorting, there.intervals["sorting"], NINETY_FIVE)
    alike = "one median for both in each occupation"
    mens = "all in an occupation valued at men's median"
    return Claim(
        name="Women's average pay from sorting alone",
        report=REPORT,
        figure="02-between-role-ratio",
        what=f"women's average over men's if all in a role were paid alike, {found.weights} weights",
        here=of_ratio(found.ratio, found.wrong_sizes[:2], "range over weights halved or doubled"),
        doubts=tuple(doubts),
        elsewhere=(
            Elsewhere(OCCUPATIONS, one_pay, there.n, f"ACS 2016, {alike}"),
            Elsewhere(AT_MENS_PAY, mens_pay, there.n, f"ACS 2016, {mens}"),
        ),
        p=found.test.p,
    )


def at_equal_degrees(evidence: Evidence) -> Claim:
    """At the same degree rate roles with more women pay less."""
    found = official.women_and_education(evidence.occupations)
    elsewhere = of_percent(found.together["women"])
    return Claim(
        name="Women's share and pay at equal degrees",
        what=f"{TEN.format(WOMEN)}, beside the degree rate",
        elsewhere=(Elsewhere(OCCUPATIONS, elsewhere, found.n, found.source),),
        **at_equal(evidence, WOMEN, RATE),
    )


def race_shares(evidence: Evidence) -> Claim:
    """Race shares go with pay: not to be seen where shares come in a few profiles."""
    strongest = max(evidence.races.values(), key=lambda link: abs(link.r))
    return Claim(
        name="Race shares and pay",
        report="03-race-ratios",
        figure="03-race-by-role",
        what=strongest.what.partition(": ")[2].partition(" and ")[0],
        here=Estimate(nan, nan, nan, "", "percent"),
        elsewhere=(of_slope(OCCUPATIONS, strongest),),
    )


def wider_groups(evidence: Evidence) -> Claim:
    """The average age of a role is that of a wider group of roles. Whole years repeat by themselves, so
    it is asked with a second figure: LGBT share, or, as other roles have none, growth. What counts is how
    few pairs the two form, as in report 03; that roles share both with another says less, since a role
    that is the only one of its age cannot. None is what dealing the second figure out would give."""
    own, second = evidence.own, "lgbt_share"
    table = _with_both(own, second)
    p, exact = few_pairs(*(table[name] for name in (AGE, second)))
    doubts = [
        Doubt("without a role", role, _repeats(table[table["role"] != role], second).value)
        for role in table["role"]
        if len(table) > FEWEST
    ]
    others = _with_both(evidence.others, "growth")
    source = "average age and growth; pages of the publisher"
    return Claim(
        name="Figures that belong to wider groups",
        report="03-race-ratios",
        figure="00-repeated-figures",
        what="share of roles that bring no new pair of average age and LGBT share; p one-sided",
        here=_repeats(table, second),
        doubts=tuple(doubts),
        elsewhere=(Elsewhere(OTHERS, _repeats(others, "growth"), len(others), source),),
        p=p,
        exact=exact,
    )


def _with_both(roles: Roles, second: str) -> pd.DataFrame:
    """The roles that have an average age and a second figure."""
    table = roles.roles.dropna(subset=[AGE, second])
    TooFew.unless(len(table), 2, f"role with average age and {second.replace('_', ' ')}")
    return table


def _repeats(table: pd.DataFrame, second: str) -> Estimate:
    """The share of roles whose pair of average age and a second figure is another's already. What is
    counted has no interval; the share by chance is the one that would mean nothing."""
    share = float(table.duplicated([AGE, second]).mean())
    chance = 1 - pairs_by_chance(table[AGE], table[second]) / len(table)
    return Estimate(share, share, share, "", "fraction", float(chance))
