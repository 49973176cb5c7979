"""What is the degree rate of the roles?

degree_rates(roles)   which degree is the most common one, and from which share to which
"""

from dataclasses import dataclass

import pandas as pd

from helpers.questions.associations import Association
from helpers.questions.results import Row
from helpers.roles.load import Roles


@dataclass(frozen=True)
class DegreeRates:
    """`degrees` counts the roles by their most common degree; `lowest` and `highest` are the role
    and its rate in percent, `half_width` how far rounding may have moved it."""

    degrees: pd.Series
    lowest: tuple[str, float]
    highest: tuple[str, float]
    half_width: float

    def rows(self) -> list[Row]:
        """The lowest and the highest rate, each with what rounding leaves open."""
        ends = {"lowest degree rate": self.lowest, "highest degree rate": self.highest}
        half = self.half_width
        return [
            Row(name, rate, "percent", f"{role}; range: rounding", rate - half, rate + half)
            for name, (role, rate) in ends.items()
        ]


def degree_rates(roles: Roles, link: Association) -> DegreeRates:
    """The most common degrees of the roles of an association of degree rate and pay, and its
    ends."""
    degrees = roles.roles.set_index("role").loc[link.x.index, "degree"].value_counts()
    ends = [(role, float(link.x[role])) for role in (link.x.idxmin(), link.x.idxmax())]
    return DegreeRates(degrees, *ends, link.half_width)
