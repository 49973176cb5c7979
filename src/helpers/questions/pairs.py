"""
All pairs of roles at once: how far apart in pay, and how sure one can be of it.

The average acts as the median of a log-normal whose spread the pay range implies. What the ends of
the range stand for is a reading, and they are rounded down to $1,000: each measure comes with the
range that readings and rounding leave.

    priced(roles)           the roles with average and range of pay, best paid first
    spreads(roles)          sigma of log pay by role, for each reading, with the range that rounding
                            leaves
    pair_measures(roles)    a row a pair: gaps, chance that the higher-paid role wins, overlap, each
                            with its range
    neighbours(roles)       the pairs next to each other in pay, with a verdict
    grid(pairs, ...)        a value for each pair as a matrix, the better paid in the rows
    verdict_sentence(...)   how many neighbours each verdict has, as a sentence
    weightings(roles)       the ways in which roles may be weighted
    splits(roles)           variation of pay between and within roles, by reading and weighting
    TOLD_APART              the chance from which two roles count as told apart
"""

from collections.abc import Iterable
from itertools import product

import numpy as np
import pandas as pd
from scipy.special import ndtr

from helpers.pay import (
    READINGS,
    between_within,
    gaps,
    overlap,
    prob_higher,
    sigma_from_range,
    theil_between_within,
)
from helpers.wording import word

__all__ = [
    "FLOORED_TO",
    "PRINTED",
    "TOLD_APART",
    "VERDICTS",
    "grid",
    "neighbours",
    "pair_measures",
    "priced",
    "spreads",
    "splits",
    "verdict_sentence",
    "weightings",
]

FLOORED_TO = 1_000  # US dollars: the ends of a range are printed in whole thousands, rounded down
TOLD_APART = float(ndtr(0.2 / np.sqrt(2)))
"""The chance of the higher-paid side that goes with Cohen's smallest nameable effect, d = 0.2
(Cohen 1988): about 0.556."""

PRINTED = next(iter(READINGS))  # the reading that the publisher's word supports


