"""Roles that share their average age and their LGBT share share a demographic profile. What is the
same for several roles was hardly counted in each: then profiles, not roles, are what there is to
compare.

    profile_of(roles, ...)     which roles have the same profile
    profile_gap(...)           how far apart roles of one profile and of different profiles are
"""

from collections.abc import Sequence
from string import ascii_uppercase

import numpy as np
import pandas as pd

from helpers.groupings import profiles
from helpers.roles.load import Roles


def profile_of(roles: Roles, among: Sequence[str] | None = None) -> pd.Series:
    """The profile of each role, by role: roles with the same average age and the same LGBT share
    have the same letter.

    A is the profile of the best-paid role; beyond 26 profiles, numbers follow. Roles that lack
    either figure make a profile each. `among` limits the roles, and gives their order."""
    given = roles.roles.set_index("role").sort_values(
        "yearly_salary_usd", ascending=False, na_position="last", kind="stable"
    )
    given = given[given.index.isin(given.index if among is None else among)]
    pairs = given[["average_age_years", "lgbt_share"]].astype(float)
    # Missing is like nothing else: each gets a value that nobody has.
    own = pd.DataFrame(
        -1.0 - np.arange(pairs.size).reshape(pairs.shape), pairs.index, pairs.columns
    )
    found = profiles(pairs.fillna(own)).map(
        lambda number: ascii_uppercase[number - 1] if number <= 26 else str(number)
    )
    return found if among is None else found.reindex(list(among))


def profile_gap(distances: pd.DataFrame, profile: pd.Series) -> tuple[float, float]:
    """The largest distance between two roles of one profile, and the smallest between two of
    different profiles.

    nan where there is no such pair. The first below the second: the profiles stand apart.
    """
    rows, columns = np.triu_indices(len(distances), 1)
    letters = profile.reindex(distances.index).to_numpy()
    same, all_pairs = letters[rows] == letters[columns], distances.to_numpy()[rows, columns]
    return tuple(
        float(pick(part)) if len(part) else np.nan
        for pick, part in ((max, all_pairs[same]), (min, all_pairs[~same]))
    )
