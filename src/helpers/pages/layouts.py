"""Pages come as text, as Markdown and as saved HTML, in five layouts. This module turns any of
them into the same three things: tables (the header line and its rows), prose (the other lines), and
strays (what looks like a row but is none).

    scan(name, text, html)   a `Scan` with tables, prose and strays

Nothing here knows what a cell means; `catalogue` does. All steps take time linear in the size of
the page."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from helpers.pages.catalogue import row_of
from helpers.pages.labels import (
    LABELS_BY_START,
    LONGEST_LABEL,
    begins_label,
    begins_with_label,
    label_inside,
    near_label,
    nearest,
)
from helpers.pages.lines import Line, text_lines
from helpers.pages.markup import markup_lines
from helpers.pages.rows import Row


class TableRow(NamedTuple):
    line: int
    row: Row
    cells: tuple[str, ...]  # as printed: two for a good row, one where the page ran them together
    joined: bool
    cut: str = ""  # why the row may have been cut off
    apart: bool = False  # a joined row under names that stand apart: it may hold one value
    behind: str = ""  # the line right behind a joined row, which may belong to its last value


@dataclass
class Table:
    """Rows under one header. `header` is a tuple of role names, or one text where the page ran them
    together."""

    line: int
    header: tuple[str, ...] | str
    closed: bool = False  # rows end in a bar, because the header does
    opened: bool = False  # and they begin with one
    rows: list[TableRow] = field(default_factory=list)
    before: str = ""  # the line right before the header, which may be a part of it
    broken: bool = False  # its rows have bars where it has none: a part of it is on another line


@dataclass
class Scan:
    tables: list[Table]
    prose: list[tuple[int, str]]
    strays: list[tuple[int, str]]


VALUE_SIGN = re.compile(r"[$%\d]")
# A short line behind a row that ends in a value right behind a word is a row too, though its label
# is unknown.
LOOKS_JOINED = re.compile(r"(?=.*[^\W\d_][$\d-])[^\W\d_].{2,60}[\d%-]")
ENDS_IN_SHARE = re.compile(r"\d\s?%-?$")  # as a long row does, and no sentence
ENDS_INSIDE, NO_CLOSING_BAR = "the page ends inside", "no closing bar behind"
NO_HEADER = 'row "{}" under no header, expected the names of two roles above it'
BROKEN_LABEL = '"{}" begins like the label of a row, and the line ends there'
LABEL_AND_TWO = "expected a label and two values"
SHOWN = 80  # characters of a line that a message repeats
ARROWS = " ▲▼△▽▴▾▵▿↑↓↕⇅⇵⬆⬇⌃⌄◂▸\ufe0e\ufe0f"  # by which tables are sorted


def _joined_row(line: Line, in_table: bool) -> TableRow | None:
    """The run-together row in a line of text, if it is one: a label with a value right behind
    it."""
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
        and (value[0] in "$-+" or value[0].isdigit() or (in_table and value[0].isupper()))
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
        self.behind: list[tuple[Table, int, int, str]] = []  # lines right behind joined rows

    def add(self, line: Line) -> None:
        if line.broken:
            self.strays.append((line.number, line.broken))
        elif line.cells is not None:
            self.add_cells(line, line.cells)
        elif row := _joined_row(line, self.table is not None and self.since_row < 2):
            self.add_joined(row)
        else:
            self.add_prose(line)

    def stray(self, line: int, what: str) -> None:
        self.strays.append((line, what))

    def begin(self, line: int, header: tuple[str, ...] | str, **bars: bool) -> None:
        before = next((text for at, text in self.prose[-2:] if at == line - 1), "")
        before = before if len(before) < SHOWN else ""  # a sentence is no part of a name
        self.table = Table(line, header, before=before, **bars)
        self.tables.append(self.table)

    def add_cells(self, line: Line, cells: tuple[str, ...]) -> None:
        row = row_of(cells[0]) if cells else None
        if self.since_row and (row or len(cells) > 1):
            self.table, self.since_row = None, 0
        if row is not None:
            self.add_row(line, row, cells)
        elif any(map(row_of, cells)) or near_label(cells[0] if cells else ""):
            self.stray(
                line.number, f'"{line.text[:SHOWN]}" looks like a row and cannot be read as one'
            )
        elif len(cells) > 1 and self.is_header(line, cells):
            if not line.header:
                # So it is, if no row follows: a name may hold a bar.
                self.prose.append((line.number, line.text))
            corner = line.header and all(cells) and len(cells) > 2
            names = (cell.strip(ARROWS) for cell in (cells[1:] if corner else cells))
            header = tuple(name for name in names if name)
            self.begin(line.number, header, closed=line.closed, opened=line.opened)
        elif len(cells) > 1 and self.table is not None:
            known = ", ".join(nearest(cells[0]))
            self.stray(
                line.number, f'unknown label "{cells[0][:SHOWN]}", expected one of {known} ...'
            )
        elif self.tables and begins_label(line.text):
            self.stray(line.number, BROKEN_LABEL.format(line.text))
        elif self.follows_row() and "|" in line.text and VALUE_SIGN.search(line.text):
            self.stray(line.number, f'"{line.text[:SHOWN]}" has one cell, {LABEL_AND_TWO}')
        else:
            self.prose.append((line.number, line.text))
            if self.table is not None and not self.table.rows:
                self.table = None  # the rest of a header that a line end parts

    def follows_row(self) -> bool:
        return self.table is not None and bool(self.table.rows) and self.since_row == 0

    def is_header(self, line: Line, cells: tuple[str, ...]) -> bool:
        bare = len(cells) == 2 and (
            self.table is None or not self.table.rows or cells == self.table.header
        )
        return line.header or not cells[0] or not cells[-1] or bare

    def add_row(self, line: Line, row: Row, cells: tuple[str, ...]) -> None:
        table = self.table
        if table is None:
            self.stray(line.number, NO_HEADER.format(cells[0][:SHOWN]))
            return
        open_bar = (ENDS_INSIDE if line.last else NO_CLOSING_BAR) if table.closed else ""
        cut = "" if line.closed else _cut(line, row, cells[-1]) or open_bar
        if isinstance(table.header, tuple):
            begun_before = table.before and line.opened and not table.opened
            table.broken |= bool(begun_before or (line.closed and not table.closed))
        table.rows.append(TableRow(line.number, row, cells[1:], False, cut))

    def add_joined(self, row: TableRow) -> None:
        if other := label_inside(row.cells[0]):
            what = f'holds the label of another row, "{other}", and cannot be read'
            self.stray(row.line, f'row "{row.row.label}" {what}')
            return
        header = self.prose[-1] if self.since_row and self.prose else None
        between_rows = (
            self.table is not None and self.since_row == 1 and header[1] != self.table.header
        )
        if between_rows and (
            near_label(header[1]) or header[1].endswith("-") or VALUE_SIGN.search(header[1])
        ):
            self.stray(header[0], f'a line that is no row: "{header[1][:SHOWN]}"')
        elif header:
            self.begin(*header)
            self.behind = [found for found in self.behind if found[2] != header[0]]
        elif self.table is None:
            self.stray(row.line, NO_HEADER.format(row.row.label))
        self.since_row = 0
        if self.table is not None:
            self.table.rows.append(
                row if isinstance(self.table.header, str) else row._replace(apart=True)
            )

    def add_prose(self, line: Line) -> None:
        table = self.table
        if table and table.rows and table.rows[-1].joined and not self.since_row:
            if table.rows[-1].line == line.number - 1:
                self.behind.append((table, len(table.rows) - 1, line.number, line.text))
        if what := self.what_is_wrong(line.number, line.text):
            self.stray(line.number, what)
        else:
            self.prose.append((line.number, line.text))
            self.since_row += 1

    def what_is_wrong(self, number: int, text: str) -> str:
        """What is wrong with a line of text that looks like a row; nothing is for prose."""
        after_row = self.since_row == 0 and self.tables
        if self.tables and begins_label(text):
            return BROKEN_LABEL.format(text)
        at, before = self.prose[-1] if self.prose else (0, "")
        if before and at == number - 1 and len(before) < 3 and begins_with_label(before + text):
            return f'"{before}" and "{text[:SHOWN]}" look like a row that a line end parts'
        if (
            len(text) < 600
            and (after_row or text.endswith("-") or VALUE_SIGN.search(text, 0, 60))
            and (label := near_label(text))
        ):
            if not text.casefold().startswith((label.casefold() + " ", label.casefold() + "s ")):
                return f'"{text[:SHOWN]}" looks like the row "{label}" and cannot be read as it'
        if after_row and label_inside(text[:SHOWN]):
            return f'"{text[:SHOWN]}" holds the label of a row and cannot be read as one'
        joined = LOOKS_JOINED.fullmatch if len(text) < SHOWN else ENDS_IN_SHARE.search
        if after_row and joined(text):
            return f'"{text[:SHOWN]}" looks like a row, but its label is unknown'
        return ""

    def end(self) -> None:
        """Tell each joined row of the line right behind it that is neither row nor header."""
        for table, at, _, text in self.behind:
            table.rows[at] = table.rows[at]._replace(behind=text)


def scan(name: str, text: str, html: bool = False, skip: int = 0) -> Scan:
    """The tables, the prose and the strays of a page; the first `skip` lines are left out."""
    builder = _Builder()
    for line in markup_lines(name, text) if html else text_lines(name, text, skip):
        builder.add(line)
    if not html:  # blocks of markup are whole
        builder.end()
    return Scan([table for table in builder.tables if table.rows], builder.prose, builder.strays)