def priced(roles: pd.DataFrame) -> pd.DataFrame:
    """The roles that have an average and a range of pay, by role, best paid first."""
    columns = ["yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
    given = roles.set_index("role").dropna(subset=columns)
    return given.sort_values("yearly_salary_usd", ascending=False, kind="stable")


def spreads(roles: pd.DataFrame) -> pd.DataFrame:
    """Standard deviation of log pay by role and reading: `sigma` from the printed range, `least`
    and `most` from the narrowest and widest range that the printed ends may stand for."""
    pay, up = priced(roles), FLOORED_TO - 1
    low, high = pay["salary_low_usd"], pay["salary_high_usd"]
    frames = [
        pd.DataFrame(
            {
                "reading": reading,
                "sigma": sigma_from_range(low, high, coverage),
                "least": sigma_from_range(np.minimum(low + up, high), high, coverage),
                "most": sigma_from_range(low, high + up, coverage),
            }
        )
        for reading, coverage in READINGS.items()
    ]
    return pd.concat(frames).rename_axis("role").reset_index()


def pair_measures(
    roles: pd.DataFrame, among: Iterable[tuple[str, str]] | None = None
) -> pd.DataFrame:
    """A row for each pair of roles that have an average and a range of pay; `among` limits the
    pairs.

    The columns of `pay.all_pairs`; `p_higher`, the chance that a random person in the better-paid
    role earns more than one in the other (0.5: a coin toss, 1: always); `overlap` of the two pay
    distributions (0: none, 1: the same); each with `_low` and `_high`, the range over all readings
    and roundings of the pay ranges. A million pairs take a few seconds and about 200 MB."""
    pay = priced(roles)["yearly_salary_usd"]
    if among is None:
        return _measured(roles, *np.triu_indices(len(pay), 1))
    places = {role: place for place, role in enumerate(pay.index)}
    found = {
        tuple(sorted((places[a], places[b])))
        for a, b in among
        if a in places and b in places and a != b
    }
    first, second = np.array(sorted(found), dtype=int).reshape(-1, 2).T
    return _measured(roles, first, second)


def _measured(roles: pd.DataFrame, first: np.ndarray, second: np.ndarray) -> pd.DataFrame:
    """The rows of `pair_measures` for the roles at these places in the order of pay, the better
    paid first."""
    pay = priced(roles)["yearly_salary_usd"]
    pairs = gaps(pay, first, second)
    a, b = pay.to_numpy()[first], pay.to_numpy()[second]
    sigmas = spreads(roles).set_index("role")
    by_reading = {
        reading: sigmas[sigmas["reading"] == reading].loc[pay.index] for reading in READINGS
    }
    for name, measure in (("p_higher", prob_higher), ("overlap", overlap)):
        low = high = None
        for reading, of_a, of_b in [
            (PRINTED, "sigma", "sigma"),
            *product(READINGS, ("least", "most"), ("least", "most")),
        ]:
            table = by_reading[reading]
            values = measure(a, table[of_a].to_numpy()[first], b, table[of_b].to_numpy()[second])
            if low is None:
                pairs[name], low, high = values, values, values
            low, high = np.minimum(low, values), np.maximum(high, values)
        pairs[f"{name}_low"], pairs[f"{name}_high"] = low, high
    return pairs


VERDICTS = ("told apart", "depends on the reading", "not told apart")


def neighbours(roles: pd.DataFrame) -> pd.DataFrame:
    """The rows of `pair_measures` for roles next to each other in pay, best paid first, with a
    `verdict`.

    "told apart" if the chance of the better-paid role reaches `TOLD_APART` under every reading and
    rounding, "not told apart" if it does under none, and else "depends on the reading"."""
    places = np.arange(len(priced(roles)))
    found = _measured(roles, places[:-1], places[1:])
    rules = [found["p_higher_low"] >= TOLD_APART, found["p_higher_high"] < TOLD_APART]
    return found.assign(verdict=np.select(rules, [VERDICTS[0], VERDICTS[2]], VERDICTS[1]))


def verdict_sentence(counts: pd.Series) -> str:
    """How many neighbours each verdict has. `counts` is by `VERDICTS`.

    >>> verdict_sentence(pd.Series([3, 2, 1], VERDICTS))
    'Of six pairs of roles next to each other in pay, three can be told apart under every reading of the pay ranges, two \
under some only, and one under none.'
    >>> verdict_sentence(pd.Series([0, 0, 1], VERDICTS))
    'The one pair of roles can be told apart under no reading of the pay ranges.'
    >>> verdict_sentence(pd.Series([2, 0, 0], VERDICTS))
    'Both pairs of roles next to each other in pay can be told apart under every reading of the pay ranges.'
    """
    how = dict(
        zip(VERDICTS, ("every reading{}", "some readings{} only", "no reading{}"), strict=True)
    )[counts.idxmax()]
    if counts.sum() == 1:
        return f"The one pair of roles can be told apart under {how.format(' of the pay ranges').removesuffix(' only')}."
    if counts.iloc[2] == counts.sum():
        pairs = f"None of {word(counts.sum())} pairs of roles next to each other in pay"
        return f"{pairs} can be told apart under any reading of the pay ranges."
    if counts.max() == counts.sum():
        pairs = f"{'Both' if counts.sum() == 2 else f'All {word(counts.sum())}'} pairs of roles next to each other in pay"
        return f"{pairs} can be told apart under {how.format(' of the pay ranges')}."
    every, some, none = counts
    others = [
        f"{word(count)} under {which}"
        for count, which in ((some, "some only"), (none, "none"))
        if count
    ]
    return (
        f"Of {word(counts.sum())} pairs of roles next to each other in pay, {word(every) if every else 'none'} can be told apart "
        f"under every reading of the pay ranges, {'and ' if len(others) == 1 else ''}{', and '.join(others)}."
    )


def weightings(roles: pd.DataFrame) -> dict[str, pd.Series | None]:
    """The ways in which roles may be weighted, by name: "openings", if all roles have them, and
    "equal" (None)."""
    openings = roles["openings"]
    return {"openings": openings, "equal": None} if (openings > 0).all() else {"equal": None}


def grid(pairs: pd.DataFrame, values: pd.Series, order: pd.Series, blank: object) -> pd.DataFrame:
    """A value for each pair as a matrix with the better-paid role in the rows and the other in the
    columns.

    `order` maps roles to labels, best paid first; cells of no pair hold `blank`.
    """
    table = pd.DataFrame(blank, index=order.index[:-1], columns=order.index[1:], dtype=object)
    for high, low, value in zip(pairs["high"], pairs["low"], values, strict=True):
        table.at[high, low] = value
    return table.set_axis(order.iloc[:-1]).set_axis(order.iloc[1:], axis=1)


def splits(roles: pd.DataFrame) -> pd.DataFrame:
    """Share of the variation of pay that lies between roles, a row for each measure, reading and
    weighting.

    `measure` is "variance of log pay" or "Theil T"; `weights` is one of `weightings`. 0: the role
    tells nothing about pay; 1: it tells all."""
    pay = priced(roles)
    table = spreads(roles).set_index(["reading", "role"])["sigma"]
    rows = []
    for reading, (weighting, weights) in product(
        READINGS if len(pay) else (), reversed(weightings(pay).items())
    ):
        sigma = table.loc[reading].reindex(pay.index)
        logs = between_within(np.log(pay["yearly_salary_usd"]), sigma, weights)
        theil = theil_between_within(pay["yearly_salary_usd"], sigma, weights)
        rows += [
            ("variance of log pay", reading, weighting, *logs),
            ("Theil T", reading, weighting, *theil),
        ]
    return pd.DataFrame(
        rows, columns=["measure", "reading", "weights", "between", "within", "share_between"]
    )
