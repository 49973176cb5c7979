"""Many pages in little memory. Pages about the same roles mostly say the same: a `Shelf` keeps
each distinct saying once, and of every fact only its line, its role and the number of its saying.
Pages that are put on a shelf can be taken from it again."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from helpers.pages.facts import Fact, Page


class Saying(NamedTuple):
    """A fact without its place: what it says, whichever role and page it is said of."""

    field: str
    group: str
    value: float | str | None
    unit: str
    raw: str
    note: str


class _Numbers(dict):
    """A number for each thing, counted from 0 in the order in which they are asked for."""

    def __missing__(self, thing) -> int:
        number = self[thing] = len(self)
        return number


class Shelf:
    """Pages in order. For fact `i`: `lines[i]`, `seconds[i]` (whether it is about the second role
    of its page) and `said[i]`, the number of its saying in `sayings`. The facts of page `n` end
    before `ends[n]`."""

    def __init__(self):
        self.heads: list[Page] = []  # the pages, without their facts
        self.ends, self.lines, self.seconds, self.said = map(array, "qibi")
        self._numbers = _Numbers()
        self._sayings: list[Saying] = []

    def __len__(self) -> int:
        return len(self.heads)

    def __iter__(self) -> Iterator[Page]:
        sayings = self.sayings
        return (self._page(at, sayings) for at in range(len(self)))

    def __getitem__(self, at: int) -> Page:
        return self._page(at, self.sayings)

    def _page(self, at: int, sayings: list[Saying]) -> Page:
        head, rows = self.heads[at], self.rows(at)
        here = slice(rows.start, rows.stop)
        found = zip(self.lines[here], self.seconds[here], self.said[here], strict=True)
        facts = (
            Fact(head.name, line, head.roles[second], *sayings[said])
            for line, second, said in found
        )
        return replace(head, facts=tuple(facts))

    @property
    def sayings(self) -> list[Saying]:
        """The distinct sayings, by their numbers."""
        if len(self._sayings) < len(self._numbers):
            self._sayings = [Saying(*saying) for saying in self._numbers]
        return self._sayings

    def add(self, page: Page) -> None:
        """Put a page behind the others."""
        self.heads.append(replace(page, facts=()))
        if page.facts:
            _, lines, roles, *saying = zip(*page.facts, strict=True)
            self.lines.extend(lines)
            self.seconds.extend(map(page.roles[1].__eq__, roles))
            self.said.extend(map(self._numbers.__getitem__, zip(*saying, strict=True)))
        self.ends.append(len(self.said))

    def add_all(self, other: "Shelf") -> None:
        """Put the pages of another shelf behind the others."""
        here = array("i", map(self._numbers.__getitem__, other._numbers))
        before = len(self.said)
        self.heads += other.heads
        self.ends.extend([before + end for end in other.ends])
        self.lines.extend(other.lines)
        self.seconds.extend(other.seconds)
        self.said.extend(map(here.__getitem__, other.said))

    def settled(self, settle: Callable[[Page], Page]) -> "Shelf":
        """The pages again, those with open cells as `settle` gives them back."""
        # `after` finds new sayings, so the list is made once.
        sayings, after, done = self.sayings, Shelf(), 0
        after._numbers = self._numbers
        for at in [at for at, head in enumerate(self.heads) if head.open]:
            after._copy(self, done, at)
            after.add(settle(self._page(at, sayings)))
            done = at + 1
        after._copy(self, done, len(self))
        return after

    def _copy(self, other: "Shelf", start: int, stop: int) -> None:
        """Put some pages of another shelf, whose sayings have the same numbers, behind the
        others."""
        if start < stop:
            first, end = other.rows(start).start, other.ends[stop - 1]
            self.ends.extend([len(self.said) - first + end for end in other.ends[start:stop]])
            self.heads += other.heads[start:stop]
            self.lines.extend(other.lines[first:end])
            self.seconds.extend(other.seconds[first:end])
            self.said.extend(other.said[first:end])

    def rows(self, at: int) -> range:
        """The numbers of the facts of a page."""
        return range(self.ends[at - 1] if at else 0, self.ends[at])

    def page_of(self, row: int) -> int:
        """The page on which the fact with this number stands."""
        return bisect_right(self.ends, row)

    def fact(self, row: int) -> Fact:
        """The fact with this number."""
        page = self.heads[self.page_of(row)]
        return Fact(
            page.name, self.lines[row], page.roles[self.seconds[row]], *self.sayings[self.said[row]]
        )
