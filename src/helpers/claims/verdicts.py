"""What holds up, by one rule for all claims. A claim is that a value lies on one side of another,
which means "no difference".

    holds              all looks say the same, and that is above, or below
    depends            the looks do not all say the same; those that part with the printed figures
                       are named
    cannot be known    all looks say the same, that it is not clear

A claim that holds is looked at again with each two doubts at once; those that it does not survive
are named beside it.

    Claim              a claim with all its looks, its verdict and its sentence
    SETTLES            what would settle a claim that depends on something
    shown(value, unit), span_of(low, high)   values and ranges as readers see them
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.claims.looks import AGAIN, Look
from helpers.questions.pairs import TOLD_APART
from helpers.wording import (
    bare_p,
    capital,
    counted,
    in_hundred,
    listing,
    number,
    p_value,
    percent,
    word,
)

__all__ = [
    "CANNOT",
    "DEPENDS",
    "HEADS",
    "HOLDS",
    "INTRODUCTION",
    "RANGE",
    "SETTLES",
    "VERDICTS",
    "Claim",
    "digits_apart",
    "shown",
    "span_of",
]

HOLDS, DEPENDS, CANNOT = VERDICTS = ("holds", "depends", "cannot be known")
INTRODUCTION = (
    "Each claim was doubted in the ways that apply to it, mostly one at a time; brackets behind a size hold the range left. "
    f"“Times in 100” compares random persons of two roles: below {number(100 * TOLD_APART, 1)} is close to a coin toss."
)
HEADS = {
    HOLDS: "What holds against any one doubt",
    DEPENDS: "What depends on how one looks",
    CANNOT: "What cannot be known from these data",
}
SETTLES = {
    "role left out": "many more roles, drawn and not chosen",
    "rounding": "the same figures with more digits",
    "weights": "how many people work in each role",
    "reading": "named percentiles of pay by role",
    "measure": "a reason, given before looking, to prefer one measure",
    "profiles": "figures counted in each role",
    "many looks": "the same question asked of new roles",
}
"""What would settle a claim that depends on one of these."""

RANGE = " [range]"
"""Stands in the words of a claim where the range over all ways of looking goes."""


@dataclass(frozen=True)
class Claim:
    """A claim of a report.

    `name` is short; `text` says the claim with its number, where it is clear; `question` what is
    asked, from "whether" on; `misread` what it does not mean, from "that" on. In the words, `RANGE`
    becomes the range over all single doubts. `none` is the value of no difference, in the same
    `unit`: probability, correlation, fraction or ratio; `p` the p of its test and `tested` how
    often it was met, nan and "" where there is no test; `again` the further looks by the names in
    `AGAIN`, and `together` those with two of these at once; `how` says what the value is, `figure`
    names the picture of it; `also` other numbers in the words, by name: value, low, high, unit,
    how."""

    name: str
    report: str
    figure: str
    unit: str
    none: float
    how: str
    printed: Look
    text: str
    question: str
    misread: str
    again: Mapping[str, Sequence[Look]] = field(default_factory=dict)
    together: Mapping[tuple[str, str], Sequence[Look]] = field(default_factory=dict)
    p: float = float("nan")
    tested: str = ""
    also: Mapping[str, tuple[float, float, float, str, str]] = field(default_factory=dict)

    def telling(self, way: str) -> list[Look]:
        """The looks of a way that can say something."""
        return [look for look in self.again.get(way, ()) if look.says is not None]

    def same(self, way: str) -> bool | None:
        """Whether a way of looking again says the same as the printed figures; None where it was
        not, or cannot be, tried."""
        looks = self.telling(way)
        return all(look.says == self.printed.says for look in looks) if looks else None

    @property
    def moved_by(self) -> list[str]:
        """The ways of looking that part with the printed figures."""
        return [way for way in AGAIN if self.same(way) is False]

    @property
    def verdict(self) -> str:
        """One of `VERDICTS`, by the rule above."""
        return DEPENDS if self.moved_by else HOLDS if self.printed.says else CANNOT

    @property
    def two(self) -> Mapping[tuple[str, str], Sequence[Look]]:
        """The looks with two doubts at once; none where single ones settle the verdict already."""
        return self.together if self.verdict == HOLDS else {}

    @property
    def undone_by(self) -> list[tuple[str, str]]:
        """The pairs of doubts that a claim which holds does not survive."""
        return [
            pair
            for pair, looks in self.two.items()
            if any(look.says not in (None, self.printed.says) for look in looks)
        ]

    def range(self, *ways: str) -> tuple[float, float]:
        """The lowest and the highest value over some ways of looking, over all of them if none is
        named; nan without any."""
        return self._reach(look for way in ways or AGAIN for look in self.again.get(way, ()))

    @property
    def range_of_two(self) -> tuple[float, float]:
        """The lowest and the highest value over all single doubts and all pairs of them; nan where
        no pair was tried."""
        pairs = [look for looks in self.two.values() for look in looks]
        return (
            self._reach([*pairs, *(look for looks in self.again.values() for look in looks)])
            if pairs
            else (np.nan, np.nan)
        )

    def ends(self, *ways: str) -> tuple[str, str]:
        """The options that give the lowest and the highest value over some ways of looking, "as
        printed" where that does; over each two ways as well if none is named."""
        two = [] if ways else [look for looks in self.two.values() for look in looks]
        looks = [
            self.printed._replace(by="as printed"),
            *(look for way in ways or AGAIN for look in self.again.get(way, ())),
            *two,
        ]
        finite = [look for look in looks if np.isfinite(look.value)]
        return (min(finite, key=_value).by, max(finite, key=_value).by) if finite else ("", "")

    def largest_p(self, *ways: str) -> Look | None:
        """The look with the largest p over some ways of looking, over each two of them if none is
        named; None without any p."""
        two = [look for looks in self.two.values() for look in looks]
        looks = (
            [look for way in ways for look in self.telling(way)]
            if ways
            else [look for look in two if look.says is not None]
        )
        return max(
            (look for look in looks if np.isfinite(look.p)), key=lambda look: look.p, default=None
        )

    def _reach(self, looks: Iterable[Look]) -> tuple[float, float]:
        values = np.array([value for look in looks if np.isfinite(value := look.value)])
        if not len(values) or not np.isfinite(self.printed.value):
            return np.nan, np.nan
        return float(min(self.printed.value, values.min())), float(
            max(self.printed.value, values.max())
        )

    @property
    def sentence(self) -> str:
        """The claim as its verdict leaves it, with its range over all single doubts, and what two
        at once do to it."""
        low, high = self._shown(self.range())
        if self.unit == "probability":  # the words say "times in 100"
            low, high = low.rstrip("%"), high.rstrip("%")
        reach = "" if low == high else f" ({span_of(low, high)})"
        text, question = (words.replace(RANGE, reach) for words in (self.text, self.question))
        on = listing(AGAIN[way] for way in self.moved_by) + self._moved_p()
        if self.verdict == HOLDS:
            return " ".join(part for part in (f"{text}.", self._untried(), self._two()) if part)
        if self.verdict == CANNOT:
            return f"{capital(question)}."
        if self.printed.says:
            return f"{text}; this depends on {on}."
        return f"It is not clear {question}; this depends on {on}."

    def _shown(self, values: Iterable[float]) -> list[str]:
        values = list(values)
        digits = digits_apart(values, self.none, self.unit)
        return [shown(value, self.unit, digits) for value in values]

    def _moved_p(self) -> str:
        """The range of p over the ways that move a claim and the printed figures; "" where there is
        none."""
        ps = [p for way in self.moved_by for look in self.telling(way) if (p := look.p) == p]
        low, high = (bare_p(pick(ps)) if ps else "" for pick in (min, max))
        return "" if low == high else f" (p from {low} to {high})"

    def _untried(self) -> str:
        """In how many omissions a claim could be tried, if not in all."""
        told, looks = len(self.telling("role left out")), len(self.again.get("role left out", ()))
        return (
            f"It could be tried in {word(told)} of {counted(looks, 'omission')} of a role."
            if told < looks
            else ""
        )

    def _two(self) -> str:
        """What two doubts at once do to a claim that holds: nothing to say if it survives, or none
        could be tried."""
        if not self.undone_by:
            return ""
        looks = [
            look
            for pair in self.undone_by
            for look in self.two[pair]
            if look.says not in (None, self.printed.says)
        ]
        turned = any(look.says == -self.printed.says for look in looks)
        most = max((look.p for look in looks if look.p == look.p), default=None)
        reach = (
            (f"{p_value(most).replace('=', 'up to')}; " if most else "")
            + ("r in all: " if self.unit == "correlation" else "")
            + span_of(*self._shown(self.range_of_two))
        )
        doubts = [AGAIN[way] for way in AGAIN if any(way in pair for pair in self.undone_by)]
        which = "These two" if len(doubts) == 2 else "Two of these"
        return f"{which} doubts at once could {'turn it round' if turned else 'leave it open'} ({reach}): {', '.join(doubts)}."


