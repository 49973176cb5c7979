"""
What every result of a question has in common: it can list its numbers.

    Row(name, value, unit, how, low, high)   a number as it stands in a report's table
    rows_of(results)                         the rows of some results, in their order, each name
                                             once
    TooFew(found, needed, noun)              a question needs more than the data have
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Row(NamedTuple):
    """A number: its `name`, `value` and `unit`, `how` it was found, and the `low` and `high` end of
    its interval or range, if it has one; `how` says which of the two it is, and of what."""

    name: str
    value: float
    unit: str
    how: str
    low: float | None = None
    high: float | None = None


class Result(Protocol):
    """What a question gives back."""

    def rows(self) -> Iterable[Row]:
        """The numbers of the result."""


class TooFew(Exception):
    """A question needs more than the data have. `noun` is a singular such as "role with a pay
    range"; `told` says where to look for what can be told all the same.

    >>> str(TooFew(1, 2, "role with a pay range"))
    'Two roles with a pay range are needed, there is one.'
    """

    def __init__(self, found: int, needed: int, noun: str, told: str = ""):
        self.found, self.needed, self.noun = found, needed, noun
        thing, *which = noun.partition(" with ")
        things = thing if needed == 1 else f"{thing}s"
        asked = f"{_word(needed).capitalize()} {things}{''.join(which)} {'is' if needed == 1 else 'are'} needed"
        have = (
            f"{'is' if (found or needed) == 1 else 'are'} {'none' if not found else _word(found)}"
        )
        super().__init__(f"{asked}, there {have}. {told}".rstrip())

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows in the place of a traceback: it is no fault that one could look for."""
        return [str(self)]

    @classmethod
    def unless(cls, found: int, needed: int, noun: str, told: str = "") -> None:
        """Raise it unless `found` reaches `needed`."""
        if found < needed:
            raise cls(found, needed, noun, told)


def rows_of(results: Iterable[Result]) -> list[Row]:
    """The rows of some results, in their order. A name may come twice with one value, and is then
    listed once.

    Raises ValueError for a name with two values.
    """
    rows: dict[str, Row] = {}
    for row in (row for result in results for row in result.rows()):
        if row != rows.setdefault(row.name, row) and row.value == row.value:
            raise ValueError(
                f"{row.name}: {row.value} and {rows[row.name].value}, expected one value"
            )
    return list(rows.values())


def _word(count: int) -> str:
    return WORDS[count] if count < len(WORDS) else f"{count:,}"
