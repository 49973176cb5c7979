"""
Occupations of two tables, joined by title.

CPS and ACS use Census titles, the other tables those of the Standard Occupational Classification.
Most are alike but for case and punctuation; a title that has no counterpart is counted and listed,
never guessed.

    fold(title)                a title without case, punctuation and spaces too many
    match_titles(left, right)  the joined frame, how many rows matched, and the titles that did not
"""

import re
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Match:
    """`matched`: the rows of `left` whose title is in `right`, with the columns of both; `counts`:
    rows of `left`, of `right`, matched; `left_only` and `right_only`: the titles without a
    counterpart."""

    matched: pd.DataFrame
    counts: dict[str, int]
    left_only: list[str]
    right_only: list[str]


def fold(title: str) -> str:
    """A title without case and punctuation.

    >>> fold("Driver/Sales Workers, All Other")
    'driver sales workers all other'
    """
    return " ".join(re.findall(r"[a-z0-9]+", title.casefold()))


def match_titles(left: pd.DataFrame, right: pd.DataFrame) -> Match:
    """Join two frames by their column `occupation`, case and punctuation folded; the titles of
    `left` are kept.

    Columns that both have take the suffix `_right`. Raises ValueError if a folded title stands
    twice in one frame.

    >>> left = pd.DataFrame({"occupation": ["Cooks", "Kings"]})
    >>> match_titles(left, pd.DataFrame({"occupation": ["cooks"]})).counts
    {'left': 2, 'right': 1, 'matched': 1}
    """
    sides = {"left": left, "right": right}
    keys = {side: frame["occupation"].map(fold) for side, frame in sides.items()}
    for side, folded in keys.items():
        if folded.duplicated().any():
            raise ValueError(
                f"{side}: the title {folded[folded.duplicated()].iloc[0]!r} stands twice"
            )
    joined = left.assign(_key=keys["left"]).merge(
        right.assign(_key=keys["right"]), on="_key", suffixes=("", "_right")
    )
    return Match(
        matched=joined.drop(columns=["_key", "occupation_right"]),
        counts={**{side: len(frame) for side, frame in sides.items()}, "matched": len(joined)},
        left_only=left.loc[~keys["left"].isin(keys["right"]), "occupation"].tolist(),
        right_only=right.loc[~keys["right"].isin(keys["left"]), "occupation"].tolist(),
    )
