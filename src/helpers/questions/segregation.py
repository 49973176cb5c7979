"""How unevenly are women and men spread over the roles?

segregation(roles, ...)    Duncan's D and Karmel and MacLachlan's IP, with what each role adds
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers import shares
from helpers.questions.holders import sized
from helpers.questions.results import Row
from helpers.roles.load import Roles
from helpers.weighting import WeightRange

DIGITS = 12  # last digits hang on the processor and must not decide between equals


@dataclass(frozen=True)
class Segregation:
    """How unevenly women and men are spread over the roles, these counting by `weights`.

    `d`: Duncan's D, the share of women, or of men, that would have to change role for both to be
    spread alike; 0 the same spread, 1 no role holds both. `wrong_sizes`: its range with each weight
    halved, kept or doubled; `without`: D without each role. `ip`: Karmel and MacLachlan's index,
    the share of all who would have to change role while the roles keep their sizes. `parts` add up
    to D."""

    weights: str
    d: float
    wrong_sizes: WeightRange
    without: pd.Series = field(compare=False)
    ip: float
    parts: pd.Series = field(compare=False)

    def rows(self) -> list[Row]:
        by, ends = f"{self.weights} weights", (self.without.min(), self.without.max())
        name, left = f"Duncan D, {by}", "range over the role left out"
        part = f"half the difference of the shares of women and of men in it, {by}"
        sizes = "range: weights halved or doubled"
        found = [
            (name, self.d, sizes, *self.wrong_sizes[:2]),
            (f"{name}, one role left out", self.d, left, *ends),
            (f"Karmel-MacLachlan IP, {by}", self.ip, "women and men by role"),
            *((f"part of D, {role}, {by}", value, part) for role, value in self.parts.items()),
        ]
        return [Row(name, value, "fraction", *how) for name, value, *how in found]


def segregation(roles: Roles, *, weights: str | None = None) -> Segregation:
    """How unevenly women and men are spread over the roles. Weights and errors as in `sorting`."""
    found, sizes = sized(roles, weights)
    share = found["women"]
    women, men = share * sizes, (1 - share) * sizes
    left = {role: _d(share.drop(role), sizes.drop(role)) for role in share.index}
    parts = shares.dissimilarity_contributions(women, men)
    order = parts.round(DIGITS).sort_values(ascending=False, kind="stable").index
    return Segregation(
        sizes.name,
        shares.dissimilarity(women, men),
        shares.dissimilarity_range(share, sizes),
        pd.Series(left),
        shares.karmel_maclachlan(women, men),
        parts[order],
    )


def _d(women: pd.Series, sizes: pd.Series) -> float:
    return shares.dissimilarity(np.asarray(women * sizes), np.asarray((1 - women) * sizes))
