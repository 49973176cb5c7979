"""What is predicted for pages that nobody here has seen, and how did the predictions fare?

    predictions(known)            what all roles at hand foretell of new ones; registered in
                                  data/beyond/registered.md
    confront(known, new)          the same held against the roles of new pages
    KNOWN                         the folders of the pages that the predictions were made from

The rules stand in `RULES`: each prediction has a quantity, and the share of new rows that must bear it
out.
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.paths import PROJECT
from helpers.questions.beyond.families import BACHELORS, BEYOND, role_table
from helpers.questions.beyond.numbers import same_hourly
from helpers.questions.beyond.pairs import page_pairs
from helpers.questions.beyond.predicting import root_mean_square
from helpers.questions.pay import at_middle, range_places
from helpers.questions.results import Row
from helpers.regression import predicted
from helpers.roles import Roles

KNOWN = PROJECT / "data" / "pages", BEYOND
PREDICTORS = ["degree_share", "rank"]
FEWEST = 5  # roles with a most common degree that has a prediction of its own
RULES = {
    "pay": ("roles whose average pay lies inside their 95% prediction interval", 0.85),
    "pairs": ("compared pairs in which the better-educated role earns more", 0.5),
    "middle": ("roles whose average is the geometric middle of their range within rounding", 0.95),
    "width": ("roles whose range is as wide as predicted, upper over lower end", 0.85),
    "hourly": ("roles whose hourly rate is yearly salary / 2080 to the cent", 0.95),
}
"""Each quantity, and the least share of new rows for which it counts as borne out (pairs: more than it)."""


class Used(ValueError):
    """New pages tell of roles that the predictions were made from."""


@dataclass(frozen=True)
class Registered:
    """What is predicted. `slopes`: pay for ten points of degree rate and for a level of rank, in log
    points; `rmse` of the fit; `means`: by other most common degree the middle pay and its 95% prediction
    interval, US dollars; `pairs`: the share of known pairs, with its interval over families; `width`: the
    95% prediction interval of upper over lower end."""

    roles: int
    slopes: dict[str, float]
    sigma: float
    means: pd.DataFrame = field(compare=False)
    pairs: tuple[float, float, float]
    width: tuple[float, float, float]

    def rows(self) -> list[Row]:
        pay = "least squares of 100 ln pay over roles whose most common degree is the bachelor's"
        foretold, points = "95% prediction interval", "log points"
        drawn = f"{RULES['pairs'][0]}; 95% interval, whole families drawn"
        (share, *ends), (width, *reach) = self.pairs, self.width
        found = [
            ("known roles", self.roles, "count", "roles of all pages at hand"),
            *((f"slope of {name}", slope, points, pay) for name, slope in self.slopes.items()),
            ("scatter around the fit", self.sigma, points, pay),
            *(
                (f"pay, {degree}", fit, "USD/year", foretold, low, high)
                for degree, fit, low, high in self.means.itertuples()
            ),
            ("pairs", share, "fraction", drawn, *ends),
            ("width", width, "ratio", foretold, *reach),
        ]
        return [Row(f"registered: {name}", *number) for name, *number in found]


def _pay(table: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Predicted pay of the new roles in US dollars: `fit`, `low`, `high`; nan where nothing is predicted."""
    priced = table.dropna(subset="yearly_salary_usd")
    parts = []
    for degree, group in priced.groupby("degree"):
        columns = PREDICTORS if degree == BACHELORS else []
        rows, at = group.dropna(subset=columns), new[new["degree"] == degree].dropna(subset=columns)
        if len(rows) >= FEWEST and len(at):
            parts.append(predicted(np.log(rows["yearly_salary_usd"]), rows[columns], at[columns]))
    found = pd.concat(parts) if parts else pd.DataFrame(columns=["fit", "low", "high"], dtype=float)
    return np.exp(found.reindex(new.index))


