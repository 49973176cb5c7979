"""Pages come as text, as Markdown and as saved HTML, in five layouts. This module turns any of
them into the same three things: tables (the header line and its rows), prose (the other lines), and
strays (what looks like a row but is none).

    scan(name, text, html)   a `Scan` with tables, prose and strays

Nothing here knows what a cell means; `fields` does. All steps take time linear in the size of the
page."""

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from helpers.pages.catalogue import ROWS, Row, row_of
from helpers.pages.files import PageError, front_matter, is_html, read_text
from helpers.pages.lines import Line, markup_lines, text_lines

__all__ = [
    "PageError",
    "Scan",
    "Table",
    "TableRow",
    "front_matter",
    "is_html",
    "near_label",
    "read_text",
    "scan",
]


class TableRow(NamedTuple):
    line: int
    row: Row
    cells: tuple[str, ...]  # as printed: two for a good row, one where the page ran them together
    joined: bool
    cut: str = ""  # why the row may have been cut off
    apart: bool = False  # a joined row whose label, or whose header, is not run together: it may hold one value


@dataclass
class Table:
    """Rows under one header. `header` is a tuple of role names, or one text where the page ran them
    together."""

    line: int
    header: tuple[str, ...] | str
    closed: bool = False  # rows end in a bar, because the header does
    rows: list[TableRow] = field(default_factory=list)


@dataclass
class Scan:
    tables: list[Table]
    prose: list[tuple[int, str]]
    strays: list[tuple[int, str]]


LABELS = sorted(
    (label for row in ROWS for label in row.labels if row.label not in ("Skill", "Duty")),
    key=len,
    reverse=True,
)
LOW_LABELS = [label.lower() for label in LABELS]
LABELS_BY_START = {
    start: [label for label in LOW_LABELS if label[:2] == start]
    for start in {label[:2] for label in LOW_LABELS}
}
LONGEST_LABEL = max(map(len, LABELS))
LABEL_INSIDE = re.compile(f"(?i:{'|'.join(map(re.escape, LABELS))})(?=[$\\dA-Z-])")
VALUE_SIGN = re.compile(r"[$%\d]")
# A short line behind a row that ends in a value right behind a word is a row too, though its label
# is unknown.
LOOKS_JOINED = re.compile(r"(?=.*[^\W\d_][$\d-])[^\W\d_].{2,60}[\d%-]")
ENDS_INSIDE, NO_CLOSING_BAR = "the page ends inside", "no closing bar behind"
BROKEN_LABEL = '"{}" begins like the label of a row, and the line ends there'
SHOWN = 80  # characters of a line that a message repeats


def _trigrams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


LABEL_TRIGRAMS = {label: _trigrams(label.casefold()) for label in LABELS}
TRIGRAM_LABELS = {
    gram: [lb for lb, grams in LABEL_TRIGRAMS.items() if gram in grams]
    for grams in LABEL_TRIGRAMS.values()
    for gram in grams
}
FEW_TRIGRAMS = 0.6 * min(map(len, LABEL_TRIGRAMS.values()))


def near_label(text: str) -> str | None:
    """The label that a text nearly begins with, but for a slip or two.

    >>> near_label("Yearly salar$61,487$91,598"), near_label("Customer Satisfaction, 6%")
    ('Yearly salary', None)
    """
    return _near(text[:28].casefold())


@lru_cache(maxsize=16_384)
def _near(start: str) -> str | None:
    shared = TRIGRAM_LABELS.keys() & _trigrams(start)
    hits = (
        Counter(label for gram in shared for label in TRIGRAM_LABELS[gram])
        if len(shared) >= FEW_TRIGRAMS
        else {}
    )
    near = [label for label, n in hits.items() if n >= 0.6 * len(LABEL_TRIGRAMS[label])]
    return next(
        (
            label
            for label in near
            if SequenceMatcher(None, label.casefold(), start[: len(label)]).ratio() >= 0.85
        ),
        None,
    )


def _holds_label(text: str) -> bool:
    low = text.lower()
    for label in LOW_LABELS:
        if label in low:
            return LABEL_INSIDE.search(text) is not None
    return False


def _begins_label(text: str) -> bool:
    """Whether a line is the beginning of a label, and no more."""
    low = text.strip(" |").casefold()
    return 2 < len(low) < LONGEST_LABEL and any(
        label.startswith(low) and label != low for label in LOW_LABELS
    )


def _joined_row(line: Line, in_table: bool) -> TableRow | None:
    """The run-together row in a line of text, if it is one: a label with a value right behind it."""
    start = line.text[:LONGEST_LABEL].lower()
    for label in LABELS_BY_START.get(start[:2], ()):
        if start.startswith(label):
            break
    else:
        return None
    rest = line.text[len(label) :]
    value = rest.lstrip(" :")
    glued = value and value == rest and (not value[0].islower() or value[1:2].isupper())
    spaced = (
        value
        and value != rest
        and (value[0] in "$-" or value[0].isdigit() or (in_table and value[0].isupper()))
    )
    row = row_of(label)
    return (
        TableRow(line.number, row, (value,), True, _cut(line, row, value), not glued)
        if glued or spaced
        else None
    )


def _cut(line: Line, row: Row, text: str) -> str:
    return ENDS_INSIDE if line.last and row.unfinished and row.unfinished.search(text) else ""


