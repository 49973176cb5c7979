"""The kinds of rows that pages print: numbers, names, shares of groups. `catalogue` lists them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from helpers.pages import cells
from helpers.pages.cells import Reader


@dataclass(frozen=True, eq=False)
class Row:
    """A row that pages print. `also` are other words for its label, in tables of people's own.
    `expected` says in words what a cell holds; `joined` is the stricter form of a cell in a
    run-together row (`cell` serves where it is None), and `cut` finds the places where such a row
    may be cut; `known` are names that need no other sign to be told apart. `unfinished` is how the
    text ends if it looks whole and may yet have been cut off; with `one_or_two` a text that also
    reads as one cell is not taken for two."""

    labels: tuple[str, ...]
    fields: tuple[str, ...]
    expected: str
    cell: re.Pattern
    read: Reader = field(repr=False)
    cut: re.Pattern = cells.ANYWHERE
    joined: re.Pattern | None = None
    unfinished: re.Pattern | None = None
    one_or_two: bool = False
    known: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.labels[0]


def pattern(text: str) -> re.Pattern:
    return re.compile(text, re.IGNORECASE)


def name_row(label: str, name: str, expected: str, **more) -> Row:
    more = {
        "cut": cells.BETWEEN_NAMES,
        "joined": re.compile(cells.ONE_NAME),
        "unfinished": re.compile(r"[^-]$"),
        **more,
    }
    return Row((label,), (name,), expected, pattern(cells.NAME), cells.text(name), **more)


def number_row(
    labels: tuple[str, ...], name: str, expected: str, cell: str, convert=cells.plain, **more
) -> Row:
    return Row(labels, (name,), expected, pattern(cell), cells.number(name, convert), **more)


def shares_row(
    label: str,
    name: str,
    groups: tuple[str, ...],
    expected: str,
    also: tuple[str, ...],
    other_names: Mapping[str, str] = MappingProxyType({}),
) -> Row:
    cell = pattern(rf"(?:{cells.GROUP_SHARE.pattern})+")
    read = cells.group_shares(name, groups, other_names)
    more = {"cut": cells.AFTER_PERCENT, "one_or_two": True, "also": also}
    return Row((label,), (name,), expected, cell, read, **more)
