"""
The claims about race shares: whether they were counted role by role, and whether they go with pay.

    race_claims(data)      profiles, and profiles against pay
"""

import numpy as np
import pandas as pd

from helpers import compositions, groupings
from helpers.claims.looks import Look, effort, looked, without_each
from helpers.claims.verdicts import Claim
from helpers.questions.correlates import FEWEST, LEVEL
from helpers.questions.profiles import profile_of
from helpers.roles.load import Roles
from helpers.wording import counted, number, p_value

__all__ = ["race_claims"]

RACE = "03-race-ratios"
SHARE = 0.0005  # what rounding leaves open of a share with one decimal
ZERO = 0.0003  # stands for a share printed as 0.0%
DRAWS, FEWER, FEW = (
    20,
    4,
    7,
)  # tables drawn inside the rounding of the shares, and fewer where more than `FEW` roles make looks dear
RELABELINGS = (
    1_999,
    999,
)  # drawn where they are too many to count: enough to see on which side of the level p lies


def race_claims(data: Roles) -> list[Claim]:
    """The claims about race shares; none where no roles share a profile of age and LGBT share, or
    all do."""
    printed = data.race.pivot(index="role", columns="group", values="share").dropna()
    paid = data.roles.set_index("role")["yearly_salary_usd"].dropna()
    printed = printed.loc[printed.index.intersection(paid.index)]
    profile = profile_of(data, printed.index) if len(printed) > 2 else pd.Series(dtype=object)
    if not 1 < profile.nunique() < len(printed):
        return []
    return [_profiles(printed, profile), _profiles_and_pay(paid[printed.index], profile)]


def _profiles(table: pd.DataFrame, profile: pd.Series) -> Claim:
    """That the race shares come in the profiles of age and LGBT share, and were not counted role by
    role."""
    whole = groupings.separation(
        compositions.pairwise_distances(compositions.close(table), floor=ZERO), profile
    )
    kinds, random = profile.nunique(), np.random.default_rng(0)
    moves = [
        0.0,
        *(
            random.uniform(-SHARE, SHARE, table.shape)
            for _ in range(DRAWS if len(table) <= FEW else FEWER)
        ),
    ]

    def look(
        without: str = "", draw: int = 0, distance: str = "aitchison", groups: str = ""
    ) -> Look:
        part = (
            (table + moves[draw])
            .clip(lower=0)
            .drop(columns="Unknown" if groups else [], index=without if without else [])
        )
        letters = profile[part.index]
        if groupings.least_p(letters) >= LEVEL and without:  # no p could be small
            return Look(_carried(part, letters), None)
        test = groupings.separation(
            compositions.pairwise_distances(part, distance, floor=ZERO),
            letters,
            draws=effort(len(part), *RELABELINGS),
        )
        return Look(_carried(part, letters), int(test.observed > 0 and test.p < LEVEL), test.p)

    seen = f"{p_value(whole.p)}, one-sided{', the least possible' if whole.p < groupings.least_p(profile) + 1e-9 else ''}"
    known = [{"groups": "but Unknown"}] if "Unknown" in table and table.shape[1] > 2 else []
    found = looked(
        look,
        {
            "role left out": without_each(table.index),
            "rounding": [{"draw": draw} for draw in range(1, len(moves))],
            "measure": [{"distance": "total_variation"}, *known],
        },
    )
    return Claim(
        name="Race shares in profiles",
        report=RACE,
        figure="03-race-by-role",
        unit="fraction",
        none=(kinds - 1) / (len(table) - 1),
        how="share of the variance of race shares between profiles of age and LGBT share, median over groups; p one-sided, "
        "of distances between profiles less those within",
        p=whole.p,
        tested=_relabelings(whole),
        text=f"The race shares of {counted(len(table), 'role')} follow {counted(kinds, 'profile')} of age and LGBT share "
        f"({seen}): they look made for groups of roles, not counted in each",
        misread="that any group is paid, hired or promoted in one way or another",
        question=f"whether race shares come in profiles that roles share ({seen})",
        **found,
    )


def _carried(table: pd.DataFrame, letters: pd.Series) -> float:
    """Share of the variance that lies between the profiles, median over the groups; nan where
    nothing is shared."""
    if not 1 < letters.nunique() < len(table):
        return float("nan")
    return float(groupings.eta_squared(compositions.close(table), letters).median())


def _relabelings(test: groupings.Separation) -> str:
    return f"{number(test.count)} of {number(test.orderings)} relabelings"


def _profiles_and_pay(pay: pd.Series, profile: pd.Series) -> Claim:
    """That roles of different profiles differ in pay. Profiles, not roles, are what there is to
    compare."""
    kinds = profile.nunique()
    value = groupings.eta_squared(pay, profile) if pay.nunique() > 1 else 0.0
    gaps = pd.DataFrame(
        np.abs(np.subtract.outer(pay.to_numpy(), pay.to_numpy())), pay.index, pay.index
    )
    test = groupings.separation(gaps, profile)
    p = test.p if kinds >= FEWEST else np.nan  # too few to say, whatever is printed
    seen = f" ({p_value(p)})" if kinds >= FEWEST else ""
    return Claim(
        name="Profiles and pay",
        report=RACE,
        figure="03-carried-by-profiles",
        unit="fraction",
        none=(kinds - 1) / (len(pay) - 1),
        how="share of the variance of pay between profiles of age and LGBT share; p one-sided, of distances",
        printed=Look(value, int(test.p < LEVEL and kinds >= FEWEST)),
        p=p,
        tested=_relabelings(test),
        text=f"The {counted(kinds, 'profile')} of race, age and LGBT share differ in pay{seen}",
        misread="that race and pay have, or have not, to do with each other",
        question=f"whether race shares go with pay: {'only ' if kinds < FEWEST else ''}{counted(kinds, 'profile')} of age "
        f"and LGBT share can be compared{seen}",
    )