def _value(look: Look) -> float:
    return look.value


def shown(value: float, unit: str, digits: int = 0) -> str:
    """A value of a claim as readers see it; `digits` more than usual where that is asked for.

    >>> shown(0.991, "probability"), shown(0.428, "fraction"), shown(-0.52, "correlation"), shown(0.921, "ratio", 1)
    ('99%', '43%', '−0.52', '92.1%')
    """
    if pd.isna(value):
        return "–"
    if unit == "probability" and not digits:
        return f"{in_hundred(value)}%"
    return number(value, 2 + digits) if unit == "correlation" else percent(value, digits)


def digits_apart(values: Iterable[float], none: float, unit: str) -> int:
    """So many digits more than usual that no value which differs from `none` looks like it; two at
    most.

    >>> digits_apart([0.89, 0.998], 1, "ratio"), digits_apart([0.89, 1], 1, "ratio")
    (1, 0)
    """
    apart = [value for value in values if abs(value - none) > 1e-9]
    return next(
        (
            digits
            for digits in (0, 1)
            if shown(none, unit, digits) not in {shown(v, unit, digits) for v in apart}
        ),
        2,
    )


def span_of(low: str, high: str) -> str:
    """A range of two shown values.

    >>> span_of("88%", "over 99%"), span_of("61%", "75%"), span_of("−0.80", "−0.37"), span_of("0.84", "0.84")
    ('88% to over 99%', '61–75%', '−0.80 to −0.37', '0.84')
    """
    if low == high:
        return low
    plain = (low + high).replace("%", "").replace(".", "").isdigit()
    return f"{low.rstrip('%')}–{high}" if plain else f"{low} to {high}"
