"""Claims in tables and sentences, for the notebook that weighs them; the index and the README take
up what it leaves.

    measured(claims)   their numbers
    weighed(claims)    the same as texts, with the doubts that change nothing and those that do
    numbered(claims)   every number about them as a row of the table of numbers
    findings(claims)   sentences, by verdict
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd
from IPython.display import display

from helpers.claims.looks import AGAIN
from helpers.claims.verdicts import HEADS, INTRODUCTION, Claim, digits_apart, shown, span_of
from helpers.wording import bare_p, say

__all__ = ["findings", "measured", "numbered", "weighed"]

NumberRow = tuple[str, float, str, str, float, float]  # name, value, unit, how, low, high


def measured(claims: Iterable[Claim]) -> pd.DataFrame:
    """The claims as numbers, by name: `value`; `low` and `high` over all single doubts, `lowest`
    and `highest` over each two as well; `none`, `p`, `unit`, `verdict`."""
    columns = ["value", "low", "high", "lowest", "highest", "none", "p", "unit", "verdict"]
    rows = {
        c.name: (c.printed.value, *c.range(), *c.range_of_two, c.none, c.p, c.unit, c.verdict)
        for c in claims
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("claim")


def weighed(claims: Iterable[Claim]) -> pd.DataFrame:
    """The claims as a table of texts: verdict, size with its range over all single doubts, p, and
    under which doubts the answer is the same, and another: "role left out (4 of 7)" where only four
    of seven looks could tell."""
    rows = {}
    for claim in claims:
        size = shown(
            claim.printed.value,
            claim.unit,
            digits_apart([claim.printed.value], claim.none, claim.unit),
        )
        low, high = (
            shown(end, claim.unit, digits_apart(claim.range(), claim.none, claim.unit))
            for end in claim.range()
        )
        same, other = (
            [_tried(claim, way) for way in AGAIN if claim.same(way) is answer]
            for answer in (True, False)
        )
        other += ["two at once"] if claim.undone_by else []
        rows[claim.name] = {
            "Verdict": claim.verdict,
            "Size": size,
            "Range": "" if low == high else span_of(low, high),
            "p": bare_p(claim.p) if pd.notna(claim.p) else "",
            "Same answer": ", ".join(same),
            "Another answer": ", ".join(other),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def _tried(claim: Claim, way: str) -> str:
    told, looks = len(claim.telling(way)), len(claim.again[way])
    return f"{way} ({told} of {looks})" if told < looks else way


def numbered(claims: Iterable[Claim]) -> Iterator[NumberRow]:
    """Every number about some claims: name, value, unit, how, low, high, as `Numbers` takes them."""
    for claim in claims:
        threshold = f"threshold: {claim.none:.4g}"
        how = f"{claim.how}; {threshold}; range of one doubt at a time: {_ends(claim, *AGAIN)}; {claim.verdict}"
        yield claim.name, claim.printed.value, claim.unit, how, *claim.range()
        if pd.notna(claim.p):
            yield (
                f"p: {claim.name}",
                claim.p,
                "probability",
                f"{claim.tested}, as printed",
                np.nan,
                np.nan,
            )
        if claim.two:
            undone = "; ".join(" with ".join(pair) for pair in claim.undone_by)
            said = f"undone by {undone}" if undone else "the same answer"
            yield from _doubted(claim, "two at once", said, claim.range_of_two)
        for way in AGAIN:
            if (same := claim.same(way)) is not None:
                yield from _doubted(
                    claim, way, f"{'the same' if same else 'another'} answer", claim.range(way), way
                )
        for name, (value, low, high, unit, how) in claim.also.items():
            yield name, value, unit, how, low, high


def _doubted(
    claim: Claim, doubt: str, said: str, reach: tuple[float, float], *ways: str
) -> Iterator[NumberRow]:
    """The range that a doubt leaves, with the options at its ends, and its largest p."""
    how = f"as printed; range: {_ends(claim, *ways)}; {said}"
    yield f"{claim.name}, {doubt}", claim.printed.value, claim.unit, how, *reach
    if worst := claim.largest_p(*ways):
        yield (
            f"p: {claim.name}, {doubt}",
            worst.p,
            "probability",
            f"the largest: {worst.by}",
            np.nan,
            np.nan,
        )


def _ends(claim: Claim, *ways: str) -> str:
    return " to ".join(dict.fromkeys(claim.ends(*ways)))


def findings(claims: Sequence[Claim], doubt: str) -> None:
    """Show the claims as sentences, by verdict, and a doubt that goes for all. The metadata of the
    output hold the same for the index and the README."""
    parts = [INTRODUCTION]
    for verdict, head in HEADS.items():
        said = [claim.sentence for claim in claims if claim.verdict == verdict]
        parts += [f"**{head}**", "\n".join(f"- {sentence}" for sentence in said)] if said else []
    about = [
        {
            name: getattr(c, name)
            for name in ("name", "verdict", "sentence", "misread", "report", "figure")
        }
        for c in claims
    ]
    told = say(*parts, f"**The doubt.** {doubt}").data
    display(
        {"text/markdown": told}, raw=True, metadata={"findings": {"doubt": doubt, "claims": about}}
    )
