"""What else goes with pay? Two figures were asked about before looking; all others are a screen:
many looks, of which some will impress by chance.

    screen(roles)   r of every other figure with log pay, with a p that allows for all these looks
"""

from dataclasses import dataclass

import pandas as pd

from helpers.inference import FEWEST, max_r
from helpers.questions.associations import LEVEL
from helpers.questions.figures import PRIMARY, figures
from helpers.questions.profiles import profile_of
from helpers.questions.results import Row, TooFew
from helpers.roles.load import Roles

NO_FIGURES = ["short", "pay", "log pay"]


@dataclass(frozen=True)
class Screen:
    """Figures against log pay; see `screen`.

    `asked` and `found` have a row a figure, strongest first: `values` (how many different ones),
    `r`, `p` and `p_adjusted`, the share of orderings in which the strongest of the figures is as
    strong. `found` are the figures of the screen, adjusted among themselves; `asked` are those
    asked about before looking, adjusted, as the strictest view, among all figures. `profiles`: how
    many pairs of age and LGBT share the `n` roles have.
    """

    asked: pd.DataFrame
    found: pd.DataFrame
    profiles: int
    n: int

    @property
    def looks(self) -> int:
        """How many figures the screen has."""
        return len(self.found)

    @property
    def standing_out(self) -> list[str]:
        """The figures that so many looks do not explain."""
        return list(self.found.index[self.found["p_adjusted"] < LEVEL])

    @property
    def all(self) -> pd.DataFrame:
        """All figures, strongest first, with `when` they were asked about."""
        parts = [self.asked.assign(when="before"), self.found.assign(when="screen")]
        return pd.concat(parts).sort_values("r", key=abs, ascending=False)

    def rows(self) -> list[Row]:
        """The numbers: r and p of each figure, and p adjusted for the screen or for all looks."""
        every = self.looks + len(self.asked)
        return [
            *(row for name in self.found.index for row in _rows(name, self.found, self.looks)),
            *(row for name in self.asked.index for row in _rows(name, self.asked, every)),
            Row("profiles of age and LGBT share", self.profiles, "count", f"among {self.n} roles"),
        ]


def screen(roles: Roles) -> Screen:
    """Every figure of `questions.figures` that all roles with pay and a degree rate have, and that
    varies, against log pay.

    Raises TooFew for fewer than four roles, for pay that is all the same, and if nothing is left to
    screen.
    """
    table = figures(roles, PRIMARY[:1])
    TooFew.unless(len(table), FEWEST, f"role with average pay and {PRIMARY[0]}")
    TooFew.unless(table["pay"].nunique(), 2, "different average pay")
    looks = table.drop(columns=NO_FIGURES).loc[:, lambda f: f.nunique() > 1]
    others = looks.drop(columns=list(PRIMARY), errors="ignore")
    TooFew.unless(others.shape[1], 1, "other figure that all roles have")
    asked = _against(looks, table["log pay"]).filter(PRIMARY, axis="index")
    profiles = profile_of(roles, table.index).nunique()
    return Screen(asked, _against(others, table["log pay"]), profiles, len(table))


def _against(looks: pd.DataFrame, log_pay: pd.Series) -> pd.DataFrame:
    found = max_r(looks, log_pay).rename(columns={"observed": "r"})
    found.insert(0, "values", looks.nunique())
    return found.sort_values("r", key=abs, ascending=False)


def _rows(name: str, table: pd.DataFrame, looks: int) -> list[Row]:
    r, p, adjusted = table.loc[name, ["r", "p", "p_adjusted"]]
    allowing = f"orderings in which the strongest of {looks} figures is as strong"
    return [
        Row(f"screen: {name}", r, "correlation", "Pearson with log pay"),
        Row(f"screen: p of {name}", p, "probability", "all orderings, this figure alone"),
        Row(f"screen: p of {name}, {looks} looks", adjusted, "probability", allowing),
    ]
