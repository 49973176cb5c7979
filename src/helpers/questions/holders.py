"""Who holds these roles, women or men?

holders(roles)                        women and men by role
sized(roles, weights)                 the same with a weight a role, as other questions take them
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.questions.results import Row, TooFew
from helpers.questions.trust import at_odds, women_and_men
from helpers.questions.weights import ways, weights_of
from helpers.roles.load import Roles

FEWEST = 4  # fewer roles show nothing about women's share and pay
SHARE = 0.0005  # what rounding leaves open of a share with one decimal


@dataclass(frozen=True)
class Holders:
    """Women and men by role, most women first; `roles` has `short`, `pay`, `women`, `men`
    (fractions), and `per_hundred` (women per 100 men) with the ends `low` and `high` that rounding
    leaves.

    `left_out`: roles whose two shares do not add up to 100%."""

    roles: pd.DataFrame = field(compare=False)
    left_out: list[str]

    @property
    def majority(self) -> int:
        """In how many roles women are more than half."""
        return int((self.roles["women"] > 0.5).sum())

    def rows(self) -> list[Row]:
        women = self.roles["women"]
        how = "100 share / (1 - share); range: rounding of the share"
        return [
            Row("roles with more women than men", self.majority, "count", f"of {len(women)} roles"),
            Row("smallest women's share", women.min(), "fraction", women.idxmin()),
            Row("largest women's share", women.max(), "fraction", women.idxmax()),
            *(
                Row(f"women per 100 men, {r.Index}", r.per_hundred, "count", how, r.low, r.high)
                for r in self.roles.itertuples()
            ),
        ]


def holders(roles: Roles) -> Holders:
    """Women and men in each role that has average pay and both shares. Raises TooFew for fewer than
    four."""
    table = roles.roles.set_index("role").rename(columns={"yearly_salary_usd": "pay"})
    both = women_and_men(roles)
    table = table[["short", "pay"]].assign(women=both["Female"], men=both["Male"]).dropna()
    TooFew.unless(len(table), FEWEST, "role with average pay and shares of women and men")
    table = table.sort_values("women", ascending=False, kind="stable")
    women = table["women"]
    ends = {"low": (women - SHARE).clip(lower=0), "high": (women + SHARE).clip(upper=1)}
    found = {name: _per_hundred(s) for name, s in {"per_hundred": women, **ends}.items()}
    return Holders(table.assign(**found), list(at_odds(roles)))


def _per_hundred(share: pd.Series) -> pd.Series:
    return (100 * share / (1 - share).where(share < 1)).fillna(np.inf)


def sized(roles: Roles, weights: str | None) -> tuple[pd.DataFrame, pd.Series]:
    """Women, men and pay by role, best paid first, and the weight of each role, named for its way;
    the main way (see `questions.weights`) if `weights` is None. Raises TooFew where nobody is a woman,
    or a man."""
    found = holders(roles).roles.sort_values("pay", ascending=False, kind="stable")
    way = weights or ways(roles, found.index)[0]
    sizes = weights_of(roles, found.index, way).rename(way)
    for name in ("women", "men"):
        TooFew.unless(int((found[name] * sizes > 0).sum()), 1, f"role with {name}")
    return found, sizes
