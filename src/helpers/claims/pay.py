"""The claims about pay: which roles can be told apart, and whether pay varies more between the
roles or inside them.

    pay_claims(roles)      ends, neighbours, between against inside
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import product

import numpy as np
import pandas as pd

from helpers.claims.looks import Look, looked, side, without_each
from helpers.claims.verdicts import RANGE, Claim, digits_apart
from helpers.pay import READINGS, between_within, prob_higher, theil_between_within
from helpers.questions.pairs import PRINTED, TOLD_APART, priced, spreads, weightings
from helpers.roles.load import Roles
from helpers.wording import a_role, capital, counted, in_hundred, number, percent, spoken

__all__ = ["pay_claims"]

REPORT = "01-salary-gaps"
MOST_NEIGHBOURS = (
    9  # pairs of neighbours that are claims of their own; of more, one claim says how many
)


def pay_claims(roles: Roles) -> list[Claim]:
    """The claims about pay; none with fewer than two roles that have an average and a range."""
    pay = priced(roles.roles)
    if len(pay) < 2:
        return []
    steps = list(zip(pay.index[:-1], pay.index[1:], strict=True))
    ends = [(pay.index[0], pay.index[-1])] if len(pay) > 2 else []
    apart = partial(_chances, roles.roles)
    next_to = (
        [_apart(pay, apart, *pair) for pair in steps]
        if len(steps) <= MOST_NEIGHBOURS
        else [_mostly_apart(apart, steps)]
    )
    return [
        *(_apart(pay, apart, *pair) for pair in ends),
        *next_to,
        _inside_or_between(roles.roles, pay),
    ]


def _chances(roles: pd.DataFrame, pairs: Sequence[tuple[str, str]]) -> dict[tuple, np.ndarray]:
    """The chance that the first of each pair earns more, by reading and by what rounding makes of
    either range."""
    pay, table = priced(roles)["yearly_salary_usd"], spreads(roles).set_index(["reading", "role"])
    first, second = (list(side) for side in zip(*pairs, strict=True))

    def sigma(reading: str, column: str, names: list[str]) -> np.ndarray:
        return table.loc[reading][column].reindex(names).to_numpy()

    ways = [("sigma", "sigma"), *product(("least", "most"), repeat=2)]
    return {
        (reading, *way): prob_higher(
            pay[first].to_numpy(),
            sigma(reading, way[0], first),
            pay[second].to_numpy(),
            sigma(reading, way[1], second),
        )
        for reading in READINGS
        for way in ways
    }


def _apart(pay: pd.DataFrame, chances: Callable, high: str, low: str) -> Claim:
    """That a random person of one role earns more than one of another often enough to tell the two
    apart."""
    found = {way: float(values[0]) for way, values in chances([(high, low)]).items()}
    looks = {
        way: Look(value, int(value >= TOLD_APART), by=f"{way[0]}, spreads {way[1]} and {way[2]}")
        for way, value in found.items()
    }
    printed, short = looks.pop((PRINTED, "sigma", "sigma")), pay["short"]
    again = _by_way(looks)
    digits = digits_apart([printed.value], TOLD_APART, "probability")
    times = number(100 * printed.value, digits) if digits else in_hundred(printed.value)
    seen = f"{times} times in 100{RANGE}"
    return Claim(
        name=f"{short[high]} over {spoken(short[low])}",
        report=REPORT,
        figure="01-pay-ranges",
        unit="probability",
        none=TOLD_APART,
        how=f"chance that a random person in {high} earns more than one in {low}",
        printed=printed,
        again=again,
        together={("rounding", "reading"): again["reading"]},
        text=f"{capital(a_role(high))} is paid more than {a_role(low)}, {seen}",
        question=f"whether {a_role(high)} or {a_role(low)} is paid more: the first is {seen}",
        misread="that everyone in the one role earns more than everyone in the other",
    )


def _by_way(looks: dict[tuple, Look]) -> dict[str, list[Look]]:
    """Looks by reading and rounding: the other readings come with every rounding, as in the report
    on pay."""
    return {
        "rounding": [look for (reading, *_), look in looks.items() if reading == PRINTED],
        "reading": [look for (reading, *_), look in looks.items() if reading != PRINTED],
    }


def _mostly_apart(chances: Callable, steps: list[tuple[str, str]]) -> Claim:
    """That most of the many pairs next to each other in pay can be told apart, or most cannot."""
    shares_apart = {
        way: float((values >= TOLD_APART).mean()) for way, values in chances(steps).items()
    }
    looks = {way: side(value, 0.5) for way, value in shares_apart.items()}
    printed = looks.pop((PRINTED, "sigma", "sigma"))
    again = _by_way(looks)
    return Claim(
        name="Neighbours in pay told apart",
        report=REPORT,
        figure="01-readings",
        unit="fraction",
        none=0.5,
        how=f"share of {len(steps)} pairs next to each other in pay",
        printed=printed,
        again=again,
        together={("rounding", "reading"): again["reading"]},
        text=f"Most neighbours in pay {'can' if printed.says > 0 else 'cannot'} be told apart: {percent(printed.value)} of "
        f"{counted(len(steps), 'pair')} can{RANGE}",
        question=f"whether most neighbours in pay can be told apart: {percent(printed.value)}{RANGE} can",
        misread="that roles which cannot be told apart are paid alike",
    )


def _inside_or_between(roles: pd.DataFrame, pay: pd.DataFrame) -> Claim:
    """That pay varies more inside the roles than between them, or the other way round."""
    log_pay, table = np.log(pay["yearly_salary_usd"]), spreads(roles).set_index(["reading", "role"])
    ways = weightings(pay)

    def look(
        without: str = "",
        spread: str = "sigma",
        weights: str = "equal",
        reading: str = PRINTED,
        measure: str = "variance",
    ) -> Look:
        kept = pay.index.drop(without) if without else pay.index
        sigma, size = (
            table.loc[reading][spread].reindex(kept),
            None if ways[weights] is None else ways[weights][kept],
        )
        part, paid = (
            (between_within, log_pay)
            if measure == "variance"
            else (theil_between_within, pay["yearly_salary_usd"])
        )
        return side(part(paid[kept], sigma, size).share_between, 0.5)

    others = [weights for weights, size in ways.items() if size is not None]
    found = looked(
        look,
        {
            "role left out": without_each(pay.index, lambda row: look(pay.index[row]).value),
            "rounding": [{"spread": end} for end in ("least", "most")],
            "weights": [{"weights": weights} for weights in others],
            "reading": [  # with every measure and weighting, as in the report on pay
                {"reading": reading, "weights": weights, "measure": measure}
                for reading, weights, measure in product(READINGS, ways, ("variance", "Theil T"))
                if reading != PRINTED
            ],
            "measure": [{"weights": weights, "measure": "Theil T"} for weights in ways],
        },
    )
    printed = found["printed"]
    more, less = (
        ("between the roles", "inside them")
        if printed.value > 0.5
        else ("inside the roles", "between them")
    )
    return Claim(
        name="Variation of pay between the roles",
        report=REPORT,
        figure="01-between-and-within",
        unit="fraction",
        none=0.5,
        how="share of the variance of log pay that lies between roles, P10–P90, equal weights",
        text=f"Pay varies more {more} than {less}: {percent(printed.value)}{RANGE} of the variation lies between the roles",
        question=f"whether pay varies more between the roles or inside them: {percent(printed.value)}{RANGE} lies between",
        misread="that anyone's pay is known: the spread inside a role is read from three printed figures",
        **found,
    )
