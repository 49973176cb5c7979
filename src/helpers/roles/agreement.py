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

from helpers.pages.catalogue import FIELDS
from helpers.pages.facts import Fact, Note, Page, role_key
from helpers.roles.reading import value_text
from helpers.roles.shelf import Saying, Shelf

__all__ = ["Columns", "agree", "columns"]

PAY = frozenset(
    ("yearly_salary", "hourly_rate", "salary_low", "salary_high")
)  # they check each other: all are in doubt, or none
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
    printings = _printings(pages.heads, facts, pages.sayings)
    stand = _standing(printings)
    subject, content = printings.subject[stand], printings.content[stand]
    same = subject[1:] == subject[:-1]  # as the printing before it
    counts = np.zeros(len(printings.starts), bool)
    counts[stand[np.append(~same, True)[: len(stand)]]] = True
    flags = np.empty(len(printings.order), bool)
    flags[printings.order] = np.repeat(counts, np.diff(printings.starts, append=len(flags)))
    differ = np.flatnonzero(same & (content[1:] != content[:-1]))
    rows = [(printings.rows(stand[i]), printings.rows(stand[i + 1])) for i in differ]
    rows.sort(key=lambda two: (_vintage(pages.heads[facts.page[two[1][0]]]), two[1][0]))
    found = (
        [{fact.group: fact for fact in map(pages.fact, printing)} for printing in two]
        for two in rows
    )
    return flags, [note for before, after in found for note in _disagreements(before, after)]


def _vintage(page: Page) -> int:
    return (page.retrieved or date.min).toordinal()


def _disagreements(before: dict[str, Fact], after: dict[str, Fact]) -> Iterator[Note]:
    """What a page gives for a field of a role, against what the page before it gave."""
    after = {group: fact for group, fact in after.items() if fact.value is not None}
    last = next(iter(after.values()))
    for group, old in before.items():
        new = after.get(group)
        if old.value is not None and (new is None or _folded(new.value) != _folded(old.value)):
            what = f"{old.field} ({group})" if group else old.field
            given = (
                f"{new.raw} on {new.page}:{new.line}"
                if new
                else f"not given on {last.page}:{last.line}"
            )
            seen = f"{what}: {old.raw} on {old.page}:{old.line}, {given}; the latter counts"
            yield Note(last.page, (new or last).line, last.role, old.field, "disagrees", seen)


def _folded(value: float | str) -> str:
    return value_text(value).casefold()


# Printings: what a page gives for a field of a role. Shares and lists, a fact a group, agree or
# differ as a whole.


@dataclass(frozen=True)
class _Printings:
    """All printings: those of a role and field together, the one that counts behind the others."""

    order: np.ndarray  # the facts, printing by printing
    starts: np.ndarray  # where each printing begins in `order`
    subject: np.ndarray  # the role and field of each printing
    given: np.ndarray  # whether it gives any value
    content: np.ndarray  # the same number for the same values

    def rows(self, at: int) -> list[int]:
        """The facts of a printing."""
        return self.order[
            self.starts[at] : self.starts[at + 1] if at + 1 < len(self.starts) else None
        ].tolist()


def _printings(heads: list[Page], facts: Columns, sayings: list[Saying]) -> _Printings:
    fields = np.array([FIELD_NUMBERS[saying.field] for saying in sayings])[facts.said]
    vintages = np.array([_vintage(head) for head in heads])
    place = np.empty(len(heads), np.int64)  # of each page among all, by vintage
    place[np.argsort(vintages, kind="stable")] = np.arange(len(heads))
    first = np.searchsorted(
        np.sort(vintages), vintages
    )  # the place of the first page of that vintage
    rank = (2 * first[facts.page] + ~_denied(heads, facts, fields)) * len(heads) + place[facts.page]
    ranks = 2 * len(heads) ** 2
    key = (facts.role * np.int64(len(FIELDS)) + fields) * ranks + rank
    order = np.argsort(key, kind="stable")
    key = key[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    said = facts.said[order]
    given = np.array([saying.value is not None for saying in sayings])
    content = np.add.reduceat(_marks(sayings)[said], starts)
    return _Printings(
        order, starts, key[starts] // ranks, np.logical_or.reduceat(given[said], starts), content
    )


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
    random = np.random.default_rng(0).integers(2**64, size=len(numbers) + 1, dtype=np.uint64)
    random[0] = 0
    return random[np.array(of, np.int64)]


def _standing(printings: _Printings) -> np.ndarray:
    """The printings that can count: those that give a value, and those of roles and fields for
    which none does."""
    begins = np.flatnonzero(np.diff(printings.subject, prepend=-1))
    some = np.logical_or.reduceat(printings.given, begins)
    return np.flatnonzero(
        printings.given | ~np.repeat(some, np.diff(begins, append=len(printings.subject)))
    )
