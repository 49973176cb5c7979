"""How mixed is each role, and how far is its mix from that of all roles together?

mixes(made, ...)     effective numbers of groups, representation, Theil's H
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers import shares
from helpers.questions.race import MakeUps
from helpers.questions.results import Row
from helpers.questions.weights import ways, weights_of


@dataclass(frozen=True)
class Mixes:
    """How mixed each role is, and how far from all roles together, these counting by `weights`.

    `representation`: a group's share in a role over its share in all; `h`: Theil's H, 0 all roles
    alike, 1 each role one group. `effective`: by role the effective number of groups, of order 1
    and 2, with and without Unknown, and two indices."""

    weights: str
    representation: pd.DataFrame = field(compare=False)
    h: float
    effective: pd.DataFrame = field(compare=False)

    @property
    def furthest(self) -> tuple[str, str, float]:
        """The role and the group whose representation is furthest from 1, as a ratio, and it."""
        ratio = np.log(self.representation.where(self.representation > 0)).abs().stack()
        role, group = ratio.idxmax()
        return role, group, float(self.representation.loc[role, group])

    @property
    def fall(self) -> pd.Series:
        """By how much the effective number of order 1 falls without Unknown, by role."""
        return self.effective["order 1"] - self.effective["order 1, without Unknown"]

    def rows(self) -> list[Row]:
        (role, group, value), fall, by = self.furthest, self.fall, f"{self.weights} weights"
        orders, effective = self.effective.iloc[:, :4], "effective number of groups"
        how = "Hill number of order 1; range: order 2, with and without Unknown"
        against = f"{group} in {role}, against the roles pooled, {by}"
        lost = "fall of the effective number without Unknown"
        alike = f"0: all roles alike, 1: each role one group; {by}"
        median, ends = "order 1, median over roles; range over roles", (fall.min(), fall.max())
        return [
            Row("furthest representation", value, "ratio", against),
            Row("Theil H", self.h, "fraction", alike),
            *(
                Row(f"{effective}, {of}", line.iloc[0], "count", how, line.min(), line.max())
                for of, line in orders.iterrows()
            ),
            Row(lost, fall.median(), "count", median, *ends),
        ]


def mixes(made: MakeUps, *, weights: str | None = None) -> Mixes:
    """How mixed the roles are, counting by "openings", "employed" or "equal" (see `weights`)."""
    closed, known = made.closed, made.known
    way = weights or ways(made.data, closed.index)[0]
    size = weights_of(made.data, closed.index, way)
    effective = {
        "order 1": shares.hill(closed, 1),
        "order 2": shares.hill(closed, 2),
        "order 1, without Unknown": shares.hill(known, 1),
        "order 2, without Unknown": shares.hill(known, 2),
        "Gini-Simpson": shares.gini_simpson(closed),
        "Shannon": shares.shannon(closed),
    }
    pooled = shares.representation(closed, size), shares.theil_h(closed, size)
    return Mixes(way, *pooled, pd.DataFrame(effective))
