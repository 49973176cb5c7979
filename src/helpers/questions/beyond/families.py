"""Which roles belong together? Roles of one publisher are not independent: pages compare near roles,
and some figures are those of a wider group.

    role_table(own, others)    a row a role: what the pages say of it, its families, its rank
    BY                         the ways to draw families
    BACHELORS, DEGREES         the degree that is the most common one in the roles of `data/pages`,
                               and all degrees by level
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from helpers.paths import PROJECT
from helpers.questions.ranks import rank
from helpers.questions.results import Row
from helpers.roles import Roles

BEYOND = PROJECT / "data" / "beyond" / "pages"
"""The further pages of the publisher."""

BACHELORS = "Bachelor's Degree"

DEGREES = (
    "High School Diploma",
    "Associate Degree",
    BACHELORS,
    "Master's Degree",
    "Doctoral Degree",
)
"""Degrees by level, as the pages name them."""

BY = ("pages", "profile", "either")
"""Families are roles that pages compare, directly or through others ("pages"); roles with the same
average age and growth to the digit ("profile"); or roles linked in either way."""


def role_table(own: Roles, others: Roles) -> pd.DataFrame:
    """A row for each role of either set, a role of both once (as `own` has it).

    Columns: `role`, `own` (whether it is one of `own`), the numeric facts of `Roles.roles`,
    `degree`, `rank`, and a family label for each of `BY`. A role without age or growth is alone in
    "profile".
    """
    known = set(own.roles["role"].str.casefold())
    rest = others.roles[~others.roles["role"].str.casefold().isin(known)]
    tables = [own.roles.assign(own=True), rest.assign(own=False)]
    table = pd.concat([part for part in tables if len(part)], ignore_index=True)
    folded = table["role"].str.casefold()
    pages = [pair for roles in (own, others) for pair in _pairs(roles)]
    same = table.dropna(subset=["average_age_years", "growth"])
    groups = same.groupby(["average_age_years", "growth"])["role"]
    profile = [(names.iloc[0].casefold(), name.casefold()) for _, names in groups for name in names]
    links = {"pages": pages, "profile": profile, "either": [*pages, *profile]}
    return table.assign(
        rank=table["role"].map(rank), **{by: _components(folded, links[by]) for by in BY}
    )


def _pairs(roles: Roles) -> Iterable[tuple[str, str]]:
    pairs = roles.pages[["role_a", "role_b"]].itertuples(index=False)
    return ((a.casefold(), b.casefold()) for a, b in pairs)


def _components(names: pd.Series, links: list[tuple[str, str]]) -> np.ndarray:
    """A label for each name: that of the first name it is linked with, directly or through
    others."""
    place = {name: at for at, name in enumerate(names)}
    first, second = ([place[pair[end]] for pair in links] for end in (0, 1))
    linked = coo_array((np.ones(len(first)), (first, second)), shape=(len(names), len(names)))
    return pd.factorize(connected_components(linked, directed=False)[1])[0]


@dataclass(frozen=True)
class Count:
    """How many roles of either kind stand in a `role_table`, and in how many families."""

    table: pd.DataFrame = field(repr=False, compare=False)

    def rows(self) -> list[Row]:
        own = int(self.table["own"].sum())
        how = "rows of the table of roles of the publisher; a role of both sets once"
        return [
            Row("own roles", own, "count", how),
            Row("other roles", len(self.table) - own, "count", how),
            Row("families of roles by pages", self.table["pages"].nunique(), "count", how),
        ]
