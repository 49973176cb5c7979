"""Looking again: a look is one way of computing what a claim is about. It says that the value lies
above no difference (1), below (−1), or that this is not clear (0).

    Look               a value and what it says
    AGAIN              the doubts for which one looks again, and what a claim depends on that does
                       not survive one
    looked(look, ways) all looks of a claim from one function, one doubt at a time and, where it
    holds, two at once without_each(rows) the ways of leaving a row out
    side(value, none)  what a look says of a value without a test
    judged(test)       the look of an exact test
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

import numpy as np

from helpers.questions.correlates import LEVEL

__all__ = [
    "AGAIN",
    "LEFT_OUT_UP_TO",
    "Look",
    "Ways",
    "effort",
    "judged",
    "looked",
    "side",
    "without_each",
]

AGAIN = {
    "role left out": "which roles are taken",
    "rounding": "rounding",
    "weights": "how the roles are weighted",
    "reading": "how the pay ranges are read",
    "measure": "the measure",
    "profiles": "whether roles of one profile count one by one",
    "many looks": "the number of looks",
}
"""The ways of looking again, and what a claim depends on that does not survive one."""

LEFT_OUT_UP_TO = (
    40  # roles that are left out one at a time; among more only those that move a claim most
)
MOST_MOVING = 3  # of these, how many at either end


class Look(NamedTuple):
    """A way of looking: the `value` it gives, nan if on another scale; what it `says`: 1 above, −1
    below, 0 not clear, None where it could not have been clear whatever the figures are; the p of
    its test, if it has one; `by` the option it takes."""

    value: float
    says: int | None
    p: float = float("nan")
    by: str = ""


Ways = Mapping[str, Sequence[Mapping[str, object]]]
"""Doubts by the names in `AGAIN`, each with its options: settings of the function that looks."""


def looked(look: Callable[..., Look], ways: Ways) -> dict:
    """What a function says without any setting (`printed`), under each option of each way
    (`again`), and, if the claim holds by these, under options of each two ways (`together`). Ways
    that change the same setting do not combine."""
    printed = look()
    again = {
        way: [look(**option)._replace(by=_words(option)) for option in options]
        for way, options in ways.items()
    }
    same = all(other.says in (None, printed.says) for looks in again.values() for other in looks)
    together = (
        {
            (one, two): [look(**a, **b)._replace(by=_words(a | b)) for a, b in pairs]
            for one, two in combinations([way for way in AGAIN if way in ways], 2)
            if (
                pairs := [
                    (a, b) for a, b in product(ways[one], ways[two]) if not a.keys() & b.keys()
                ]
            )
        }
        if printed.says and same
        else {}
    )
    return {"printed": printed, "again": again, "together": together}


def _words(option: Mapping[str, object]) -> str:
    """Settings in words.

    >>> _words({"without": "Cook", "halved_or_doubled": "low", "draw": 3})
    'without Cook, halved or doubled low, draw 3'
    """
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in option.items())


def without_each(
    rows: Sequence, value: Callable[[int], float] | None = None, fewest: int = 3
) -> list[dict[str, object]]:
    """The options of leaving each row out in turn; none among fewer than `fewest` rows.

    Among more than `LEFT_OUT_UP_TO` only those rows are left out that move most what `value` gives
    without the row at a position; none where there is no such function."""
    if len(rows) <= LEFT_OUT_UP_TO:
        return [{"without": row} for row in rows] if len(rows) >= fewest else []
    order = (
        np.argsort([value(row) for row in range(len(rows))]) if value else np.array([], dtype=int)
    )
    return (
        [
            {"without": rows[row]}
            for row in (*order[:MOST_MOVING], *order[len(order) - MOST_MOVING :])
        ]
        if value
        else []
    )


def effort(rows: int, full: int, least: int) -> int:
    """How often to draw when looking again: `full` times, or `least` times where a single row
    hardly matters."""
    return full if rows <= LEFT_OUT_UP_TO else least


def side(value: float, none: float, least: float = 1e-9) -> Look:
    """What a value says that no test stands behind: above `none`, below it, or neither if it is
    within `least` of it.

    >>> side(0.92, 1).says, side(1, 1).says
    (-1, 0)
    """
    return Look(value, 0 if not abs(value - none) > least else 1 if value > none else -1)


def judged(observed: float, p: float, value: float | None = None) -> Look:
    """What a test says of no association: the sign of what was observed, if p is below `LEVEL`.
    `value` stands in its place where the statistic is on another scale.

    >>> judged(-0.8, 0.042).says, judged(-0.52, 0.246).says
    (-1, 0)
    """
    return Look(observed if value is None else value, int(np.sign(observed)) if p < LEVEL else 0, p)
