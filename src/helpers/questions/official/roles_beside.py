"""What stands beside the labour market: sorting and D over some roles of the pages.

beside(roles)     their ratio and their D, as far as the pages give them
"""

from dataclasses import dataclass
from math import isnan, nan

from helpers.questions.gender import sorting
from helpers.questions.results import Row, TooFew
from helpers.questions.segregation import segregation
from helpers.roles import Roles


@dataclass(frozen=True)
class RolesBeside:
    """Over `roles` roles: women's average pay over men's from sorting alone (`ratio`), and Duncan's D
    (`d`), by `weights`; nan where they are too few to say."""

    roles: int
    ratio: float
    d: float
    weights: str

    @property
    def given(self) -> bool:
        """Whether there is anything to set beside the labour market."""
        return not isnan(self.ratio)

    def rows(self) -> list[Row]:
        if not self.given:
            return []
        how = f"{self.roles} roles of the pages, weighted by {self.weights}"
        return [
            Row("roles of the pages: women's average pay over men's", self.ratio, "ratio", how),
            Row("roles of the pages: D", self.d, "index", how),
        ]


def beside(roles: Roles) -> RolesBeside:
    """Sorting and segregation over the roles of some pages."""
    try:
        found = sorting(roles)
        return RolesBeside(len(found.without), found.ratio, segregation(roles).d, found.weights)
    except TooFew:
        return RolesBeside(len(roles.roles), nan, nan, "")
