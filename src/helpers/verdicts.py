"""
What holds up, by one rule for all claims. A claim is that a value lies on one side of another, which means "no difference";
a look is one way of computing it. Each look says that the value is above (1), below (−1), or not clear (0).

    holds              clear as printed, and every further look says the same
    depends            the looks do not all say the same; those that part with the printed figures are named
    cannot be known    not clear as printed, nor in any further look

    Look, Claim        a way of looking; a claim with all its looks
    left_out(rows, ...)  a look with each row left out
    side(value, none)  what a look says of a value without a test
    judged(test)       the look of an exact test
    measured(claims), weighed(claims)   the claims as a table of numbers, and of texts
    findings(claims)   the claims as sentences, by verdict, for a cell, the index and the README
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pandas as pd
from IPython.display import display

from helpers.correlates import LEVEL
from helpers.wording import capital, in_hundred, listing, number, p_value, percent, say

__all__ = [
    "AGAIN",
    "CANNOT",
    "DEPENDS",
    "HOLDS",
    "LEFT_OUT_UP_TO",
    "VERDICTS",
    "Claim",
    "Look",
    "effort",
    "findings",
    "left_out",
    "side",
    "judged",
    "weighed",
]

HOLDS, DEPENDS, CANNOT = VERDICTS = ("holds", "depends", "cannot be known")
INTRODUCTION = (
    "Each claim was looked at again, one doubt at a time; brackets hold the range that this leaves. “Times in 100” "
    "sets random persons of two roles against each other."
)
HEADS = {HOLDS: "What holds", DEPENDS: "What depends on how one looks", CANNOT: "What cannot be known from these data"}
AGAIN = {
    "role left out": "which roles are taken",
    "rounding": "rounding",
    "weights": "how the roles are weighted",
    "reading": "how the pay ranges are read",
    "measure": "the measure",
    "profiles": "whether roles of one profile count one by one",
    "many looks": "how many looks are allowed for",
}
"""The ways of looking again, and what a claim depends on that does not survive one."""

SETTLES = {
    "role left out": "many more roles, drawn and not chosen",
    "rounding": "the same figures with more digits",
    "weights": "the numbers of people who work in each role",
    "reading": "percentiles of pay by role, named as such",
    "measure": "a reason, given before looking, to prefer one measure",
    "profiles": "figures counted in each role",
    "many looks": "the same question asked of new roles",
}
"""What would settle a claim that depends on one of these."""

RANGE = " [range]"
"""Stands in the words of a claim where the range over all ways of looking goes."""

LEFT_OUT_UP_TO = 40  # roles that are left out one at a time; among more, a single one hardly matters


class Look(NamedTuple):
    """A way of looking: the `value` it gives, nan if on another scale, and what it `says`: 1 above, −1 below, 0 not clear."""

    value: float
    says: int


@dataclass(frozen=True)
class Claim:
    """A claim of a report.

    `name` is short; `text` says the claim with its number, where it is clear; `question` what is asked, from "whether" on;
    `misread` what it does not mean, from "that" on. In the words, `RANGE` becomes the range over all looks. `none` is the value
    of no difference, in the same `unit`: probability, correlation, fraction or ratio; `p` the exact p, nan where there is no
    test; `again` the further looks by the names in `AGAIN`; `how` says what the value is, `figure` names the picture of it.
    """

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
    p: float = float("nan")

    def same(self, way: str) -> bool | None:
        """Whether a way of looking again says the same as the printed figures; None where it was not, or cannot be, tried."""
        looks = self.again.get(way, ())
        return all(look.says == self.printed.says for look in looks) if looks else None

    @property
    def moved_by(self) -> list[str]:
        return [way for way in AGAIN if self.same(way) is False]

    @property
    def verdict(self) -> str:
        return DEPENDS if self.moved_by else HOLDS if self.printed.says else CANNOT

    def range(self, *ways: str) -> tuple[float, float]:
        """The lowest and the highest value over some ways of looking, over all of them if none is named; nan without any."""
        looks = [look.value for way in ways or AGAIN for look in self.again.get(way, ())]
        values = np.array([self.printed.value, *looks]) if any(map(np.isfinite, looks)) else np.array([np.nan])
        return (float(np.nanmin(values)), float(np.nanmax(values))) if np.isfinite(values).any() else (np.nan, np.nan)

    @property
    def sentence(self) -> str:
        """The claim as its verdict leaves it, with its range over all ways of looking."""
        low, high = (shown(end, self.unit) for end in self.range())
        if self.unit == "probability":  # the words say "times in 100"
            low, high = low.rstrip("%"), high.rstrip("%")
        reach = "" if low == high else f" ({span_of(low, high)})"
        text, question = (words.replace(RANGE, reach) for words in (self.text, self.question))
        on = listing(AGAIN[way] for way in self.moved_by)
        if self.verdict == HOLDS:
            return f"{text}."
        if self.verdict == CANNOT:
            return f"{capital(question)}."
        if self.printed.says:
            return f"{text}; this depends on {on}."
        return f"It is not clear {question}; this depends on {on}."


def left_out(rows: Sequence, look: Callable[[object], Look], fewest: int = 3) -> list[Look]:
    """What a look says with each row left out in turn; nothing among fewer than `fewest` rows, or more than `LEFT_OUT_UP_TO`."""
    return [look(row) for row in rows] if fewest <= len(rows) <= LEFT_OUT_UP_TO else []


def effort(rows: int, full: int, least: int) -> int:
    """How often to draw when looking again: `full` times, or `least` times where a single row hardly matters."""
    return full if rows <= LEFT_OUT_UP_TO else least


def side(value: float, none: float, least: float = 1e-9) -> Look:
    """What a value says that no test stands behind: above `none`, below it, or neither if it is within `least` of it.

    >>> side(0.92, 1), side(1, 1)
    (Look(value=0.92, says=-1), Look(value=1, says=0))
    """
    return Look(value, 0 if not abs(value - none) > least else 1 if value > none else -1)


def judged(observed: float, p: float, value: float | None = None) -> Look:
    """What a test says of no association: the sign of what was observed, if p is below `LEVEL`. `value` stands in its place
    where the statistic is on another scale.

    >>> judged(-0.8, 0.042), judged(-0.52, 0.246).says
    (Look(value=-0.8, says=-1), 0)
    """
    return Look(observed if value is None else value, int(np.sign(observed)) if p < LEVEL else 0)


def shown(value: float, unit: str) -> str:
    """A value of a claim as readers see it.

    >>> shown(0.991, "probability"), shown(0.428, "fraction"), shown(-0.52, "correlation"), shown(0.92, "ratio")
    ('99%', '43%', '−0.52', '92%')
    """
    if pd.isna(value):
        return "–"
    if unit == "probability":
        return f"{in_hundred(value)}%"
    return number(value, 2) if unit == "correlation" else percent(value)


def span_of(low: str, high: str) -> str:
    """A range of two shown values.

    >>> span_of("88%", "over 99%"), span_of("61%", "75%"), span_of("−0.80", "−0.37"), span_of("0.84", "0.84")
    ('88% to over 99%', '61–75%', '−0.80 to −0.37', '0.84')
    """
    if low == high:
        return low
    plain = (low + high).replace("%", "").replace(".", "").isdigit()
    return f"{low.rstrip('%')}–{high}" if plain else f"{low} to {high}"


def measured(claims: Iterable[Claim]) -> pd.DataFrame:
    """The claims as numbers, by name: `value`, `low` and `high` over all looks, `none`, `p`, `unit`, `verdict`."""
    columns = ["value", "low", "high", "none", "p", "unit", "verdict"]
    rows = {c.name: (c.printed.value, *c.range(), c.none, c.p, c.unit, c.verdict) for c in claims}
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("claim")


def weighed(claims: Iterable[Claim]) -> pd.DataFrame:
    """The claims as a table of texts: size, range over all looks, exact p, whether each look answers the same, verdict."""
    rows = {}
    for claim in claims:
        low, high = (shown(end, claim.unit) for end in claim.range())
        same = {way.capitalize(): {True: "yes", False: "no", None: ""}[claim.same(way)] for way in AGAIN}
        size = {"Size": shown(claim.printed.value, claim.unit), "No difference": shown(claim.none, claim.unit)}
        reach = {"Range": span_of(low, high)}
        test = {"Exact p": p_value(claim.p).removeprefix("p = ").removeprefix("p ") if pd.notna(claim.p) else ""}
        rows[claim.name] = {"Verdict": claim.verdict} | size | reach | test | same
    return pd.DataFrame.from_dict(rows, orient="index")


def findings(claims: Sequence[Claim], doubt: str) -> None:
    """Show the claims as sentences, by verdict, and a doubt that goes for all. The metadata of the output hold the same for the
    index and the README."""
    parts = [INTRODUCTION]
    for verdict, head in HEADS.items():
        said = [claim.sentence for claim in claims if claim.verdict == verdict]
        parts += [f"**{head}**", "\n".join(f"- {sentence}" for sentence in said)] if said else []
    about = [{name: getattr(c, name) for name in ("verdict", "sentence", "misread", "report", "figure")} for c in claims]
    told = say(*parts, f"**The doubt.** {doubt}").data
    display({"text/markdown": told}, raw=True, metadata={"findings": {"doubt": doubt, "claims": about}})
