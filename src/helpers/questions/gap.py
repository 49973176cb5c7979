"""
How far apart are two roles in pay, and how often would a random person of the one earn more than
one of the other?

    gap(data, a, b)         one pair
    pair_measures(roles)    all pairs as a frame, or some
    next_to(roles)          those next to each other in pay
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import product

import numpy as np
import pandas as pd

from helpers.pay import READINGS, gaps, overlap, prob_higher
from helpers.questions.pay import READING, enough, medians, priced, spreads
from helpers.questions.results import Row
from helpers.roles.load import Roles

__all__ = ["Gap", "gap", "gap_of", "next_to", "pair_measures"]


@dataclass(frozen=True)
class Gap:
    """Two roles, `high` the one with the better average pay.

    `gap_usd` a year; `percent_of_low` and `percent_of_high` with either as base; `log_points`.
    `p_higher`: chance that a random person of `high` earns more than one of `low` (0.5: a coin toss,
    1: always). `overlap` of the two pay distributions (0: none, 1: the same). Their `_reading_low`
    and `_reading_high` are the ends over all readings of the range as printed,
    `_rounding_low` and `_rounding_high` what rounding leaves open under the reading that counts, and
    `_low` and `_high` those over both.
    """

    high: str
    low: str
    gap_usd: float
    percent_of_low: float
    percent_of_high: float
    log_points: float
    p_higher: float
    p_higher_reading_low: float
    p_higher_reading_high: float
    p_higher_rounding_low: float
    p_higher_rounding_high: float
    p_higher_low: float
    p_higher_high: float
    overlap: float
    overlap_reading_low: float
    overlap_reading_high: float
    overlap_rounding_low: float
    overlap_rounding_high: float
    overlap_low: float
    overlap_high: float

    def rows(self) -> list[Row]:
        over, how = f"{self.high} over {self.low}", f"{READING}; range over readings"
        base = f"base: the lower pay; {self.percent_of_high:.4g} with the higher as base"
        chance = self.p_higher_reading_low, self.p_higher_reading_high
        shared = self.overlap_reading_low, self.overlap_reading_high
        return [
            Row(f"gap: {over}", self.gap_usd, "USD/year", "average less average"),
            Row(f"gap in log points: {over}", self.log_points, "log points", "100 ln(high / low)"),
            Row(f"gap in percent: {over}", self.percent_of_low, "percent", base),
            Row(f"chance: {over}", self.p_higher, "probability", how, *chance),
            Row(f"overlap: {self.high} and {self.low}", self.overlap, "fraction", how, *shared),
        ]


def pair_measures(
    roles: pd.DataFrame,
    among: Iterable[tuple[str, str]] | None = None,
    reading: str = READING,
    average_as: str = "median",
) -> pd.DataFrame:
    """A row for each pair of roles that have an average and a range of pay, with the columns of
    `Gap`; `among` limits the pairs."""
    pay = priced(roles)["yearly_salary_usd"]
    if among is None:
        return _measured(roles, *np.triu_indices(len(pay), 1), reading, average_as)
    places = {role: place for place, role in enumerate(pay.index)}
    found = {
        tuple(sorted((places[a], places[b])))
        for a, b in among
        if a in places and b in places and a != b
    }
    first, second = np.array(sorted(found), dtype=int).reshape(-1, 2).T
    return _measured(roles, first, second, reading, average_as)


def _measured(
    roles: pd.DataFrame, first: np.ndarray, second: np.ndarray, reading: str, average_as: str
) -> pd.DataFrame:
    """The rows of `pair_measures` for the roles at these places in the order of pay, the better
    paid first."""
    pay, sigmas = priced(roles)["yearly_salary_usd"], spreads(roles).set_index(["reading", "role"])
    pairs = gaps(pay, first, second)

    def side(of: str, ends: str, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        sigma = sigmas.loc[of][ends].reindex(pay.index)
        return medians(pay, sigma, average_as).to_numpy()[places], sigma.to_numpy()[places]

    printed = [(of, "sigma", "sigma") for of in READINGS]
    rounded = list(product(READINGS, ("least", "most"), ("least", "most")))
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


def next_to(roles: pd.DataFrame, average_as: str = "median") -> pd.DataFrame:
    """The rows of `pair_measures` for roles next to each other in pay, best paid first."""
    places = np.arange(len(priced(roles)))
    return _measured(roles, places[:-1], places[1:], READING, average_as)


def gap_of(row: pd.Series) -> Gap:
    """A row of `pair_measures` as a `Gap`."""
    return Gap(**{one.name: row[one.name] for one in fields(Gap)})


def gap(data: Roles, a: str, b: str, *, reading: str = READING, average_as: str = "median") -> Gap:
    """Two roles, whichever is paid better first. Raises TooFew if one has no average or range."""
    enough(data.roles[data.roles["role"].isin([a, b])])
    return gap_of(pair_measures(data.roles, [(a, b)], reading, average_as).iloc[0])
