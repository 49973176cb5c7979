"""Which official occupation is nearest to a role?

    nearest(roles, occupations)     a row a role that has one: its occupation by SOC code and title
    marked(points, near)            the rows of a frame of occupations that are nearest to a role

The list `data/beyond/nearest.csv` is kept by hand: a role of a career site is a job title, an
occupation a class of jobs, so "nearest" is a judgement and never "equal". Roles without a near
occupation are not in it.
"""

from pathlib import Path

import pandas as pd

from helpers.official import Occupations
from helpers.official.titles import fold
from helpers.paths import PROJECT
from helpers.roles import Roles

NEAREST = PROJECT / "data" / "beyond" / "nearest.csv"


def nearest(roles: Roles, occupations: Occupations, path: Path = NEAREST) -> pd.DataFrame:
    """The roles of the list that are among `roles`: a frame `role`, `soc`, `occupation`.

    Raises ValueError, with file and line, for a code that OEWS does not have as a detailed
    occupation.
    """
    listed = pd.read_csv(path, dtype="str")
    pay = occupations.pay[occupations.pay["level"] == "detailed"].set_index("soc")["occupation"]
    unknown = listed[~listed["soc"].isin(pay.index)]
    if len(unknown):
        row = unknown.iloc[0]
        raise ValueError(
            f"{path.name}:{unknown.index[0] + 2}: soc: found {row['soc']!r}, expected a "
            "detailed occupation of OEWS"
        )
    spelled = {role.casefold(): role for role in roles.roles["role"]}
    named = listed["role"].str.casefold()
    table = listed.assign(role=named.map(spelled), occupation=listed["soc"].map(pay))
    return table[named.isin(spelled)].reset_index(drop=True)


def marked(points: pd.DataFrame, near: pd.DataFrame) -> pd.DataFrame:
    """The rows of `points`, a frame with titles in `occupation`, that are nearest to a role of
    `near`; `roles` names those."""
    by_title = near.groupby(near["occupation"].map(fold))["role"].agg(", ".join)
    titles = points["occupation"].map(fold)
    return points.assign(roles=titles.map(by_title))[titles.isin(by_title.index)]