class _Builder:
    """Sorts lines into tables, prose and strays, one line after another."""

    def __init__(self):
        self.tables: list[Table] = []
        self.prose: list[tuple[int, str]] = []
        self.strays: list[tuple[int, str]] = []
        self.table: Table | None = None  # the one that takes the next row
        self.since_row = 0  # lines of prose since the last row

    def add(self, line: Line) -> None:
        if line.broken:
            self.strays.append((line.number, line.broken))
        elif line.cells is not None:
            self.add_cells(line, line.cells)
        elif row := _joined_row(line, self.table is not None and self.since_row < 2):
            self.add_joined(row)
        else:
            self.add_prose(line)

    def begin(self, line: int, header: tuple[str, ...] | str, closed: bool = False) -> None:
        self.table = Table(line, header, closed)
        self.tables.append(self.table)

    def add_cells(self, line: Line, cells: tuple[str, ...]) -> None:
        row = row_of(cells[0]) if cells else None
        if self.since_row and (row or len(cells) > 1):
            self.table, self.since_row = None, 0
        if row is not None:
            self.add_row(line, row, cells)
        elif any(map(row_of, cells)) or near_label(cells[0] if cells else ""):
            self.strays.append(
                (line.number, f'"{line.text[:SHOWN]}" looks like a row and cannot be read as one')
            )
        elif len(cells) > 1 and self.is_header(line, cells):
            if not line.header:
                self.prose.append(
                    (line.number, line.text)
                )  # so it is, if no row follows: a name may hold a bar
            corner = line.header and all(cells) and len(cells) > 2
            self.begin(
                line.number, tuple(c for c in (cells[1:] if corner else cells) if c), line.closed
            )
        elif len(cells) > 1 and self.table is not None:
            self.strays.append(
                (
                    line.number,
                    f'unknown label "{cells[0][:SHOWN]}", expected one of {", ".join(LABELS[:3])} ...',
                )
            )
        elif self.tables and _begins_label(line.text):
            self.strays.append((line.number, BROKEN_LABEL.format(line.text)))
        else:
            self.prose.append((line.number, line.text))

    def is_header(self, line: Line, cells: tuple[str, ...]) -> bool:
        bare = len(cells) == 2 and (
            self.table is None or not self.table.rows or cells == self.table.header
        )
        return line.header or not cells[0] or not cells[-1] or bare

    def add_row(self, line: Line, row: Row, cells: tuple[str, ...]) -> None:
        if self.table is None:
            self.strays.append(
                (
                    line.number,
                    f'row "{cells[0][:SHOWN]}" under no header, expected the names of two roles above it',
                )
            )
            return
        open_bar = (ENDS_INSIDE if line.last else NO_CLOSING_BAR) if self.table.closed else ""
        cut = "" if line.closed else _cut(line, row, cells[-1]) or open_bar
        self.table.rows.append(
            tuple.__new__(TableRow, (line.number, row, cells[1:], False, cut))
        )  # quicker than TableRow(...)

    def add_joined(self, row: TableRow) -> None:
        if _holds_label(row.cells[0]):
            self.strays.append(
                (
                    row.line,
                    f'row "{row.row.label}" holds the label of another row and cannot be read',
                )
            )
            return
        header = self.prose[-1] if self.since_row and self.prose else None
        between_rows = (
            self.table is not None and self.since_row == 1 and header[1] != self.table.header
        )
        if between_rows and (
            near_label(header[1]) or header[1].endswith("-") or VALUE_SIGN.search(header[1])
        ):
            self.strays.append((header[0], f'a line that is no row: "{header[1][:SHOWN]}"'))
        elif header:
            self.begin(*header)
        elif self.table is None:
            self.strays.append(
                (
                    row.line,
                    f'row "{row.row.label}" under no header, expected the names of two roles above it',
                )
            )
        self.since_row = 0
        if self.table is not None:
            self.table.rows.append(
                row if isinstance(self.table.header, str) else row._replace(apart=True)
            )

    def add_prose(self, line: Line) -> None:
        if stray := self.stray(line.text):
            self.strays.append((line.number, stray))
        else:
            self.prose.append((line.number, line.text))
            self.since_row += 1

    def stray(self, text: str) -> str:
        """What is wrong with a line of text that looks like a row; nothing is for prose."""
        after_row = self.since_row == 0 and self.tables
        if self.tables and _begins_label(text):
            return BROKEN_LABEL.format(text)
        if (
            len(text) < 600
            and (after_row or text.endswith("-") or VALUE_SIGN.search(text, 0, 60))
            and (label := near_label(text))
        ):
            if not text.casefold().startswith((label.casefold() + " ", label.casefold() + "s ")):
                return f'"{text[:SHOWN]}" looks like the row "{label}" and cannot be read as it'
        if after_row and _holds_label(text[:SHOWN]):
            return f'"{text[:SHOWN]}" holds the label of a row and cannot be read as one'
        if after_row and len(text) < SHOWN and LOOKS_JOINED.fullmatch(text):
            return f'"{text[:SHOWN]}" looks like a row, but its label is unknown'
        return ""


def scan(name: str, text: str, html: bool = False, skip: int = 0) -> Scan:
    """The tables, the prose and the strays of a page; the first `skip` lines are left out."""
    builder = _Builder()
    for line in markup_lines(name, text) if html else text_lines(name, text, skip):
        builder.add(line)
    return Scan([table for table in builder.tables if table.rows], builder.prose, builder.strays)
