"""Report 05 in words: any roles side by side, and how clear all pairs are. How far apart two are is
said in `gap`.

in_words(frame)           the rows of a comparison with what readers see of each
side_by_side(frame)       a comparison as people read it: a row a figure, a column a role
chosen(names)             what is to be said of roles that a reader chose, if they are no pair
answer(pairs)             the answer of the report
pairs_title(pairs), pairs_alt(...)   of the picture of all pairs
links(pages, ...)         the list of the pages of pairs
"""

from collections.abc import Sequence

import pandas as pd

from helpers.questions.compare import AllPairs
from helpers.stories.gap import NOT_GIVEN, times
from helpers.stories.pairs import over
from helpers.wording import (
    a_role,
    capital,
    counted,
    dollars,
    in_hundred,
    listing,
    named,
    number,
    part_of,
    percent,
    span,
    spoken,
    word,
)

pair_names = over
ENDS = ("Range", "Years to become one")  # figures with a low and a high end
ONE_DECIMAL = ("Gender", "Race")  # their shares are printed with one


def in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `questions.compare.compare` with the column `text` as readers see each figure;
    "not given" where no page gives it."""
    return frame.assign(text=[_seen(row) for row in frame.itertuples()])


def _seen(row) -> str:
    if row.text:
        return row.text
    low, high = (_amount(value, row.unit, row.figure) for value in (row.value, row.high))
    if not low:
        return f"less than {high}" if high else NOT_GIVEN
    if high:
        return span(low, high)
    return f"more than {low}" if row.figure in ENDS else low


def _amount(value: float, unit: str, figure: str) -> str:
    if pd.isna(value):
        return ""
    if unit == "USD/year":
        return dollars(value)
    if unit == "USD/hour":
        return dollars(value, 2)
    if unit == "fraction":
        return percent(value, 1 if figure in ONE_DECIMAL else 0)
    return number(value, 0 if float(value).is_integer() else 2)


def side_by_side(frame: pd.DataFrame) -> pd.DataFrame:
    """A comparison as people read it: a row a figure, a column a role, "not given" where a page
    gives nothing."""
    said = in_words(frame[frame["figure"] != "Duty"])
    said["label"] = said["figure"].where(said["group"] == "", said["figure"] + ": " + said["group"])
    said = said.drop_duplicates(["section", "label", "role"])
    wide = said.pivot(index=["section", "label"], columns="role", values="text")
    order = pd.MultiIndex.from_frame(said[["section", "label"]].drop_duplicates())
    return wide.reindex(index=order, columns=list(dict.fromkeys(frame["role"])))


def chosen(names: Sequence[str]) -> str:
    """What is to be said of the roles that a reader chose, where one is chosen twice.

    >>> chosen(["Cook", "Cook"]), chosen(["Cook", "Baker", "Cook"]), chosen(["Cook", "Baker"])
    ('A cook twice: choose another role to compare with.', 'A cook is chosen twice and shown once.', '')
    """
    again = next((name for name in names if names.count(name) > 1), "")
    if len(set(names)) == 1:
        return f"{capital(a_role(again))} twice: choose another role to compare with."
    return f"{capital(a_role(again))} is chosen twice and shown once." if again else ""


def answer(pairs: AllPairs) -> tuple[str, ...]:
    """The answer of the report, and its doubt."""
    return (
        f"**{_clear(pairs)}; {_close(pairs)}.** The {counted(pairs.roles, 'role')} make "
        f"{counted(pairs.possible, 'pair')}. {_printed(pairs)}",
        "**The doubt.** Every comparison rests on averages as the pages print them, and each chance "
        "on how the pay ranges are read.",
    )


def _printed(pairs: AllPairs) -> str:
    if pairs.possible == 1:
        return "A source page compares it." if pairs.printed else "No source page compares it."
    if pairs.printed == pairs.possible:
        return f"The source pages compare {part_of(pairs.printed, pairs.possible, 'pair')}."
    return f"The source pages compare {word(pairs.printed)} of them; here any two can be compared."


def _clear(pairs: AllPairs) -> str:
    often = "at least 90 times in 100"
    if not pairs.clear:
        return f"In no pair does a random person of the better-paid role earn more {often}"
    some = _some(pairs.clear, len(pairs.measures))
    return f"In {some} a random person of the better-paid role earns more {often}"


def _close(pairs: AllPairs) -> str:
    if not pairs.toss:
        return "in no pair is it close to a coin toss"
    return f"in {_some(pairs.toss, len(pairs.measures))} it is close to a coin toss"


def _some(count: int, of: int) -> str:
    return f"{'all ' if count == of > 1 else ''}{counted(count, 'pair')}"


def pairs_title(pairs: AllPairs, drawn: int) -> str:
    """The title of the picture of all pairs, of which the clearest and the closest are `drawn`."""
    ends = times(pairs.least, pairs.most)
    total = len(pairs.measures)
    which = f"The clearest and the closest {drawn} of {number(total)} pairs"
    which = capital(part_of(total, total, "pair")) if drawn == total else which
    return f"{which}: the better-paid role wins {ends} times in 100"


def pairs_alt(names: Sequence[str], chances: Sequence[float]) -> str:
    each = "; ".join(f"{name} {in_hundred(p)}" for name, p in zip(names, chances, strict=True))
    return (
        "Chance that a random person of the better-paid role earns more, in times in 100, "
        f"a pair a row: {each}."
    )


def links(pages: Sequence[tuple[str, str, str]], most: int) -> str:
    """The pages of pairs (file name, role, role) as a list, an item for each first role; of more
    than `most` pairs the others are where the first page lists them."""
    by_first: dict[str, list[str]] = {}
    for name, first, second in pages[:most]:
        by_first.setdefault(first, []).append(f"[{spoken(second)}](../reports/pairs/{name}.html)")
    items = "\n".join(
        f"- **{named(first)}** and {listing(rest)}" for first, rest in by_first.items()
    )
    if len(pages) <= most:
        return items
    return f"{items}\n\nThe others are listed on [the first page](../reports/index.html#pairs)."
