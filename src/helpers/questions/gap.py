"""
How far apart are two roles in pay, and how often would a random person of the one earn more than
one of the other?

    gap(data, a, b)         one pair
    curves(data, a, ...)    the pay distributions that averages and ranges imply
    pair_measures(roles)    all pairs as a frame, or some
    next_to(roles)          those next to each other in pay
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from itertools import product
from math import isnan, nan

import numpy as np
import pandas as pd

from helpers.pay import READINGS, gaps, overlap, prob_higher, sigma_from_range
from helpers.questions.names import find_roles
from helpers.questions.pay import ENDS, POSSIBLE, READING, medians, priced, spreads_of
from helpers.questions.results import Row, TooFew
from helpers.roles.load import Roles

SHORT = {"na_rep": "", "float_format": "{:,.10g}".format}  # how numbers look where a gap is shown


@dataclass(frozen=True)
class Gap:
    """Two roles, `high` the one with the better average pay.

    `gap_usd` a year; `percent_of_low` and `percent_of_high` with either as base; `log_points`.
    `p_higher`: chance that a random person of `high` earns more than one of `low` (0.5: a coin
    toss, 1: always). `overlap` of the two pay distributions (0: none, 1: the same). Their
    `_reading_low` and `_reading_high` are the ends over the possible readings of the printed range;
    `p_higher_low` is the least over these readings and all that rounding leaves open. All are NaN
    where a range of pay is missing.
    """

    high: str
    low: str
    gap_usd: float
    percent_of_low: float
    percent_of_high: float
    log_points: float
    p_higher: float = nan
    p_higher_reading_low: float = nan
    p_higher_reading_high: float = nan
    p_higher_low: float = nan
    overlap: float = nan
    overlap_reading_low: float = nan
    overlap_reading_high: float = nan

    def rows(self) -> list[Row]:
        over, how = f"{self.high} over {self.low}", f"{READING}; range over possible readings"
        base = f"base: the lower pay; {self.percent_of_high:.4g} with the higher as base"
        chance = self.p_higher_reading_low, self.p_higher_reading_high
        shared = self.overlap_reading_low, self.overlap_reading_high
        rows = [
            Row(f"gap: {over}", self.gap_usd, "USD/year", "average less average"),
            Row(f"gap in log points: {over}", self.log_points, "log points", "100 ln(high / low)"),
            Row(f"gap in percent: {over}", self.percent_of_low, "percent", base),
            Row(f"chance: {over}", self.p_higher, "probability", how, *chance),
            Row(f"overlap: {self.high} and {self.low}", self.overlap, "fraction", how, *shared),
        ]
        return [row for row in rows if not isnan(row.value)]

    def frame(self) -> pd.DataFrame:
        """The rows as a table: value, low, high, unit and how each was found."""
        table = pd.DataFrame(self.rows()).set_index("name").rename_axis(None)
        return table[["value", "low", "high", "unit", "how"]].astype({"low": float, "high": float})

    def __repr__(self) -> str:
        return self.frame().round(3).to_string(**SHORT)

    def _repr_html_(self) -> str:
        return self.frame().round(3).to_html(**SHORT)


def pair_measures(
    roles: pd.DataFrame,
    among: Iterable[tuple[str, str]] | None = None,
    reading: str = READING,
    average_as: str = "median",
) -> pd.DataFrame:
    """A row for each pair of roles that have an average and a range of pay, with the columns of
    `Gap`; `among` limits the pairs. A `reading` that is ruled out joins the possible ones.

    Both measures also have `_rounding_low` and `_rounding_high`, what rounding leaves open under
    the reading that counts, and `_low` and `_high`, the ends over readings and rounding."""
    pay = priced(roles)
    if among is None:
        return _measured(pay, *np.triu_indices(len(pay), 1), reading, average_as)
    places = {role: place for place, role in enumerate(pay.index)}
    found = {
        tuple(sorted((places[a], places[b])))
        for a, b in among
        if a in places and b in places and a != b
    }
    first, second = np.array(sorted(found), dtype=int).reshape(-1, 2).T
    return _measured(pay, first, second, reading, average_as)


def _measured(
    own: pd.DataFrame, first: np.ndarray, second: np.ndarray, reading: str, average_as: str
) -> pd.DataFrame:
    """The rows of `pair_measures` for the `priced` roles at these places, the better paid first."""
    pay, sigmas = own["yearly_salary_usd"], dict(list(spreads_of(own).groupby("reading")))
    pairs = gaps(pay, first, second)

    @cache
    def of_roles(of: str, ends: str) -> tuple[np.ndarray, np.ndarray]:
        sigma = sigmas[of].set_index("role")[ends]
        return medians(pay, sigma, average_as).to_numpy(), sigma.to_numpy()

    def side(of: str, ends: str, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        median, sigma = of_roles(of, ends)
        return median[places], sigma[places]

    readings = list(dict.fromkeys((*POSSIBLE, reading)))
    printed = [(of, "sigma", "sigma") for of in readings]
    rounded = list(product(readings, ("least", "most"), ("least", "most")))
    for name, measure in (("p_higher", prob_higher), ("overlap", overlap)):
        looks = {
            (of, a, b): measure(*side(of, a, first), *side(of, b, second))
            for of, a, b in (printed + rounded if len(pay) else [])
        }
        pairs[name] = looks.get((reading, "sigma", "sigma"), np.array([]))
        here = [look for look in looks if look[0] == reading]
        for kind, ways in (("_reading", printed), ("_rounding", here), ("", looks)):
            every = [looks[way] for way in ways if way in looks] or [pairs[name]]
            pairs[f"{name}{kind}_low"] = np.min(every, axis=0)
            pairs[f"{name}{kind}_high"] = np.max(every, axis=0)
    return pairs


def next_to(
    roles: pd.DataFrame, reading: str = READING, average_as: str = "median"
) -> pd.DataFrame:
    """The rows of `pair_measures` for roles next to each other in pay, best paid first."""
    own = priced(roles)
    places = np.arange(len(own))
    return _measured(own, places[:-1], places[1:], reading, average_as)


def gap_of(row: pd.Series) -> Gap:
    """A row of `pair_measures` as a `Gap`."""
    return Gap(row["high"], row["low"], *(float(row[of.name]) for of in fields(Gap)[2:]))


def gap(data: Roles, a: str, b: str, *, reading: str = READING, average_as: str = "median") -> Gap:
    """Two roles, whichever is paid better first; their order makes no difference.

    Raises KeyError for an unknown role, which names the nearest, ValueError for the same role
    twice, TypeError for what are no roles or no names, and TooFew if one has no average.

    >>> from helpers.roles.load import load_roles
    >>> found = gap(load_roles(), "service manager", "customer support manager")
    >>> found.high, found.gap_usd, round(found.percent_of_low, 1), round(found.p_higher, 2)
    ('Customer Support Manager', 17589.0, 23.8, 0.68)
    """
    wanted = find_roles(data, (a, b))
    own = data.roles[data.roles["role"].isin(wanted)]
    pay = own.set_index("role")["yearly_salary_usd"]
    none = pay.index[pay.isna()]
    told = f"{none[0]} has none." if len(none) == 1 else ""
    TooFew.unless(len(pay) - len(none), 2, "role with an average pay", told)
    if len(priced(own)) == 2:
        return gap_of(pair_measures(own, None, reading, average_as).iloc[0])
    high, low, *measures = gaps(pay, [0], [1]).iloc[0]
    return Gap(high, low, *map(float, measures))


def curves(data: Roles, *names: str) -> pd.DataFrame:
    """The log-normals that averages and ranges imply: `role`, `median_usd` and `sigma` of log pay,
    a row for each of these roles that has both."""
    wanted = find_roles(data, names)
    own = priced(data.roles[data.roles["role"].isin(wanted)])
    sigma = sigma_from_range(*(own[end] for end in ENDS), READINGS[READING])
    curves = pd.DataFrame({"median_usd": own["yearly_salary_usd"], "sigma": sigma})
    return curves.loc[[role for role in wanted if role in own.index]].reset_index(names="role")
