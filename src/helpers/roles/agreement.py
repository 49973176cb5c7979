"""The same role may stand on several pages. For each role and field one page counts: the one
retrieved last of those that give any value. Of pages retrieved on the same day, or on days unknown,
it is the last in file order; but figures that their own page denies give way to those of such a
page that nothing denies. Where pages say something else, a note shows both.

    columns(pages)         the facts of some pages as columns of numbers
    agree(pages, facts)    which of these facts count, and a note for each disagreement

Most pages agree. The few printings that differ are found in whole columns, and only they are looked
at one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from helpers.pages.facts import Fact, Note, Page, role_key
from helpers.pages.fields import FIELDS
from helpers.roles.reading import value_text
from helpers.roles.shelf import Saying, Shelf

# They check each other: all are in doubt, or none.
PAY = frozenset(("yearly_salary", "hourly_rate", "salary_low", "salary_high"))
SUBJECT = ["role", "field"]
FIELD_NUMBERS = {name: number for number, name in enumerate(FIELDS)}


@dataclass(frozen=True)
class Columns:
    """Facts as numbers: the page of each, its line, whether it is about the second role there, that
    role (one number however it is spelled), and the saying."""

    page: np.ndarray
    line: np.ndarray
    second: np.ndarray
    role: np.ndarray
    said: np.ndarray


def columns(pages: Shelf) -> Columns:
    """The facts of some pages, in order."""
    page = np.repeat(
        np.arange(len(pages), dtype=np.int32), np.diff(np.array(pages.ends, np.int64), prepend=0)
    )
    numbers: dict[str, int] = {}
    roles = [
        [numbers.setdefault(role_key(role), len(numbers)) for role in head.roles]
        for head in pages.heads
    ]
    second = np.array(pages.seconds)
    return Columns(
        page,
        np.array(pages.lines),
        second,
        np.array(roles, np.int32)[page, second],
        np.array(pages.said),
    )


def agree(pages: Shelf, facts: Columns) -> tuple[np.ndarray, list[Note]]:
    """The facts that count, as a flag for each, and what pages disagree about."""
    of, printings = _printings(pages.heads, facts, pages.sayings)
    given = printings["given"] | ~printings.groupby(SUBJECT)["given"].transform("any")
    stand = printings[given]
    counts = stand.drop_duplicates(SUBJECT, keep="last").index
    again, said = stand.duplicated(SUBJECT).to_numpy()[1:], stand["said"].to_numpy()
    differ = np.flatnonzero(again & (said[1:] != said[:-1]))
    after = stand.index[differ + 1]
    last = counts[np.searchsorted(counts, after)]  # the one that counts of the same role and field
    three = list(zip(stand.index[differ], after, last, strict=True))
    rows = of[of.isin({printing for found in three for printing in found})]
    rows = rows.groupby(rows).groups
    three = [tuple(rows[printing] for printing in found) for found in three]
    three.sort(key=lambda found: (_vintage(pages.heads[facts.page[found[1][0]]]), found[1][0]))
    found = (
        [{fact.group: fact for fact in map(pages.fact, printing)} for printing in printings]
        for printings in three
    )
    notes = [note for printings in found for note in _disagreements(*printings)]
    return of.isin(counts).to_numpy(), notes


def _vintage(page: Page) -> int:
    return (page.retrieved or date.min).toordinal()


def _disagreements(
    before: dict[str, Fact], after: dict[str, Fact], counting: dict[str, Fact]
) -> Iterator[Note]:
    """What a page gives for a field of a role, against what the page before it gave; and which
    counts, which may be a third."""
    page = next(iter(counting.values())).page
    after = {group: fact for group, fact in after.items() if fact.value is not None}
    last = next(iter(after.values()))
    counts = "the latter" if page == last.page else f"what {page} says"
    for group, old in before.items():
        new = after.get(group)
        if old.value is not None and (new is None or _folded(new.value) != _folded(old.value)):
            what = f"{old.field} ({group})" if group else old.field
            given = (
                f"{new.raw} on {new.page}:{new.line}"
                if new
                else f"not given on {last.page}:{last.line}"
            )
            seen = f"{what}: {old.raw} on {old.page}:{old.line}, {given}; {counts} counts"
            yield Note(last.page, (new or last).line, last.role, old.field, "disagrees", seen)


def _folded(value: float | str) -> str:
    return value_text(value).casefold()


def _printings(
    heads: list[Page], facts: Columns, sayings: list[Saying]
) -> tuple[pd.Series, pd.DataFrame]:
    """Printings: what a page gives for a field of a role. Shares and lists, a fact a group, agree
    or differ as a whole.

    The number of each fact's printing, and all printings, those of a role and field together, the
    one that counts behind the others: whether it gives any value, and a number that is the same
    for the same values. The order is the rule: by role, field, day, what is not denied, place of the
    page, so that the last printing of a role and field counts."""
    fields = np.array([FIELD_NUMBERS[saying.field] for saying in sayings], np.int8)[facts.said]
    vintages = pd.Series([_vintage(head) for head in heads])
    place, day = (vintages.rank(method=how).astype("int32") for how in ("first", "min"))
    table = pd.DataFrame({"role": facts.role, "field": fields})
    table["day"], table["clean"] = day[facts.page].array, ~_denied(heads, facts, fields)
    table["place"] = place[facts.page].array
    table["said"] = _marks(sayings)[facts.said]
    table["given"] = np.array([saying.value is not None for saying in sayings])[facts.said]
    printings = table.groupby([*SUBJECT, "day", "clean", "place"], sort=True)
    found = printings.agg(said=("said", "sum"), given=("given", "any"))
    return printings.ngroup(), found.reset_index()


def _denied(heads: list[Page], facts: Columns, fields: np.ndarray) -> np.ndarray:
    """Whether other facts of its page deny a fact, as a flag for each; of two that deny each other,
    both are denied."""
    denied = np.zeros(len(facts.page), bool)
    for at, head in enumerate(heads):
        doubts = {(note.role, note.field) for note in head.notes if note.kind == "disagrees"}
        for role, field in doubts:
            names = PAY if field in PAY else (field,)
            rows = slice(*np.searchsorted(facts.page, (at, at + 1)))
            asked = np.isin(fields[rows], [FIELD_NUMBERS[name] for name in names])
            denied[rows] |= asked & (facts.second[rows] == (role == head.roles[1]))
    return denied


def _marks(sayings: list[Saying]) -> np.ndarray:
    """A random number for each value of a group, 0 for none: the sum over a printing is, but for
    one chance in 10^13 or so, the same only for the same values."""
    numbers: dict[tuple[str, str], int] = {}
    of = [
        s.value is not None and 1 + numbers.setdefault((s.group, _folded(s.value)), len(numbers))
        for s in sayings
    ]
    random = np.random.default_rng(0).integers(-(2**63), 2**63, size=len(numbers) + 1)
    random[0] = 0
    return random[np.array(of, np.int64)]
