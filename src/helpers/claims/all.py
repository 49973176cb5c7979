"""
All claims that can be made of some roles, in the order in which a reader would ask.

    claims(own, others, occupations)   what too few roles give is left out
    Claims                             the claims, and their rows
"""

from dataclasses import dataclass
from math import nan

import pandas as pd

from helpers.claims import degrees, pay, people
from helpers.claims.claim import Claim
from helpers.claims.evidence import Evidence
from helpers.official import Occupations
from helpers.questions.results import Row, TooFew
from helpers.roles import Roles

__all__ = ["Claims", "claims"]

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
    """The claims that could be made, and the names of what could not, each with the reason."""

    made: tuple[Claim, ...]
    left_out: tuple[str, ...]

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

    @property
    def undecided(self) -> list[Claim]:
        """The claims about two figures that these roles cannot decide, of which an r was found elsewhere."""
        return [
            claim
            for claim in self.made
            if not claim.seen_here
            and claim.here.unit == "r"
            and claim.best_elsewhere
            and claim.best_elsewhere.estimate.unit == "r"
        ]


def claims(own: Roles, others: Roles, occupations: Occupations) -> Claims:
    """All claims of the roles `own`, held against `others` and official statistics."""
    evidence, made, left_out = Evidence(own, others, occupations), [], []
    for claim in MADE:
        try:
            made.append(claim(evidence))
        except TooFew as reason:
            left_out.append(str(reason))
    return Claims(tuple(made), tuple(dict.fromkeys(left_out)))