def _width(table: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Predicted upper over lower end of the range, alike for all."""
    ratio = np.log(table["salary_high_usd"] / table["salary_low_usd"]).dropna()
    return np.exp(predicted(ratio, pd.DataFrame(index=ratio.index), pd.DataFrame(index=new.index)))


def predictions(known: tuple[Roles, Roles]) -> Registered:
    """What the roles at hand (those of `data/pages`, and the others) foretell of new ones."""
    table = role_table(*known)
    priced = table.dropna(subset=["yearly_salary_usd", *PREDICTORS])
    rows = priced[priced["degree"] == BACHELORS]
    steps = pd.DataFrame({"degree_share": [0.5, 0.6, 0.5], "rank": [0, 0, 1]})
    y = 100 * np.log(rows["yearly_salary_usd"])
    fit = predicted(y, rows[PREDICTORS], steps)["fit"]
    own = predicted(y, rows[PREDICTORS], rows[PREDICTORS])["fit"]
    sigma = float(np.sqrt(np.sum((y - own) ** 2) / (len(y) - 1 - len(PREDICTORS))))
    degrees = pd.DataFrame({"degree": sorted(set(table["degree"].dropna()) - {BACHELORS})})
    means = _pay(table, degrees.assign(degree_share=np.nan, rank=0)).set_axis(degrees["degree"])
    width = _width(table, pd.DataFrame(index=[0])).iloc[0]
    slopes = {"ten points of degree rate": fit[1] - fit[0], "a level of rank": fit[2] - fit[0]}
    pairs = page_pairs(*known)
    right = float((pairs.pairs["sign"] > 0).mean()), *pairs.intervals["all"]
    ends = (width["fit"], width["low"], width["high"])
    return Registered(len(table), slopes, sigma, means.dropna(), right, ends)


@dataclass(frozen=True)
class Verdict:
    """How one prediction fared: `borne_out` of `of` rows, against the `least` share of its rule."""

    name: str
    borne_out: int
    of: int
    least: float

    @property
    def holds(self) -> bool | None:
        """Whether it counts as borne out; None where there was nothing to hold it against."""
        if not self.of:
            return None
        share = self.borne_out / self.of
        return share > self.least if self.name == "pairs" else share >= self.least


@dataclass(frozen=True)
class Confronted:
    """New roles beside what was predicted: `roles`, a row each with pay, `fit`, `low`, `high`, `inside`,
    and the same for the width (`width`, `width_low`, `width_high`, `width_inside`); `rmse` in log points of
    the prediction, `rmse_of_mean` of the known roles' mean; a `Verdict` a prediction."""

    roles: pd.DataFrame = field(compare=False)
    rmse: float
    rmse_of_mean: float
    verdicts: tuple[Verdict, ...]


def confront(known: tuple[Roles, Roles], new: Roles) -> Confronted:
    """Hold the predictions against new roles. Raises `Used`, with their names, if some are known."""
    table = role_table(*known)
    names = set(table["role"].str.casefold())
    if again := sorted(role for role in new.roles["role"] if role.casefold() in names):
        raise Used(f"the predictions were made from these roles: {', '.join(again)}")
    rows = role_table(new, new).assign(
        ratio=lambda t: t["salary_high_usd"] / t["salary_low_usd"],
        pay=lambda t: t["yearly_salary_usd"],
    )
    pay, width = _pay(table, rows), _width(table, rows)
    found = rows[["role", "degree", "degree_share", "rank", "pay"]].assign(
        **pay,
        inside=_inside(rows["pay"], pay),
        width=rows["ratio"],
        width_low=width["low"],
        width_high=width["high"],
        width_inside=_inside(rows["ratio"], width),
    )
    asked = found.dropna(subset=["pay", "fit"])
    error = 100 * np.log(asked["pay"] / asked["fit"])
    from_mean = 100 * (np.log(asked["pay"]) - np.log(table["yearly_salary_usd"].dropna()).mean())
    return Confronted(
        found, root_mean_square(error), root_mean_square(from_mean), _verdicts(found, known, new)
    )


def _inside(given: pd.Series, ends: pd.DataFrame) -> pd.Series:
    """Whether what is given lies in its interval; missing where nothing is given or predicted."""
    asked = given.notna() & ends["fit"].notna()
    return given.between(ends["low"], ends["high"]).where(asked)


def _verdicts(found: pd.DataFrame, known: tuple[Roles, Roles], new: Roles) -> tuple[Verdict, ...]:
    held = {
        "pay": found["inside"].dropna(),
        "pairs": page_pairs(known[0], new).pairs["sign"] > 0,
        "middle": at_middle(range_places(new)),
        "width": found["width_inside"].dropna(),
        "hourly": same_hourly(new.roles),
    }
    return tuple(
        Verdict(name, int(rows.sum()), len(rows), RULES[name][1]) for name, rows in held.items()
    )
