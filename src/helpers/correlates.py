"""
What goes with pay among the roles: the figures that may be set against it, one row a role.

    correlates(roles)       log pay, the two figures of the primary questions, and the others for the screen
    profile_of(roles)       which roles share average age and LGBT share
    PRIMARY                 the two questions that were asked before looking
"""

from string import ascii_uppercase

import numpy as np
import pandas as pd

from helpers.distances import profiles
from helpers.pairs import spreads
from helpers.roles import Roles

__all__ = ["PRIMARY", "correlates", "profile_of"]

PRIMARY = ("degree rate", "women's share")


def correlates(roles: Roles) -> pd.DataFrame:
    """A row for each role that has an average pay, best paid first: `pay` (US dollars a year), `log pay`, and the figures
    that may go with it, shares in percent.

    Satisfaction, experience and growth are left out: they are mostly missing, take few values, or are projections for
    wider occupations. So is the hourly rate, which is pay again. A figure that some role lacks is left out as well.
    """
    table = roles.roles.set_index("role").dropna(subset="yearly_salary_usd").sort_values("yearly_salary_usd", ascending=False)
    women = roles.gender.query("group == 'Female'").set_index("role")["share"]
    race = roles.race.pivot(index="role", columns="group", values="share")
    sigma = spreads(roles.roles).query("reading == 'P10–P90'").set_index("role")["sigma"]
    columns = {
        "short": table["short"],
        "pay": table["yearly_salary_usd"],
        "log pay": np.log(table["yearly_salary_usd"]),
        PRIMARY[0]: 100 * table["degree_share"],
        PRIMARY[1]: 100 * women,
        "average age": table["average_age_years"],
        "LGBT share": 100 * table["lgbt_share"],
        "openings (log)": np.log(table["openings"]),
        "spread of pay": sigma,
        **{group: 100 * race[group] for group in race},
    }
    return pd.DataFrame({name: values.reindex(table.index) for name, values in columns.items()}).dropna(axis="columns")


def profile_of(roles: Roles) -> pd.Series:
    """The profile of each role, by role: roles with the same average age and the same LGBT share have the same letter.

    A is the profile of the best-paid role. Roles without either figure are left out; beyond 26 profiles, numbers follow.
    """
    given = roles.roles.set_index("role").sort_values("yearly_salary_usd", ascending=False, na_position="last")
    found = profiles(given[["average_age_years", "lgbt_share"]].dropna())
    return found.map(lambda number: ascii_uppercase[number - 1] if number <= 26 else str(number))
