"""What do the race shares show, and how many make-ups are there at all?

make_ups(roles)          the printed shares by role, with the profile of age and LGBT share
carried(made)            what share of each figure's variance lies between the profiles

`race_profiles` asks how many make-ups there are, `mixes` how mixed each role is, and `race_pay`
what sorting does to average pay."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.compositions import close
from helpers.groupings import eta_squared
from helpers.questions.profiles import profile_of
from helpers.questions.results import Row, TooFew
from helpers.questions.trust import women_and_men
from helpers.roles.load import Roles

FEWEST = 4  # fewer roles form no groups
SHARE = 0.0005  # what rounding leaves open of a share with one decimal
ZERO = 0.0003  # stands for a share printed as 0.0%
UNKNOWN = "Unknown"


@dataclass(frozen=True)
class MakeUps:
    """The race shares of each role as `printed` (role by group, best-paid role and most common
    group first), with `short`, `pay`, `profile` (a letter for each pair of age and LGBT share) and
    `data`, whence they come."""

    printed: pd.DataFrame = field(compare=False)
    about: pd.DataFrame = field(compare=False)
    data: Roles = field(compare=False, repr=False)

    @property
    def closed(self) -> pd.DataFrame:
        """The shares scaled to add up to 1."""
        return close(self.printed)

    @property
    def known(self) -> pd.DataFrame:
        """The shares of the groups but Unknown, scaled to add up to 1."""
        return close(self.printed.drop(columns=UNKNOWN, errors="ignore"))

    @property
    def kinds(self) -> int:
        """How many profiles there are."""
        return self.about["profile"].nunique()

    @property
    def totals(self) -> pd.Series:
        return self.printed.sum(axis=1)

    @property
    def smallest(self) -> tuple[str, str, float]:
        """The role and the group of the smallest share above 0, and how far rounding may have moved
        it, as a fraction of it."""
        share = self.printed[self.printed > 0].stack()
        role, group = share.idxmin()
        return role, group, SHARE / share.min()

    def rows(self) -> list[Row]:
        totals, (role, group, coarse) = self.totals, self.smallest
        pairs = f"different pairs of average age and LGBT share among {len(totals)} roles"
        half = f"half a tenth of a point of {group} in {role}"
        return [
            Row("profiles", self.kinds, "count", pairs),
            Row("roles", len(totals), "count", "roles with race shares"),
            Row("smallest total of race shares", totals.min(), "fraction", totals.idxmin()),
            Row("largest total of race shares", totals.max(), "fraction", totals.idxmax()),
            Row("smallest share", self.printed.loc[role, group], "fraction", f"{group} in {role}"),
            Row("rounding error of the smallest share", coarse, "fraction", half),
        ]


def make_ups(roles: Roles) -> MakeUps:
    """The race shares of the roles that have them all and an average pay. Raises TooFew for fewer
    than four."""
    table = roles.roles.set_index("role")
    table = table.sort_values("yearly_salary_usd", ascending=False, kind="stable")
    about = table[["short", "yearly_salary_usd", "average_age_years", "lgbt_share"]]
    about = about.set_axis(["short", "pay", "age", "lgbt"], axis=1).dropna(subset="pay")
    printed = roles.race.pivot(index="role", columns="group", values="share").dropna()
    both = about.index[about.index.isin(printed.index)]
    TooFew.unless(len(both), FEWEST, "role with race shares and average pay")
    printed = printed.loc[both, printed.mean().sort_values(ascending=False).index]
    return MakeUps(printed, about.loc[both].assign(profile=profile_of(roles, both)), roles)


@dataclass(frozen=True)
class Carried:
    """The share of each figure's variance that lies between the profiles (eta squared), largest
    first: `race` by group, `others` (log pay, women's share, degree rate). `chance` is what labels
    without meaning carry on average."""

    race: pd.Series = field(compare=False)
    others: pd.Series = field(compare=False)
    chance: float

    @property
    def all(self) -> pd.Series:
        return pd.concat([self.race, self.others]).dropna().sort_values(ascending=False)

    def rows(self) -> list[Row]:
        race, eta = self.race, "eta squared"
        over, ends = f"{eta}, median over groups; range over groups", (race.min(), race.max())
        found = [
            ("share carried by chance", self.chance, "(profiles - 1) / (roles - 1)"),
            ("share of race variance between profiles", race.median(), over, *ends),
            *((f"variance carried by profiles, {name}", v, eta) for name, v in self.all.items()),
        ]
        return [Row(name, share, "fraction", *how) for name, share, *how in found]


def carried(made: MakeUps) -> Carried:
    """What the profiles carry of the race shares, and of other figures of the same roles. A figure
    that one of the roles lacks is left out."""
    profile, roles = made.about["profile"], made.data.roles.set_index("role")
    others = {
        "log pay": np.log(made.about["pay"]),
        "women's share": women_and_men(made.data)["Female"].reindex(profile.index),
        "degree rate": roles["degree_share"].reindex(profile.index),
    }
    eta = {n: eta_squared(v, profile) for n, v in others.items() if v.notna().all()}
    chance = (made.kinds - 1) / (len(profile) - 1)
    return Carried(eta_squared(made.closed, profile), pd.Series(eta, dtype=float), chance)
