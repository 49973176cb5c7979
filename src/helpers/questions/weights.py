"""How large is each role? The pages do not say: they print openings, which are not workers.

ways(roles, among)               how the roles may be weighted, the main way first
weights_of(roles, among, way)    a weight a role
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.roles.load import Roles
from helpers.roles.names import DATA

OPENINGS, EMPLOYED, EQUAL = "openings", "employed", "equal"
PUBLISHER = DATA / "publisher.csv"


def ways(roles: Roles, among: Sequence[str]) -> list[str]:
    """The ways in which these roles may be weighted: "openings", if all of them have any;
    "employed", if the publisher gives the people employed in some of them; and "equal"."""
    openings = _openings(roles, among)
    if not (openings > 0).all():
        return [EQUAL]
    return [OPENINGS, *([EMPLOYED] if _employed(among).notna().any() else []), EQUAL]


def weights_of(roles: Roles, among: Sequence[str], way: str) -> pd.Series:
    """The weight of each role.

    "openings": jobs advertised. "employed": people employed where the publisher gives them
    (`data/publisher.csv`), and elsewhere openings times what employed people are to openings, as a
    geometric mean, where both are given. "equal": 1. Raises ValueError for a way that is not one of
    `ways`.
    """
    if way not in ways(roles, among):
        raise ValueError(
            f"weights: one of {', '.join(ways(roles, among))} is needed, found {way!r}"
        )
    if way == EQUAL:
        return pd.Series(1.0, pd.Index(among, name="role"))
    openings = _openings(roles, among)
    if way == OPENINGS:
        return openings
    employed = _employed(among)
    return employed.fillna(openings * np.exp(np.log(employed / openings).mean()))


def _openings(roles: Roles, among: Sequence[str]) -> pd.Series:
    return roles.roles.set_index("role")["openings"].reindex(pd.Index(among, name="role"))


def _employed(among: Sequence[str]) -> pd.Series:
    given = pd.read_csv(PUBLISHER).query("what == 'employed'").set_index("role")["value"]
    return given.astype(float).reindex(pd.Index(among, name="role"))
