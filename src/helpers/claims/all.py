"""
All claims that can be made of some roles, in the order in which a reader would ask.

    claims(own, others, occupations)   what too few roles give is left out
    Claims                             the claims, and their rows
"""

from dataclasses import dataclass, field
from math import nan

import pandas as pd

from helpers.claims import degrees, pay, people
from helpers.claims.claim import Claim
from helpers.claims.evidence import Evidence
from helpers.official import Occupations
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

MADE = (
    degrees.degree_rate,
    degrees.at_equal_rank,
    degrees.at_equal_women,
    people.womens_share,
    people.womens_average,
    people.at_equal_degrees,
    people.race_shares,
    pay.between_roles,
    pay.anything_else,
    pay.middle_of_range,
    people.wider_groups,
)


@dataclass(frozen=True)
class Claims:
    """The claims that could be made, and the names of what could not, each with the reason. `strengths`
    are the r found elsewhere of links that these roles may be too few to show."""

    made: tuple[Claim, ...]
    left_out: tuple[str, ...]
    strengths: dict[str, float] = field(default_factory=dict)

    def rows(self) -> list[Row]:
        return [row for claim in self.made for row in claim.rows()]

    @property
    def inferred(self) -> pd.DataFrame:
        """The claims that infer something from rows: `here` and `elsewhere`, how clear of none each is (see
        `Estimate.clearness`), by name."""
        table = {
            claim.name: (
                claim.here.clearness,
                claim.best_elsewhere.estimate.clearness if claim.best_elsewhere else nan,
            )
            for claim in self.made
        }
        found = pd.DataFrame.from_dict(table, "index", columns=["here", "elsewhere"])
        return found.dropna(how="all")


def claims(own: Roles, others: Roles, occupations: Occupations) -> Claims:
    """All claims of the roles `own`, held against `others` and official statistics."""
    evidence, made, left_out = Evidence(own, others, occupations), [], []
    for claim in MADE:
        try:
            made.append(claim(evidence))
        except TooFew as reason:
            left_out.append(str(reason))
    strengths = {
        "women's share (US occupations)": evidence.women.r,
        "degree rate (US occupations)": evidence.bachelors.r,
        "the strongest race share (US occupations)": max(
            (link.r for link in evidence.races.values()), key=abs
        ),
    }
    return Claims(tuple(made), tuple(dict.fromkeys(left_out)), strengths)
